package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;

/** Whether an effect is still wanted, by what its order says now. */
enum Relevance {
    /** Ask for it. */
    WANTED,
    /** Another effect is about to overtake it: wait for that. */
    HELD,
    /** Nobody wants it any more. */
    MOOT;

    static Relevance of(Effect effect, Order order) {
        return switch (effect.id().kind()) {
            case CHARGE ->
                    switch (order.payment().state()) {
                        case CHARGING -> WANTED;
                        case STOPPING -> HELD;
                        case NONE, CAPTURED, DECLINED, STOPPED -> MOOT;
                    };
            case STOP_CHARGE -> order.payment().state() == Payment.State.STOPPING ? WANTED : MOOT;
            case REFUND ->
                    order.refund(effect.id().attempt()).filter(one -> !one.done()).isPresent()
                            ? WANTED
                            : MOOT;
            case SEND_ORDER -> order.state() == OrderState.SENDING ? WANTED : MOOT;
            case RECALL_ORDER, PAY_OUT -> WANTED;
        };
    }
}
