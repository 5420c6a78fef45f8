package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.VoucherState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The life of an order as it may be: from its quote through capacity, payment and outlet to one of
 * three ends, with all that belongs to an end in the same entry. Each method returns what is wrong;
 * empty when nothing is.
 *
 * @param events what else happens in the entry
 */
record OrderCheck(OrdersBook.OrderBook order, List<Event> events) {

    private static Set<OrderState> after(OrderState state) {
        return switch (state) {
            case RESERVING ->
                    EnumSet.of(
                            OrderState.PAYING,
                            OrderState.SENDING,
                            OrderState.CANCELLED,
                            OrderState.REJECTED);
            case PAYING -> EnumSet.of(OrderState.SENDING, OrderState.STOPPING, OrderState.REJECTED);
            case STOPPING -> EnumSet.of(OrderState.CANCELLED, OrderState.REJECTED);
            case SENDING ->
                    EnumSet.of(OrderState.ACCEPTED, OrderState.CANCELLED, OrderState.REJECTED);
            case ACCEPTED ->
                    EnumSet.of(
                            OrderState.MAKING,
                            OrderState.READY,
                            OrderState.COMPLETED,
                            OrderState.CANCELLED);
            case MAKING -> EnumSet.of(OrderState.READY, OrderState.COMPLETED, OrderState.CANCELLED);
            case READY -> EnumSet.of(OrderState.COMPLETED, OrderState.CANCELLED);
            case COMPLETED, CANCELLED, REJECTED -> EnumSet.noneOf(OrderState.class);
        };
    }

    private static OrderState endState(OrderEnd end) {
        return switch (end) {
            case OUTLET_FULL,
                    SEATS_SOLD_OUT,
                    OUTLET_PAUSED,
                    PAYMENT_DECLINED,
                    OUTLET_REFUSED,
                    CAMPAIGN_KILLED ->
                    OrderState.REJECTED;
            case PAYMENT_TIMED_OUT,
                    OUTLET_SILENT,
                    CANCELLED_BY_PERSON,
                    CANCELLED_BY_OPERATOR,
                    CANCELLED_BY_OUTLET ->
                    OrderState.CANCELLED;
            case NONE -> OrderState.COMPLETED;
        };
    }

    /** When it is placed: each voucher was set aside in the same entry, until the order ends. */
    String placed() {
        for (Order.Hold hold : order.holds) {
            long held =
                    events.stream()
                            .filter(event ->
                                    event instanceof Event.VoucherHeld it
                                            && isOf(it.voucher(), it.quote(), hold)
                                            && it.untilMillis()
                                                    == VoucherState.Held.UNTIL_THE_ORDER_ENDS
                                            && it.leftMillis() == hold.leftMillis())
                            .count();
            if (held != 1) {
                return "voucher " + hold.voucher() + " was set aside " + held + " times for it";
            }
        }
        return "";
    }

    private boolean isOf(long voucher, String quote, Order.Hold hold) {
        return voucher == hold.voucher() && quote.equals(order.quote.id());
    }

    String moved(Event.OrderMoved it) {
        if (!after(order.state).contains(it.to())) {
            return "it cannot go from " + order.state + " to " + it.to();
        }
        String wrong = reason(it);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        boolean isTimed =
                switch (it.to()) {
                    case PAYING, SENDING, ACCEPTED, MAKING, READY -> true;
                    case RESERVING, STOPPING, COMPLETED, CANCELLED, REJECTED -> false;
                };
        if (isTimed == (it.deadlineAtMillis() == Orders.NO_TIMER)) {
            return "its deadline in " + it.to() + " is " + it.deadlineAtMillis();
        }
        return switch (it.to()) {
            case PAYING -> needs(Payment.State.CHARGING, order.quote.payableMinor() > 0);
            case SENDING ->
                    order.quote.payableMinor() == 0
                            ? needs(Payment.State.NONE, true)
                            : needs(Payment.State.CAPTURED, true);
            case STOPPING -> needs(Payment.State.STOPPING, true);
            case ACCEPTED, MAKING, READY -> "";
            case COMPLETED -> spent();
            case CANCELLED, REJECTED -> givenBack();
            case RESERVING -> "it began again";
        };
    }

