package io.hongbao.channel;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A ratio over the last half hour, taken together: for drops that are too small to stand out in
 * minutes.
 *
 * <p>A ratio wanders, and minutes that follow each other wander together, so that a sum over
 * minutes takes a good half hour for a block's end and a bad one for a block. Here the scatter is
 * learned of whole half hours, and what was seen is told from what was expected in standard
 * deviations of that. What the channel's other forms saw in the same half hour says how the channel
 * itself wandered. Not thread-safe.
 */
final class LongLook implements DropTest {
    static final int MINUTES = 30;

    /**
     * In standard deviations: by chance once in 576,000 looks, which is a tenth of a false alarm in
     * 30 days of half hours with 5 channels, 4 forms and 2 ratios.
     */
    static final double ALARM_AT = 4.64;

    /** What does at least so well is not called blocked, however surely it fell. */
    static final double MOST_LEFT = 0.8;

    private static final double NEARLY_USUAL = 0.84;

    /**
     * How a channel wanders is taken for nothing until its other forms say so: worth as many
     * outcomes as make chance as large as that wandering, 4 %.
     */
    private static final double BELIEF = 600;

    /** A block of all forms must not hide itself: they explain no more. */
    private static final double MOST_EXPLAINED = 0.06;

    private static final double FIRST_SCATTER = 0.002;
    private static final double LEAST_SCATTER = 0.0016;
    private static final double MOST_SCATTER = 0.04;

    /** Half of what the scatter was learned from is a day old. */
    private static final double GAIN = 1 - Math.pow(0.5, MINUTES / (24.0 * 60));

    /** A single wild half hour must not make the look blind. */
    private static final double MOST_TIMES = 9;

    private final Deque<Step> steps = new ArrayDeque<>();
    private Step sum = Step.NOTHING;
    private double scatter = FIRST_SCATTER;
    private int unlearned;

    /**
     * What some minutes brought.
     *
     * @param first the first of them
     * @param seen outcomes
     * @param expected outcomes, as usual, after what the siblings say
     * @param told outcomes of the siblings
     * @param besideSeen outcomes of the channel's other forms
     * @param besideExpected what they expected, after what the siblings say
     */
    record Step(
            long first,
            int minutes,
            double seen,
            double expected,
            double told,
            double besideSeen,
            double besideExpected) {
        static final Step NOTHING = new Step(0, 0, 0, 0, 0, 0, 0);

        Step plus(Step other, int sign) {
            return new Step(
                    first,
                    minutes + sign * other.minutes,
                    seen + sign * other.seen,
                    expected + sign * other.expected,
                    told + sign * other.told,
                    besideSeen + sign * other.besideSeen,
                    besideExpected + sign * other.besideExpected);
        }
    }

    void step(Step step) {
        steps.addLast(step);
        sum = sum.plus(step, 1);
        unlearned += step.minutes();
        while (sum.minutes() - steps.getFirst().minutes() >= MINUTES) {
            sum = sum.plus(steps.removeFirst(), -1);
        }
    }

    /** Takes the last half hour for usual, if nothing of it was taken so before. */
    void learn() {
        if (unlearned < MINUTES || !full()) {
            return;
        }
        unlearned = 0;
        double off = share() - 1;
        // What is expected is kept low where lags are in doubt: only what lies below says
        // something.
        if (off < 0) {
            double excess = off * off - 1 / sum.expected() - 1 / sum.told();
            double most = MOST_TIMES * scatter;
            scatter += GAIN * (Math.clamp(excess, -most, most) - scatter);
            scatter = Math.clamp(scatter, LEAST_SCATTER, MOST_SCATTER);
        }
    }

    /**
     * Nearer to usual than to a drop of 30 %: at the end of a block, not for quite half an hour.
     */
    boolean isUsualAgain() {
        return full() && share() >= NEARLY_USUAL;
    }

    private boolean full() {
        return sum.minutes() >= MINUTES && sum.expected() > 0 && sum.told() > 0;
    }

    /** How the channel itself does, as a share of what is usual there. */
    double ofChannel() {
        double share = (BELIEF + sum.besideSeen()) / (BELIEF + sum.besideExpected());
        return Math.clamp(share, 1 - MOST_EXPLAINED, 1 + MOST_EXPLAINED);
    }

    @Override
    public boolean alarms() {
        return share() <= MOST_LEFT && suspicion() >= 1;
    }

    @Override
    public double suspicion() {
        if (!full()) {
            return 0;
        }
        double deviation = Math.sqrt(1 / sum.expected() + 1 / sum.told() + scatter);
        return Math.clamp((1 - share()) / deviation / ALARM_AT, 0, 1);
    }

    @Override
    public void reset() {
        steps.clear();
        sum = Step.NOTHING;
        unlearned = 0;
    }

    @Override
    public long sinceMinute() {
        return steps.isEmpty() ? 0 : steps.getFirst().first();
    }

    @Override
    public double seen() {
        return sum.seen();
    }

    @Override
    public double expected() {
        return sum.expected() * ofChannel();
    }
}
