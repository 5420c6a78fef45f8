package io.hongbao.core.order;

import io.hongbao.core.Authority;
import io.hongbao.core.Deciding;
import io.hongbao.core.EffectId;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.VoucherDecider;
import java.util.List;

/**
 * Ends an order that is not completed, and gives everything back: vouchers with at least the time
 * they had left, capacity, and the payment. While nobody knows whether the payment was taken, what
 * is set aside stays so.
 */
public final class Ending {
    private Ending() {}

    static void end(Deciding deciding, OrderRef ref, Order order, OrderEnd why) {
        if (order.payment().state() == Payment.State.CHARGING) {
            stopPayment(deciding, ref, order, why);
            return;
        }
        OrderDecider.move(deciding, ref, order, why.state(), why, Orders.NO_TIMER);
        giveBack(deciding, ref, order);
        if (recalls(OrderDecider.order(deciding, ref))) {
            OrderDecider.ask(deciding, ref, order, EffectId.Kind.RECALL_ORDER, 1, 0);
        }
    }

    /**
     * Whether the outlet was asked not to make an order that had been sent to it. One that cancels
     * before it has answered is asked too, so that nobody goes on sending it the order.
     */
    public static boolean recalls(Order order) {
        boolean outletKnows =
                order.end() == OrderEnd.OUTLET_REFUSED
                        || (order.end() == OrderEnd.CANCELLED_BY_OUTLET
                                && order.stage(OrderState.ACCEPTED).isPresent());
        return order.stage(OrderState.SENDING).isPresent()
                && order.state().isEnded()
                && order.state() != OrderState.COMPLETED
                && !outletKnows;
    }

    private static void stopPayment(Deciding deciding, OrderRef ref, Order order, OrderEnd why) {
        deciding.happened(
                new Event.PaymentMoved(
                        ref.user(), order.campaign(), order.id(), Payment.State.STOPPING));
        OrderDecider.move(deciding, ref, order, OrderState.STOPPING, why, Orders.NO_TIMER);
        OrderDecider.ask(
                deciding, ref, order, EffectId.Kind.STOP_CHARGE, 1, order.quote().payableMinor());
    }

    /** Whether the payment was taken is known now: an order that waited for that ends. */
    static void endStopped(Deciding deciding, OrderRef ref) {
        Order order = OrderDecider.order(deciding, ref);
        OrderDecider.move(deciding, ref, order, order.end().state(), order.end(), Orders.NO_TIMER);
        giveBack(deciding, ref, order);
    }

    private static void giveBack(Deciding deciding, OrderRef ref, Order order) {
        for (Order.Hold hold : order.holds()) {
            VoucherDecider.releaseFromOrder(
                    deciding, ref.user(), order.campaign(), hold.voucher(), order.id());
        }
        if (!(order.reservation() instanceof Reservation.Nothing)) {
            OrderDecider.tellOutlet(
                    deciding,
                    order.quote(),
                    new Message.GiveUpReservation(
                            ref, order.quote().outlet(), order.reservation()));
        }
        long paidMinor = order.payment().capturedMinor() - order.refundedPaymentMinor();
        if (paidMinor > 0) {
            refund(deciding, ref, order, "", paidMinor, 0, List.of());
        }
    }

    /** Starts a refund; what goes onto vouchers is put there by the caller. */
    static void refund(
            Deciding deciding,
            OrderRef ref,
            Order order,
            String key,
            long paymentMinor,
            long voucherMinor,
            List<Authority> by) {
        int number = order.refunds().size() + 1;
        deciding.happened(
                new Event.RefundStarted(
                        ref.user(),
                        order.campaign(),
                        order.id(),
                        number,
                        key,
                        paymentMinor,
                        voucherMinor,
                        by));
        if (paymentMinor > 0) {
            OrderDecider.ask(deciding, ref, order, EffectId.Kind.REFUND, number, paymentMinor);
        }
    }
}
