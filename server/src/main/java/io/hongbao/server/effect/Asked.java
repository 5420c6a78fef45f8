package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.Require;
import io.hongbao.core.order.Order;
import java.util.List;

/**
 * An effect as its {@link Port} gets it.
 *
 * @param effect what is to be done
 * @param orderOrNone its order as it is now; empty for payouts
 * @param first whether it is certain that nobody was asked before: not after a failure, and not
 *     when an earlier process may have asked
 */
public record Asked(Effect effect, List<Order> orderOrNone, boolean first) {

    public Asked {
        orderOrNone = List.copyOf(orderOrNone);
        Require.inRange(orderOrNone.size(), 0, 1, "number of orders of an effect");
    }

    /** The order. Payouts have none. */
    public Order order() {
        return orderOrNone.getFirst();
    }
}
