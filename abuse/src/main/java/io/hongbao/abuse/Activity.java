package io.hongbao.abuse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who does anything besides invites: how many of those who accepted had ordered a day later. By
 * that a group in which nobody orders is told from one that does as everybody does. Where few order
 * or nothing is known of orders, it says so.
 */
final class Activity {
    /** That it cannot be said. */
    static final double UNKNOWN = -1;

    private static final long DAY_MILLIS = 86_400_000;
    private static final int LEAST_ACCEPTED = 500;
    private static final double LEAST_RATE = 0.1;

    /** How many standard deviations fewer than expected are no chance. */
    private static final double LEAST_DEVIATIONS = 2;

    private static final double FULL_DEVIATIONS = 3;

    /** Whoever hangs on to a group orders as others do. */
    private static final double IDLE = 0.25;

    private static final double LIVELY = 0.6;

    private @Nullable Edge first;
    private @Nullable Edge passed;
    private long accepted;
    private long ordered;

    /** Takes in an acceptance; they come in the order of their time. */
    void accepted(Edge edge) {
        if (passed == null && first == null) {
            first = edge;
        }
    }

    /** An acceptance is no longer remembered: whether its friend orders will not be known. */
    void forgotten(Edge edge) {
        if (next() == edge) {
            pass(edge);
        }
    }

    private @Nullable Edge next() {
        return passed == null ? first : passed.next();
    }

    private void pass(Edge edge) {
        passed = edge;
        first = null;
    }

    /** Counts those whose day is over. */
    void advance(long nowMillis) {
        for (Edge edge = next(); edge != null && isOver(edge, nowMillis); edge = next()) {
            accepted++;
            ordered += hasOrdered(edge) ? 1 : 0;
            pass(edge);
        }
    }

    private static boolean isOver(Edge edge, long nowMillis) {
        return edge.atMillis() + DAY_MILLIS <= nowMillis;
    }

    private static boolean hasOrdered(Edge edge) {
        return edge.friend().order().atMillis() <= edge.atMillis() + DAY_MILLIS;
    }

    /**
     * How idle a group is beside everybody else: 1 when hardly any of them ordered, 0 when as many
     * as elsewhere did or it is too early to say; {@link #UNKNOWN} when orders tell nothing.
     */
    double idleness(List<Account> group, long nowMillis) {
        if (accepted < LEAST_ACCEPTED || ordered < LEAST_RATE * accepted) {
            return UNKNOWN;
        }
        int due = 0;
        int did = 0;
        for (Account account : group) {
            if (!account.taken().isEmpty() && isOver(account.taken().getFirst(), nowMillis)) {
                due++;
                did += hasOrdered(account.taken().getFirst()) ? 1 : 0;
            }
        }
        double expected = (double) due * ordered / accepted;
        // As rare events are, orders are scattered by the root of their number.
        double deviations = (expected - did) / Math.sqrt(Math.max(1, expected));
        return expected == 0
                ? 0
                : (1 - Scale.of(did / expected, IDLE, LIVELY))
                        * Scale.of(deviations, LEAST_DEVIATIONS, FULL_DEVIATIONS);
    }
}
