package io.hongbao.server.room;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one control loop of a waiting room: how many places get their turn, ten times a second.
 *
 * <p>The rate follows the least of what the server can sustain, what the operator allows, and, while
 * most kitchens are full, what outlets can make. It falls at once and rises by half a second at the
 * most, so that what the server can sustain is found from below and nothing swings. Who does not
 * come when it is their turn is made up for: the rate is divided by the share that came lately.
 *
 * <p>Time is passed in. Not thread-safe.
 */
final class Outflow {

    /** How much faster the rate may get in a second. */
    static final double RISE_PER_SECOND = 1.5;

    /** What it begins with, in people a second: enough to learn from. */
    static final double FIRST_PER_SECOND = 100;

    /** Not more than three are called for one that comes. */
    private static final double LEAST_SHOWN = 1 / 3.0;

    /** After a pause no more than what this time would have had is made up for. */
    private static final double LONGEST_STEP_SECONDS = 0.5;

    private static final long SAMPLE_NANOS = 1_000_000_000L;

    /** Whoever is called has this long to come before they count as not having come. */
    private static final int GRACE_SAMPLES = 10;

    private static final int KEPT_SAMPLES = 40;

    /** Fewer say nothing about the share that comes. */
    private static final long LEAST_CALLED = 100;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private double rate;
    private double credit;
    private double shown = 1;
    private double called;
    private long lastNanos;
    private boolean begun;

    private record Sample(long atNanos, long admitted, long entered) {}

    /**
     * What is known.
     *
     * @param joined all tickets
     * @param admitted how many places have had their turn
     * @param entered how many of them came
     * @param sustainablePerSecond how many people a second the server can serve
     * @param ceilingPerSecond what the operator allows; negative for any
     * @param outletsPerSecond how many people a second outlets can serve; negative while they have
     *     room
     */
    record Measured(
            long joined,
            long admitted,
            long entered,
            double sustainablePerSecond,
            int ceilingPerSecond,
            double outletsPerSecond) {

        double targetPerSecond() {
            double target = sustainablePerSecond;
            if (ceilingPerSecond >= 0) {
                target = Math.min(target, ceilingPerSecond);
            }
            return outletsPerSecond >= 0 ? Math.min(target, outletsPerSecond) : target;
        }
    }

    /**
     * Takes one step.
     *
     * @param nowNanos a clock that never goes back
     * @return how many more places get their turn; 0 or more, never beyond the last ticket
     */
    long step(Measured now, long nowNanos) {
        if (!begun) {
            begun = true;
            lastNanos = nowNanos;
            rate = Math.min(FIRST_PER_SECOND, now.targetPerSecond());
        }
        double seconds = Math.min((nowNanos - lastNanos) / 1e9, LONGEST_STEP_SECONDS);
        lastNanos = nowNanos;
        learn(now, nowNanos);
        double target = now.targetPerSecond();
        rate =
                target <= rate
                        ? target
                        : Math.min(
                                target,
                                Math.max(rate, Math.min(FIRST_PER_SECOND, target))
                                        * Math.pow(RISE_PER_SECOND, seconds));
        credit += rate / shown * seconds;
        long waiting = now.joined() - now.admitted();
        long admit = Math.min((long) credit, waiting);
        // Nobody waits: what is not used now is not saved up for later.
        credit = admit == waiting ? Math.min(credit - admit, 1) : credit - admit;
        remember(admit, seconds);
        return admit;
    }

    /**
     * How it stands.
     *
     * @param perSecond how many places a second have had their turn lately; 0 when none
     * @param ratePerSecond what the loop has come to, in people a second who come
     * @param shown the share of those called who came lately, above 0, at most 1
     */
    record Reading(double perSecond, double ratePerSecond, double shown) {}

    Reading reading() {
        return new Reading(called < 0.05 ? 0 : called, rate, shown);
    }

    /** A smoothed rate, for what is told to those who wait: half of it is two seconds old. */
    private void remember(long admitted, double seconds) {
        if (seconds > 0) {
            double weight = 1 - Math.pow(0.5, seconds / 2);
            called += (admitted / seconds - called) * weight;
        }
    }

    private void learn(Measured now, long nowNanos) {
        Sample last = samples.peekLast();
        if (last != null && nowNanos - last.atNanos() < SAMPLE_NANOS) {
            return;
        }
        samples.addLast(new Sample(nowNanos, now.admitted(), now.entered()));
        if (samples.size() > KEPT_SAMPLES) {
            samples.removeFirst();
        }
        Sample[] kept = samples.toArray(Sample[]::new);
        if (kept.length <= GRACE_SAMPLES) {
            return;
        }
        // Those who came since the first grace was over are set against those called a grace before.
        Sample calledUntil = kept[kept.length - 1 - GRACE_SAMPLES];
        Sample cameFrom = kept[Math.min(GRACE_SAMPLES, kept.length - 1)];
        long calledThen = calledUntil.admitted() - kept[0].admitted();
        long cameSince = now.entered() - cameFrom.entered();
        if (calledThen >= LEAST_CALLED) {
            shown = Math.clamp((double) cameSince / calledThen, LEAST_SHOWN, 1);
        }
    }
}
