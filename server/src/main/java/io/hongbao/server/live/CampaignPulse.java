package io.hongbao.server.live;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How fast a campaign's money goes out, what is asked of it, and whether those who were let in got
 * an answer. Time is passed in. Not thread-safe.
 */
final class CampaignPulse {

    /** The share of claims with a placed pass that are to be decided. */
    static final double GOAL = 0.999;

    private static final int CLAIMS = 0;
    private static final int ORDERS = 1;
    private static final int SERVED = 0;
    private static final int FAILED = 1;

    private final Sliding rates;
    private final Sliding spent;
    private final Sliding placed;

    /**
     * What has been counted by now.
     *
     * @param claims that were answered
     * @param orders that were placed
     * @param spentMinor what of the budget has left the treasury and the tills
     * @param placedServed claims with a placed pass that were decided
     * @param placedFailed those that this server refused for want of room, or failed
     */
    record Counted(
            long claims, long orders, long spentMinor, long placedServed, long placedFailed) {}

    CampaignPulse(Counted counted, long nowNanos) {
        rates = new Sliding(nanos(2_000), nanos(200), nowNanos, counted.claims, counted.orders);
        spent = new Sliding(nanos(300_000), nanos(5_000), nowNanos, counted.spentMinor);
        placed =
                new Sliding(
                        nanos(3_600_000),
                        nanos(60_000),
                        nowNanos,
                        counted.placedServed,
                        counted.placedFailed);
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    void look(Counted counted, long nowNanos) {
        rates.look(nowNanos, counted.claims, counted.orders);
        spent.look(nowNanos, counted.spentMinor);
        placed.look(nowNanos, counted.placedServed, counted.placedFailed);
    }

    double claimsPerSecond() {
        return rates.perSecond(CLAIMS);
    }

    double ordersPerSecond() {
        return rates.perSecond(ORDERS);
    }

    /**
     * How many seconds {@code leftMinor} lasts, if it goes out as in the last five minutes; empty
     * when nothing does.
     */
    OptionalDouble lastsSeconds(long leftMinor) {
        double perSecond = spent.perSecond(0);
        return perSecond > 0
                ? OptionalDouble.of(Math.max(0, leftMinor) / perSecond)
                : OptionalDouble.empty();
    }

    /**
     * How much of the last hour's error budget is left: {@link #GOAL} of the claims with a placed
     * pass are to be decided, so one in a thousand may fail. 1 when none failed, 0 when so many
     * did, or more.
     */
    double errorBudgetLeft() {
        double failed = placed.growth(FAILED);
        double all = failed + placed.growth(SERVED);
        return failed == 0 ? 1 : Math.max(0, 1 - failed / (all * (1 - GOAL)));
    }
}
