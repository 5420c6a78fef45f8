package io.hongbao.channel;

/**
 * A cumulative sum of log-likelihood ratios (Page 1954): how much better "it fell" explains what
 * was seen than "it is as usual", since the moment at which that began to be so.
 *
 * <p>For independent steps the mean time to a false alarm is at least {@code exp(alarmAt)} steps
 * (Lorden 1971), and no other rule with that time is quicker (Moustakides 1986). For counts see
 * Lucas 1985, whose reference value is what {@link #step} subtracts.
 */
final class Cusum implements DropTest {
    private final double usual;
    private final double fallen;
    private final double alarmAt;
    private final double mostAStep;

    private double sum;
    private double seen;
    private double expected;
    private long sinceMinute;

    /**
     * @param usual the least share of what is expected that is still as usual
     * @param fallen the share that it is designed to find, above or below {@code usual}
     * @param alarmAt the sum at which it alarms
     * @param leastSteps it takes at least so many steps: no single minute alarms
     */
    Cusum(double usual, double fallen, double alarmAt, int leastSteps) {
        this.usual = usual;
        this.fallen = fallen;
        this.alarmAt = alarmAt;
        // Just too little for one step fewer.
        this.mostAStep = leastSteps == 1 ? alarmAt : 0.999 * alarmAt / (leastSteps - 1);
    }

    /**
     * Adds a step of the negative binomial's log-likelihood ratio.
     *
     * @param outcomes what was seen
     * @param mean what was expected, as usual
     * @param shape the negative binomial's: its variance is {@code mean + mean² / shape}
     * @param minute the first of the step
     */
    void step(double outcomes, double mean, double shape, long minute) {
        if (sum == 0) {
            seen = 0;
            expected = 0;
            sinceMinute = minute;
        }
        double ratio =
                outcomes * Math.log(fallen / usual)
                        + (outcomes + shape)
                                * Math.log((shape + usual * mean) / (shape + fallen * mean));
        sum = Math.max(0, sum + Math.min(ratio, mostAStep));
        seen += outcomes;
        expected += mean;
    }

    @Override
    public boolean alarms() {
        return sum >= alarmAt;
    }

    @Override
    public double suspicion() {
        return Math.min(1, sum / alarmAt);
    }

    @Override
    public void reset() {
        sum = 0;
    }

    /** Since when it is not 0, which is the likeliest moment of the change. */
    @Override
    public long sinceMinute() {
        return sinceMinute;
    }

    @Override
    public double seen() {
        return seen;
    }

    @Override
    public double expected() {
        return expected;
    }
}
