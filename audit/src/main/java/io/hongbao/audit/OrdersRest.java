package io.hongbao.audit;

import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.VoucherState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must be true of one person's orders at the end of the journals: what an ended order had is
 * given back, and, when the world outside has answered everything, no order is under way.
 */
final class OrdersRest {

    private final UserId user;
    private final boolean settled;
    private final Findings findings;

    private OrdersRest(UserId user, boolean settled, Findings findings) {
        this.user = user;
        this.settled = settled;
        this.findings = findings;
    }

    static void check(UserId user, OrdersBook book, boolean settled, Findings findings) {
        OrdersRest rest = new OrdersRest(user, settled, findings);
        List<OrdersBook.Capacity> unclaimed = new ArrayList<>(book.capacity);
        for (OrdersBook.OrderBook order : book.orders) {
            rest.checkCapacity(order, unclaimed);
            rest.checkMoney(order);
            if (settled) {
                rest.checkSettled(order);
            }
        }
        for (OrdersBook.Capacity capacity : unclaimed) {
            findings.add(
                    Invariant.CAPACITY,
                    capacity.campaign,
                    "outlet " + capacity.outlet,
                    0,
                    "it set capacity aside for "
                            + ReservationCheck.name(user, capacity.order)
                            + ", which was never placed, or twice for it");
        }
    }

    /** No voucher is set aside until an order or payout ends that has ended, or never was. */
    static void checkHolds(
            UserId user,
            OrdersBook book,
            PayoutsBook payouts,
            WalletBook wallet,
            Findings findings) {
        for (WalletBook.VoucherBook voucher : wallet.vouchers) {
            boolean hangs =
                    voucher.stage == WalletBook.Stage.HELD
                            && voucher.heldUntilMillis == VoucherState.Held.UNTIL_THE_ORDER_ENDS
                            && book.order(voucher.quote).filter(order -> !order.isEnded()).isEmpty()
                            && payouts.payout(voucher.quote)
                                    .filter(payout -> !payout.isEnded())
                                    .isEmpty();
            if (hangs) {
                findings.add(
                        Invariant.ORDERS,
                        voucher.campaign,
                        "voucher " + voucher.id + " of " + user,
                        voucher.remainingMinor,
                        "order " + voucher.quote + " holds it, but is not under way");
            }
        }
    }

    private void checkCapacity(OrdersBook.OrderBook order, List<OrdersBook.Capacity> unclaimed) {
        Optional<OrdersBook.Capacity> found =
                unclaimed.stream()
                        .filter(one ->
                                one.order.equals(order.quote.id())
                                        && one.outlet.equals(order.quote.outlet())
                                        && one.campaign.equals(order.quote.campaign()))
                        .findFirst();
        found.ifPresent(unclaimed::remove);
        boolean same =
                order.reservation instanceof Reservation.Nothing
                        || found.filter(one -> one.reservation.equals(order.reservation))
                                .isPresent();
        if (!same) {
            violation(order, 0, "its outlet did not set aside " + order.reservation);
        }
        int released = found.map(one -> one.released).orElse(0);
        boolean keeps = order.state == OrderState.COMPLETED || !order.isEnded();
        if (keeps && released > 0) {
            violation(order, 0, "its capacity was given back while it is " + order.state);
        }
        if (!keeps && settled && found.isPresent() && released == 0) {
            violation(order, 0, "its capacity was never given back");
        }
    }

    private void checkMoney(OrdersBook.OrderBook order) {
        boolean givesAllBack = order.isEnded() && order.state != OrderState.COMPLETED;
        if (givesAllBack && order.refundsMinor() != order.capturedMinor) {
            violation(
                    order,
                    order.capturedMinor - order.refundsMinor(),
                    "it ended without being completed, but keeps what was paid");
        }
    }

    private void checkSettled(OrdersBook.OrderBook order) {
        if (!order.isEnded()) {
            violation(order, 0, "it never ended: it is " + order.state);
        }
        if (order.isMoneyUnresolved()) {
            violation(
                    order,
                    order.quote.payableMinor(),
                    "its payment is " + order.payment + ", its refunds " + order.refunds);
        }
        for (EffectId id : order.unanswered) {
            findings.add(
                    Invariant.ORDERS,
                    order.quote.campaign(),
                    "effect " + id,
                    0,
                    "it was asked, but never answered");
        }
    }

    private void violation(OrdersBook.OrderBook order, long amountMinor, String message) {
        findings.add(
                Invariant.ORDERS,
                order.quote.campaign(),
                ReservationCheck.name(user, order.quote.id()),
                amountMinor,
                message);
    }
}
