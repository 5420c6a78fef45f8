package io.hongbao.server.fulfilment;

import io.hongbao.core.Effect;
import io.hongbao.core.order.Order;
import io.hongbao.server.effect.Answer;
import java.util.function.Consumer;

/**
 * The line to the outlets. Whoever is asked a second time under the same id makes nothing a second
 * time. No method blocks; each calls {@code reply} once, at once or from any thread.
 */
public interface OutletLine {

    /**
     * Asks the outlet to make an order. Done: it will.
     *
     * @param order as it is now, with its lines and what was reserved for it
     */
    void send(Effect send, Order order, Consumer<Answer> reply);

    /** Tells the outlet that an order is not wanted any more, also when it was never heard of. */
    void recall(Effect recall, Order order, Consumer<Answer> reply);
}
