package io.hongbao.server.effect;

import io.hongbao.core.EffectId;
import io.hongbao.core.order.Ending;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.Payouts;

/** Whether an effect was ever asked for, by what its order or its person's payouts say now. */
final class EverAsked {
    private EverAsked() {}

    /** Only refunds are asked for more than once, each under its own number. */
    private static final int ONLY_ATTEMPT = 1;

    /** An effect that is about money or making of an order. */
    static boolean of(EffectId effect, Order order) {
        boolean only = effect.attempt() == ONLY_ATTEMPT;
        return switch (effect.kind()) {
            case CHARGE -> only && order.payment().state() != Payment.State.NONE;
            case STOP_CHARGE -> only && order.stage(OrderState.STOPPING).isPresent();
            case REFUND ->
                    order.refund(effect.attempt())
                            .filter(refund -> refund.paymentMinor() > 0)
                            .isPresent();
            case SEND_ORDER -> only && order.stage(OrderState.SENDING).isPresent();
            case RECALL_ORDER -> only && Ending.recalls(order);
            case PAY_OUT -> false;
        };
    }

    /** A payout. */
    static boolean of(EffectId effect, Payouts payouts) {
        return payouts.payout(effect.subject())
                .filter(payout -> payout.sentAtMillis() != Payout.NOT_YET)
                .filter(payout -> payout.effect(payouts.user()).equals(effect))
                .isPresent();
    }
}