    private String reason(Event.OrderMoved it) {
        boolean right =
                switch (it.to()) {
                    case STOPPING -> it.end() != OrderEnd.NONE;
                    case CANCELLED, REJECTED ->
                            it.end() != OrderEnd.NONE
                                    && endState(it.end()) == it.to()
                                    && (order.state != OrderState.STOPPING
                                            || it.end() == order.end);
                    default -> it.end() == OrderEnd.NONE;
                };
        return right ? "" : "it went to " + it.to() + " because of " + it.end();
    }

    private String needs(Payment.State payment, boolean also) {
        if (order.reservation instanceof Reservation.Nothing) {
            return "no capacity is set aside for it";
        }
        return also && order.payment == payment ? "" : "its payment is " + order.payment;
    }

    private String spent() {
        for (Order.Hold hold : order.holds) {
            long spent =
                    events.stream()
                            .filter(event ->
                                    event instanceof Event.VoucherRedeemed it
                                            && isOf(it.voucher(), it.quote(), hold)
                                            && it.spentMinor() == hold.spentMinor())
                            .count();
            if (spent != 1) {
                return "voucher " + hold.voucher() + " was spent " + spent + " times for it";
            }
        }
        return "";
    }

    private String givenBack() {
        if (order.payment == Payment.State.CHARGING || order.payment == Payment.State.STOPPING) {
            return "it ended while its payment was " + order.payment;
        }
        for (Order.Hold hold : order.holds) {
            long released =
                    events.stream()
                            .filter(event ->
                                    event instanceof Event.VoucherReleased it
                                            && isOf(it.voucher(), it.quote(), hold))
                            .count();
            if (released != 1) {
                return "voucher " + hold.voucher() + " came back " + released + " times from it";
            }
        }
        return "";
    }

    String paymentMoved(Payment.State to) {
        boolean legal =
                switch (to) {
                    case CHARGING ->
                            order.payment == Payment.State.NONE
                                    && order.state == OrderState.RESERVING;
                    case STOPPING -> order.payment == Payment.State.CHARGING;
                    case DECLINED ->
                            order.payment == Payment.State.CHARGING
                                    || order.payment == Payment.State.STOPPING;
                    case STOPPED -> order.payment == Payment.State.STOPPING;
                    case NONE, CAPTURED -> false;
                };
        return legal ? "" : "its payment went from " + order.payment + " to " + to;
    }

    String captured(Event.PaymentCaptured it) {
        if (order.payment == Payment.State.CAPTURED) {
            return "it was paid twice";
        }
        if (order.payment == Payment.State.NONE) {
            return "it was paid, but nobody was asked to pay";
        }
        return it.amountMinor() == order.quote.payableMinor()
                ? ""
                : it.amountMinor() + " was taken, but " + order.quote.payableMinor() + " was owed";
    }

    String refundStarted(Event.RefundStarted it) {
        if (it.number() != order.refunds.size() + 1) {
            return "refund " + it.number() + " follows " + order.refunds.size();
        }
        boolean atEnd = it.key().isEmpty();
        if (it.by().isEmpty() != atEnd || it.paymentMinor() < 0 || it.voucherMinor() < 0) {
            return "refund " + it.number() + " is nobody's word, or less than nothing";
        }
        if (order.refunds.stream().anyMatch(old -> !atEnd && old.key().equals(it.key()))) {
            return "key " + it.key() + " has two refunds";
        }
        if (order.refundsMinor() + it.paymentMinor() > order.capturedMinor) {
            return "more is given back than the " + order.capturedMinor + " that were paid";
        }
        if ((order.state == OrderState.COMPLETED) == atEnd) {
            return "a refund at an order's end, or of one that is not completed: " + order.state;
        }
        long ontoVouchersMinor =
                events.stream()
                        .filter(event ->
                                event instanceof Event.VoucherRefunded one
                                        && one.quote().equals(it.order()))
                        .mapToLong(event -> ((Event.VoucherRefunded) event).amountMinor())
                        .sum();
        return ontoVouchersMinor == it.voucherMinor()
                ? ""
                : ontoVouchersMinor + " went onto vouchers, not " + it.voucherMinor();
    }

    String refundDone(Event.RefundDone it) {
        return order.refunds.stream()
                        .anyMatch(refund ->
                                refund.number() == it.number()
                                        && !refund.done()
                                        && refund.paymentMinor() == it.paymentMinor())
                ? ""
                : "no refund " + it.number() + " of " + it.paymentMinor() + " was on its way";
    }
}
