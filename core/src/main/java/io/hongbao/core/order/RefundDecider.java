package io.hongbao.core.order;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.wallet.VoucherDecider;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Gives parts of a completed order back, on an operator's word. */
public final class RefundDecider {
    private RefundDecider() {}

    /**
     * Refunds in the proportion in which the order was paid. The vouchers' part of all refunds
     * together is {@code floor(refunded * vouchers / total)}, so that many small refunds give the
     * same as one, and the last fen comes back with the last one.
     */
    public static Outcome refund(Deciding deciding, Command.RefundOrder command) {
        OrderRef ref = new OrderRef(command.user(), command.order());
        Optional<Order> found = deciding.get(new EntityKey.OfOrders(ref.user())).order(ref.order());
        if (found.isEmpty()) {
            return QuoteDecider.refused(OrderRefusal.ORDER_UNKNOWN, "order");
        }
        Order order = found.get();
        Optional<Refund> answered =
                order.refunds().stream().filter(one -> one.key().equals(command.key())).findFirst();
        if (answered.isPresent()) {
            return answered.get().amountMinor() == command.amountMinor()
                    ? new Outcome.Ordered(order)
                    : QuoteDecider.refused(OrderRefusal.KEY_REUSED, "");
        }
        if (order.state() != OrderState.COMPLETED || order.refunds().size() >= Order.MAX_REFUNDS) {
            return QuoteDecider.refused(OrderRefusal.ORDER_NOT_REFUNDABLE, "order");
        }
        Quote quote = order.quote();
        long beforeMinor = order.refundedPaymentMinor() + order.refundedVoucherMinor();
        if (command.amountMinor() > quote.subtotalMinor() - beforeMinor) {
            return QuoteDecider.refused(OrderRefusal.REFUND_TOO_LARGE, "amountMinor");
        }
        long voucherMinor =
                voucherPart(quote, beforeMinor + command.amountMinor())
                        - voucherPart(quote, beforeMinor);
        Ending.refund(
                deciding,
                ref,
                order,
                command.key(),
                command.amountMinor() - voucherMinor,
                voucherMinor,
                List.of(command.by()));
        ontoVouchers(deciding, ref, order, voucherMinor);
        return new Outcome.Ordered(OrderDecider.order(deciding, ref));
    }

    private static long voucherPart(Quote quote, long refundedMinor) {
        return BigInteger.valueOf(refundedMinor)
                .multiply(BigInteger.valueOf(quote.voucherMinor()))
                .divide(BigInteger.valueOf(quote.subtotalMinor()))
                .longValueExact();
    }

    /** The vouchers get theirs back in the order in which they paid, each at most what it paid. */
    private static void ontoVouchers(
            Deciding deciding, OrderRef ref, Order order, long voucherMinor) {
        long skipMinor = order.refundedVoucherMinor();
        long leftMinor = voucherMinor;
        for (Order.Hold hold : order.holds()) {
            long alreadyMinor = Math.min(skipMinor, hold.spentMinor());
            skipMinor -= alreadyMinor;
            long backMinor = Math.min(leftMinor, hold.spentMinor() - alreadyMinor);
            if (backMinor > 0) {
                VoucherDecider.refundFromOrder(
                        deciding, ref.user(), order.campaign(), order.id(), hold, backMinor);
                leftMinor -= backMinor;
            }
        }
    }
}
