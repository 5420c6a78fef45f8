package io.hongbao.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the channels saw and were expected to see in the last minutes, so that each can be held
 * against all others: what falls everywhere, an outage or the end of a gala, is no block.
 */
final class Siblings {

    /** The longest look back. */
    static final int MINUTES = RatioWatch.MOST_MINUTES;

    /** One sibling counts as if it lay at most so far from the middle one. */
    private static final double MOST_APART = 1.5;

    private final SortedMap<String, Past> channels = new TreeMap<>();

    private static final class Past {
        final double[] seen = new double[MINUTES];
        final double[] expected = new double[MINUTES];
        final double[] slowly = new double[MINUTES];
    }

    /**
     * What all channels but one saw together.
     *
     * @param seen outcomes; a sibling far from the middle one counts as less far
     * @param expected outcomes as usual
     * @param slowly what would be expected if everybody took longer
     */
    record Together(double seen, double expected, double slowly) {}

    /** Opens a minute: what it held before is forgotten. */
    void begin(long minute) {
        int place = Math.floorMod(minute, MINUTES);
        for (Past past : channels.values()) {
            past.seen[place] = 0;
            past.expected[place] = 0;
            past.slowly[place] = 0;
        }
    }

    void add(String channel, long minute, double seen, double expected, double slowly) {
        Past past = channels.computeIfAbsent(channel, _ -> new Past());
        int place = Math.floorMod(minute, MINUTES);
        past.seen[place] += seen;
        past.expected[place] += expected;
        past.slowly[place] += slowly;
    }

    private record Sibling(double seen, double expected) {
        double share() {
            return seen / expected;
        }
    }

    /**
     * @param last the last minute
     * @param minutes 1 to {@link #MINUTES}
     */
    Together without(String channel, long last, int minutes) {
        List<Sibling> siblings = new ArrayList<>();
        double slowly = 0;
        double all = 0;
        for (var entry : channels.entrySet()) {
            if (entry.getKey().equals(channel)) {
                continue;
            }
            double seen = 0;
            double expected = 0;
            for (int back = 0; back < minutes; back++) {
                int place = Math.floorMod(last - back, MINUTES);
                seen += entry.getValue().seen[place];
                expected += entry.getValue().expected[place];
                slowly += entry.getValue().slowly[place];
            }
            if (expected > 0) {
                siblings.add(new Sibling(seen, expected));
                all += expected;
            }
        }
        double middle = middle(siblings, all);
        double seen = 0;
        for (Sibling one : siblings) {
            seen +=
                    Math.clamp(
                            one.seen(),
                            one.expected() * middle / MOST_APART,
                            one.expected() * middle * MOST_APART);
        }
        return new Together(seen, all, slowly);
    }

    /** The weighted median of their shares, the lower one of two. */
    private static double middle(List<Sibling> siblings, double all) {
        siblings.sort(Comparator.comparingDouble(Sibling::share));
        double below = 0;
        for (Sibling one : siblings) {
            below += one.expected();
            if (below >= all / 2) {
                return one.share();
            }
        }
        return 1;
    }
}
