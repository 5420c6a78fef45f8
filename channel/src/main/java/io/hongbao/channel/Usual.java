package io.hongbao.channel;

/**
 * What is usual for one ratio of one pair: outcomes per cause, by the hour of the day, and how much
 * they scatter beyond chance.
 *
 * <p>Everything is forgotten slowly (half of it in half a day for the ratio, in three days for an
 * hour's), so that a change of an hour hardly changes what is usual; and nothing is learned while a
 * change is suspected ({@link RatioWatch}). A pair with little of its own has the hours of all.
 */
final class Usual {
    private static final int HOURS = DayCurve.HOURS;

    /** Half of what the ratio was learned from is half a day old. */
    private static final double KEEP_A_MINUTE = Math.pow(0.5, 1.0 / (12 * 60));

    /** An hour of the day is as with all pairs until so many outcomes say something else. */
    private static final double HOUR_WORTH = 2_000;

    /** Fewer outcomes, or minutes, do not make a usual ratio. */
    private static final double LEAST_OUTCOMES = 200;

    private static final int LEAST_MINUTES = 60;

    private static final int DAYS_MINUTES = 2 * 24 * 60;

    private static final double FIRST_SCATTER = 0.02;

    /** A twentieth, as a standard deviation: nothing people do is more even than that. */
    private static final double LEAST_SCATTER = 0.0025;

    private static final double MOST_SCATTER = 0.25;

    /** Half of what the scatter was learned from is a quarter of a day old, in busy minutes. */
    private static final double SCATTER_GAIN = 1 - Math.pow(0.5, 1.0 / (6 * 60));

    /** Scatter shows only where chance scatters less: so many outcomes count half. */
    private static final double SCATTER_HALF_OUTCOMES = 100;

    private final DayCurve all;
    private final DayCurve own = new DayCurve();

    private double outcomes;
    private double causes;
    private double scatter = FIRST_SCATTER;
    private double learnedOutcomes;
    private int learnedMinutes;

    /**
     * @param all the day of all pairs together, which this one teaches too
     */
    Usual(DayCurve all) {
        this.all = all;
    }

    /** Whether enough was seen to call anything unusual. */
    boolean known() {
        return learnedOutcomes >= LEAST_OUTCOMES && learnedMinutes >= LEAST_MINUTES;
    }

    /**
     * Whether every hour of the day was seen twice: before, an evening may look like a small drop.
     */
    boolean knowsTheDay() {
        return known() && learnedMinutes >= DAYS_MINUTES;
    }

    /** Outcomes per cause, over the day. */
    double perCause() {
        return causes > 0 ? outcomes / causes : 0;
    }

    /** The variance of the ratio's own wandering, as a share of its square. */
    double scatter() {
        return scatter;
    }

    /**
     * How the ratio at this minute compares with the day's. Between the middles of two hours it
     * passes evenly: an hour has no edge.
     *
     * @param minute since 1970
     */
    double ofDay(long minute) {
        double hours = Math.floorMod(minute - 30, HOURS * 60) / 60.0;
        int before = (int) hours;
        double part = hours - before;
        return hour(before) * (1 - part) + hour((before + 1) % HOURS) * part;
    }

    private double hour(int hour) {
        return own.at(hour, HOUR_WORTH, all.at(hour, HOUR_WORTH, 1));
    }

    /**
     * Takes in some minutes of one hour.
     *
     * @param minute the last of them, since 1970
     * @param minutes how many, at least 1
     * @param seen how many outcomes there were
     * @param due causes whose outcomes were due, weighted with the lags and with {@link #ofDay}
     */
    void learn(long minute, int minutes, double seen, double due) {
        double keep = Math.pow(KEEP_A_MINUTE, minutes);
        outcomes = outcomes * keep + seen;
        causes = causes * keep + due;
        learnedOutcomes += seen;
        learnedMinutes += minutes;
        double flat = due / ofDay(minute) * perCause();
        own.learn(minute, seen, flat);
        all.learn(minute, seen, flat);
    }

    /**
     * Takes in how far what was seen lay from what was expected.
     *
     * @param expected a mean above 0
     * @param known the variance that is explained otherwise, such as by the siblings' chance
     */
    void learnScatter(int minutes, double seen, double expected, double known) {
        double square = expected * expected;
        double excess = ((seen - expected) * (seen - expected) - expected - known) / square;
        double worth = expected / (expected + SCATTER_HALF_OUTCOMES);
        double gain = Math.min(1, SCATTER_GAIN * minutes * worth * worth);
        // A single wild minute must not make the watch blind.
        scatter += gain * (Math.clamp(excess, -MOST_SCATTER, MOST_SCATTER) - scatter);
        scatter = Math.clamp(scatter, LEAST_SCATTER, MOST_SCATTER);
    }
}
