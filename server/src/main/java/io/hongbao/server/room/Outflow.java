package io.hongbao.server.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The one control loop of a waiting room: how many places get their turn, ten times a second.
 *
 * <p>The rate follows the least of what the server can sustain, what the operator allows, and,
 * while most kitchens are full, what outlets can make. It falls at once and doubles in a second at
 * the most, so that what the server can sustain is found from below and nothing swings. Who does
 * not come when it is their turn is made up for: the rate is divided by the share that came lately.
 *
 * <p>Time is passed in. Not thread-safe.
 */
final class Outflow {

    /** How much faster the rate may get in a second. */
    static final double RISE_PER_SECOND = 2;

    /** What it begins with, in people a second: any server can do that, and learns from it. */
    static final double FIRST_PER_SECOND = 1_000;

    /** Not more than three are called for one that comes. */
    private static final double LEAST_SHOWN = 1 / 3.0;

    /** After a pause no more than what this time would have had is made up for. */
    private static final double LONGEST_STEP_SECONDS = 0.5;

    /** Those who are called within one second are looked at together. */
    private static final long COHORT_NANOS = 1_000_000_000L;

    /** Whoever is called has so many cohorts long to come before they count as not having come. */
    private static final int GRACE_COHORTS = 10;

    private static final int KEPT_COHORTS = 40;

    /** Fewer say nothing about the share that comes. */
    private static final long LEAST_CALLED = 100;

    /** Oldest first. */
    private final Deque<Cohort> cohorts = new ArrayDeque<>();

    private double rate;
    private double credit;
    private double shown = 1;
    private double called;
    private long lastNanos;
    private boolean begun;

    /** Those with the places after {@code after}, up to {@code upTo}, called in one second. */
    private static final class Cohort {
        final long sinceNanos;
        final long after;
        long upTo;
        long came;

        Cohort(long sinceNanos, long after) {
            this.sinceNanos = sinceNanos;
            this.after = after;
            this.upTo = after;
        }
    }

    /**
     * What is known.
     *
     * @param joined all tickets
     * @param admitted how many places have had their turn
     * @param sustainablePerSecond how many people a second the server can serve
     * @param ceilingPerSecond the most places that the operator lets be called in a second, whether
     *     they come or not; negative for any
     * @param outletsPerSecond how many people a second outlets can serve; negative while they have
     *     room
     */
    record Measured(
            long joined,
            long admitted,
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
        double target = now.targetPerSecond();
        rate =
                target <= rate
                        ? target
                        : Math.min(
                                target,
                                Math.max(rate, Math.min(FIRST_PER_SECOND, target))
                                        * Math.pow(RISE_PER_SECOND, seconds));
        double calls = rate / shown;
        credit +=
                (now.ceilingPerSecond() < 0 ? calls : Math.min(calls, now.ceilingPerSecond()))
                        * seconds;
        long waiting = now.joined() - now.admitted();
        long admit = Math.min((long) credit, waiting);
        // Nobody waits: what is not used now is not saved up for later.
        credit = admit == waiting ? Math.min(credit - admit, 1) : credit - admit;
        remember(admit, seconds);
        call(now.admitted(), now.admitted() + admit, nowNanos);
        return admit;
    }

    /** Somebody came with this place, for the first time. */
    void came(long place) {
        for (Iterator<Cohort> newest = cohorts.descendingIterator(); newest.hasNext(); ) {
            Cohort cohort = newest.next();
            if (place > cohort.after) {
                cohort.came += place <= cohort.upTo ? 1 : 0;
                return;
            }
        }
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

    private void call(long after, long upTo, long nowNanos) {
        Cohort last = cohorts.peekLast();
        if (last == null || nowNanos - last.sinceNanos >= COHORT_NANOS) {
            learn();
            last = new Cohort(nowNanos, after);
            cohorts.addLast(last);
            if (cohorts.size() > KEPT_COHORTS) {
                cohorts.removeFirst();
            }
        }
        last.upTo = upTo;
    }

    /** Whoever was called long enough ago has come by now, or does not. */
    private void learn() {
        long calledThen = 0;
        long cameSince = 0;
        int left = cohorts.size() - GRACE_COHORTS;
        for (Cohort cohort : cohorts) {
            if (left-- <= 0) {
                break;
            }
            calledThen += cohort.upTo - cohort.after;
            cameSince += cohort.came;
        }
        if (calledThen >= LEAST_CALLED) {
            shown = Math.clamp((double) cameSince / calledThen, LEAST_SHOWN, 1);
        }
    }
}
