package io.hongbao.core.outlet;

import io.hongbao.core.Entity;
import java.util.List;

/**
 * An outlet as a shard knows it. Its home shard decides what happens to it and holds its {@link
 * Pace} and {@link Seats}; the other shards hold a copy of this, to make quotes from.
 *
 * @param termsOrNone what its file says; empty only when it is unknown
 * @param version counts the applied terms and pauses, from 1; 0 when it is unknown
 * @param paused whether an operator has stopped it: it takes no orders
 */
public record Outlet(
        String campaign, String id, List<OutletTerms> termsOrNone, int version, boolean paused)
        implements Entity {

    public Outlet {
        termsOrNone = List.copyOf(termsOrNone);
    }

    public static Outlet unknown(String campaign, String id) {
        return new Outlet(campaign, id, List.of(), 0, false);
    }

    public boolean isUnknown() {
        return termsOrNone.isEmpty();
    }

    /** What its file says. Ask {@link #isUnknown} first. */
    public OutletTerms terms() {
        return termsOrNone.getFirst();
    }
}
