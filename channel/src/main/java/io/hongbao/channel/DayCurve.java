package io.hongbao.channel;

/** How a ratio goes up and down with the hour of the day, against its mean over the day. */
final class DayCurve {
    static final int HOURS = 24;

    /** Half of what an hour was learned from is three days old. */
    private static final double KEEP_A_DAY = Math.pow(0.5, 1.0 / 3);

    private final double[] seen = new double[HOURS];
    private final double[] expected = new double[HOURS];
    private final long[] days = new long[HOURS];

    /**
     * @param expectedFlat what would have come of a day without hours
     */
    void learn(long minute, double outcomes, double expectedFlat) {
        int hour = Math.floorMod(minute, HOURS * 60) / 60;
        long day = Math.floorDiv(minute, HOURS * 60);
        if (days[hour] != day) {
            double rest = Math.pow(KEEP_A_DAY, Math.clamp(day - days[hour], 1, 30));
            seen[hour] *= rest;
            expected[hour] *= rest;
            days[hour] = day;
        }
        seen[hour] += outcomes;
        expected[hour] += expectedFlat;
    }

    /**
     * How an hour compares with the day.
     *
     * @param worth how many outcomes {@code otherwise} counts for
     * @param otherwise what is believed while nothing was seen
     */
    double at(int hour, double worth, double otherwise) {
        return (seen[hour] + worth * otherwise) / (expected[hour] + worth);
    }
}
