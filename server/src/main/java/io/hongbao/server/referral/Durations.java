package io.hongbao.server.referral;

import java.util.OptionalLong;

/**
 * How long something took, in buckets that are each 5 % longer than the one before: any quantile
 * within 2.5 %, in 3 kB, from a second to two years. Not thread-safe.
 */
final class Durations {

    private static final double STEP = Math.log(1.05);
    private static final int BUCKETS = 400;

    private final long[] counts = new long[BUCKETS];
    private long count;

    /**
     * @param millis less than a second counts as one
     */
    void add(long millis) {
        double seconds = Math.max(1, millis / 1000.0);
        counts[(int) Math.min(BUCKETS - 1, Math.log(seconds) / STEP)]++;
        count++;
    }

    long count() {
        return count;
    }

    /**
     * In seconds; empty when there is nothing.
     *
     * @param share 0 to 1; 0.5 is the median
     */
    OptionalLong quantileSeconds(double share) {
        if (count == 0) {
            return OptionalLong.empty();
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        int bucket = 0;
        while (bucket < BUCKETS - 1 && (seen += counts[bucket]) < rank) {
            bucket++;
        }
        return OptionalLong.of(Math.round(Math.exp((bucket + 0.5) * STEP)));
    }
}
