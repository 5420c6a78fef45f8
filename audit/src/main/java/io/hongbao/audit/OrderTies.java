package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What ties a person's vouchers to their orders and payouts: whether what happens to a voucher
 * belongs to what happens to an order or payout in the same entry.
 *
 * @param orders the person's, as they are before the orders' events of the entry
 * @param payouts the same of the person's payouts
 * @param events the entry's
 */
record OrderTies(OrdersBook orders, PayoutsBook payouts, List<Event> events) {

    private boolean has(Predicate<Event> wanted) {
        return events.stream().anyMatch(wanted);
    }

    boolean places(String order) {
        return has(event -> event instanceof Event.OrderPlaced it && it.order().equals(order))
                || has(event -> event instanceof Event.PayoutAsked it && it.payout().equals(order));
    }

    /** Whether an order that its outlet had accepted is completed here, or a payout paid. */
    boolean completes(String order) {
        return pays(order) || completesOrder(order);
    }

    private boolean pays(String payout) {
        return payouts.payout(payout).filter(book -> !book.isEnded()).isPresent()
                && has(event -> event instanceof Event.PayoutPaid it && it.payout().equals(payout));
    }

    private boolean completesOrder(String order) {
        return orders.order(order).filter(OrdersBook.OrderBook::isAccepted).isPresent()
                && has(event ->
                        event instanceof Event.OrderMoved it
                                && it.order().equals(order)
                                && it.to() == OrderState.COMPLETED);
    }

    /** Whether an order ends here without being completed, or a payout without being paid. */
    boolean ends(String order) {
        return has(event ->
                event instanceof Event.OrderMoved it
                        && it.order().equals(order)
                        && (it.to() == OrderState.CANCELLED || it.to() == OrderState.REJECTED))
                || has(event ->
                        event instanceof Event.PayoutFailed it && it.payout().equals(order));
    }

    /** What an order that is given back in part here has spent of a voucher. */
    Optional<Order.Hold> refunds(String order, long voucher) {
        boolean here =
                has(event -> event instanceof Event.RefundStarted it && it.order().equals(order));
        return here ? orders.order(order).flatMap(book -> book.hold(voucher)) : Optional.empty();
    }

    /** What came back of a hold before, in minor units. */
    long refundedMinor(String order, long voucher) {
        return orders.order(order)
                .filter(book -> book.indexOfHold(voucher) >= 0)
                .map(book -> book.refundedMinor[book.indexOfHold(voucher)])
                .orElse(0L);
    }
}
