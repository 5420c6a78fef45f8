package io.hongbao.server.live;

/**
 * Quantiles of what was counted in buckets, by linear interpolation within a bucket, as Prometheus'
 * {@code histogram_quantile} does it.
 */
final class Quantiles {

    private Quantiles() {}

    /**
     * The value below which a share of all lies.
     *
     * @param share above 0, at most 1
     * @param ends where buckets end, ascending
     * @param counts how many are at most as large as each end; and, last, how many there are, at
     *     least 1
     * @return at most the last end, however large the largest are
     */
    static double of(double share, double[] ends, long[] counts) {
        double rank = share * counts[ends.length];
        double start = 0;
        long before = 0;
        for (int i = 0; i < ends.length; i++) {
            if (counts[i] >= rank) {
                long inside = counts[i] - before;
                return start + (ends[i] - start) * (rank - before) / inside;
            }
            start = ends[i];
            before = counts[i];
        }
        return start;
    }
}
