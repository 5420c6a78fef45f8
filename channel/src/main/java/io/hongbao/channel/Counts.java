package io.hongbao.channel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted in each of the last minutes, by channel and form.
 *
 * <p>Its memory is bounded: {@link #MAX_PAIRS} rings of {@link #MINUTES} minutes, 2.4 kB each.
 * Channels come from outside, so what would be one pair too many is not counted, and that is. Not
 * thread-safe.
 */
public final class Counts {

    /** How many minutes are kept. */
    public static final int MINUTES = 120;

    /** How many forms on channels are counted at most: 32 channels with all five forms. */
    public static final int MAX_PAIRS = 160;

    static final Comparator<ChannelForm> ORDER =
            Comparator.comparing(ChannelForm::channel).thenComparing(ChannelForm::form);

    /** What is counted. */
    public enum What {
        SHARE(0),
        OPEN(1),
        ACCEPTANCE(2),
        CANNOT_OPEN(3),
        CANNOT_COPY(4);

        private final int place;

        What(int place) {
            this.place = place;
        }
    }

    /** In a fixed order, so that what follows from them does not depend on hashing. */
    private final SortedMap<ChannelForm, Ring> rings = new TreeMap<>(ORDER);

    private long dropped;

    private static final class Ring {
        final long[] minutes = new long[MINUTES];
        final int[][] counts = new int[MINUTES][What.values().length];

        Ring() {
            Arrays.fill(minutes, Long.MIN_VALUE);
        }

        /** The minute's counts, emptied when its place held an older one. */
        int[] of(long minute) {
            int place = Math.floorMod(minute, MINUTES);
            if (minutes[place] < minute) {
                minutes[place] = minute;
                Arrays.fill(counts[place], 0);
            }
            return counts[place];
        }

        boolean has(long minute) {
            return minutes[Math.floorMod(minute, MINUTES)] == minute;
        }
    }

    /**
     * Counts something.
     *
     * @param minute since 1970; what is older than the ring is not counted
     * @param count 0 or more
     */
    public void add(ChannelForm pair, What what, long minute, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count must be 0 or more, not " + count);
        }
        Ring ring = rings.get(pair);
        if (ring == null) {
            if (rings.size() == MAX_PAIRS) {
                dropped += count;
                return;
            }
            ring = new Ring();
            rings.put(pair, ring);
        }
        int[] counts = ring.of(minute);
        if (ring.has(minute)) {
            int place = what.place;
            counts[place] = (int) Math.min(Integer.MAX_VALUE, (long) counts[place] + count);
        } else {
            dropped += count;
        }
    }

    /** Nothing where nothing was counted, or is not kept any more. */
    public MinuteCounts at(ChannelForm pair, long minute) {
        Ring ring = rings.get(pair);
        if (ring == null || !ring.has(minute)) {
            return MinuteCounts.NONE;
        }
        int[] counts = ring.of(minute);
        return new MinuteCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /**
     * The sum of so many minutes.
     *
     * @param last the last of them
     * @param minutes 1 to {@link #MINUTES}
     */
    public MinuteCounts sum(ChannelForm pair, long last, int minutes) {
        MinuteCounts sum = MinuteCounts.NONE;
        for (long minute = last - Math.min(minutes, MINUTES) + 1; minute <= last; minute++) {
            sum = sum.plus(at(pair, minute));
        }
        return sum;
    }

    /** Every pair that was ever counted, in a fixed order. */
    public Set<ChannelForm> pairs() {
        return java.util.Collections.unmodifiableSet(rings.keySet());
    }

    /** How much was not counted: too many pairs, or too old. */
    public long dropped() {
        return dropped;
    }
}
