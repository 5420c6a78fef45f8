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

    private final SortedMap<ChannelForm, Past> pairs = new TreeMap<>(Counts.ORDER);

    private static final class Past {
        final double[] seen = new double[MINUTES];
        final double[] expected = new double[MINUTES];
        final double[] slowly = new double[MINUTES];

        Together sum(long last, int minutes) {
            Together sum = Together.NOTHING;
            for (int back = 0; back < minutes; back++) {
                int place = Math.floorMod(last - back, MINUTES);
                sum = sum.and(new Together(seen[place], expected[place], slowly[place]));
            }
            return sum;
        }
    }

    /**
     * What several saw together.
     *
     * @param seen outcomes
     * @param expected outcomes as usual
     * @param slowly what would be expected if everybody took longer
     */
    record Together(double seen, double expected, double slowly) {
        static final Together NOTHING = new Together(0, 0, 0);

        Together and(Together other) {
            return new Together(
                    seen + other.seen, expected + other.expected, slowly + other.slowly);
        }

        double share() {
            return seen / expected;
        }

        /** Counted as if it lay less far from the middle one. */
        Together near(double middle) {
            double least = expected * middle / MOST_APART;
            double most = expected * middle * MOST_APART;
            return new Together(Math.clamp(seen, least, most), expected, slowly);
        }
    }

    /** Opens a minute: what it held before is forgotten. */
    void begin(long minute) {
        int place = Math.floorMod(minute, MINUTES);
        for (Past past : pairs.values()) {
            past.seen[place] = 0;
            past.expected[place] = 0;
            past.slowly[place] = 0;
        }
    }

    void add(ChannelForm pair, long minute, double seen, double expected, double slowly) {
        Past past = pairs.computeIfAbsent(pair, _ -> new Past());
        int place = Math.floorMod(minute, MINUTES);
        past.seen[place] = seen;
        past.expected[place] = expected;
        past.slowly[place] = slowly;
    }

    /**
     * What all other channels saw; one far from the middle one counts as less far.
     *
     * @param last the last minute
     * @param minutes 1 to {@link #MINUTES}
     */
    Together without(String channel, long last, int minutes) {
        SortedMap<String, Together> channels = new TreeMap<>();
        pairs.forEach((pair, past) -> {
            if (!pair.channel().equals(channel)) {
                channels.merge(pair.channel(), past.sum(last, minutes), Together::and);
            }
        });
        List<Together> siblings = new ArrayList<>(channels.values());
        siblings.removeIf(one -> one.expected() <= 0);
        double middle = middle(siblings);
        return siblings.stream()
                .map(one -> one.near(middle))
                .reduce(Together.NOTHING, Together::and);
    }

    /** What the other forms on the same channel saw. */
    Together beside(ChannelForm pair, long last, int minutes) {
        Together sum = Together.NOTHING;
        for (var entry : pairs.entrySet()) {
            ChannelForm other = entry.getKey();
            if (other.channel().equals(pair.channel()) && other.form() != pair.form()) {
                sum = sum.and(entry.getValue().sum(last, minutes));
            }
        }
        return sum;
    }

    /** The weighted median of their shares, the lower one of two. */
    private static double middle(List<Together> siblings) {
        siblings.sort(Comparator.comparingDouble(Together::share));
        double all = siblings.stream().mapToDouble(Together::expected).sum();
        double below = 0;
        for (Together one : siblings) {
            below += one.expected();
            if (below >= all / 2) {
                return one.share();
            }
        }
        return 1;
    }
}
