package io.hongbao.audit;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.Refund;
import io.hongbao.core.outlet.Reservation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** What the auditor knows of one person's quotes and orders. */
final class OrdersBook {

    final List<Quote> quotes = new ArrayList<>(1);
    final List<OrderBook> orders = new ArrayList<>(1);

    /** What outlets set aside for orders of this person, in the order in which it was read. */
    final List<Capacity> capacity = new ArrayList<>(1);

    long quotesMade;
    long timerAtMillis = Orders.NO_TIMER;

    Optional<OrderBook> order(String id) {
        for (int i = orders.size() - 1; i >= 0; i--) {
            if (orders.get(i).quote.id().equals(id) && !orders.get(i).forgotten) {
                return Optional.of(orders.get(i));
            }
        }
        return Optional.empty();
    }

    /** Forgets what came to nothing long ago; returns what is wrong with that, or nothing. */
    String forget(long atMillis) {
        String wrong = "";
        for (OrderBook order : orders) {
            boolean isOld =
                    order.stages.getFirst().atMillis() <= atMillis - Orders.NOTHING_KEPT_MILLIS;
            if (isOld && !order.forgotten && order.cameToNothing()) {
                order.forgotten = true;
                if (!order.unanswered.isEmpty()) {
                    wrong = "order " + order.quote.id() + " is forgotten before all is answered";
                }
            }
        }
        return wrong;
    }

    /** How many orders were rejected of those that were placed on a day. */
    long rejected(LongPredicate isThatDay) {
        return orders.stream()
                .filter(order ->
                        order.state == OrderState.REJECTED
                                && isThatDay.test(order.stages.getFirst().atMillis()))
                .count();
    }

    /** How many orders of a campaign were completed so far. */
    int completed(String campaign) {
        int completed = 0;
        for (OrderBook order : orders) {
            if (order.state == OrderState.COMPLETED && order.quote.campaign().equals(campaign)) {
                completed++;
            }
        }
        return completed;
    }

    /** Money came back onto a voucher that an order had spent. */
    void refunded(String id, long voucher, long amountMinor) {
        order(id)
                .ifPresent(order -> {
                    int index = order.indexOfHold(voucher);
                    if (index >= 0) {
                        order.refundedMinor[index] += amountMinor;
                    }
                });
    }

    /** What an outlet set aside for an order. */
    static final class Capacity {
        final String campaign;
        final String outlet;
        final String order;
        final Reservation reservation;
        int released;

        Capacity(String campaign, String outlet, String order, Reservation reservation) {
            this.campaign = campaign;
            this.outlet = outlet;
            this.order = order;
            this.reservation = reservation;
        }
    }

    /** What the auditor knows of one order. */
    static final class OrderBook {
        final Quote quote;
        final List<Order.Hold> holds;
        final List<Order.Stage> stages = new ArrayList<>(6);
        final List<Refund> refunds = new ArrayList<>(0);

        /** What the world outside was asked for, and has not answered. */
        final Set<EffectId> unanswered = new HashSet<>(2);

        /** Everything that it was ever asked for. */
        final List<Effect> asked = new ArrayList<>(2);

        /** What came back onto each hold's voucher, in minor units. */
        final long[] refundedMinor;

        OrderState state = OrderState.RESERVING;
        OrderEnd end = OrderEnd.NONE;
        Reservation reservation = Reservation.Nothing.INSTANCE;
        Payment.State payment = Payment.State.NONE;
        String reference = "";
        long capturedMinor;
        long deadlineAtMillis = Orders.NO_TIMER;

        /** Whether it came to nothing so long ago that the state has it no more. */
        boolean forgotten;

        OrderBook(Quote quote, List<Order.Hold> holds, long atMillis) {
            this.quote = quote;
            this.holds = holds;
            this.refundedMinor = new long[holds.size()];
            stages.add(new Order.Stage(state, atMillis));
        }

        boolean isEnded() {
            return switch (state) {
                case COMPLETED, CANCELLED, REJECTED -> true;
                case RESERVING, PAYING, STOPPING, SENDING, ACCEPTED, MAKING, READY -> false;
            };
        }

        /** Whether the outlet had said that it makes it. */
        boolean isAccepted() {
            return state == OrderState.ACCEPTED
                    || state == OrderState.MAKING
                    || state == OrderState.READY;
        }

        boolean wasSent() {
            return stages.stream().anyMatch(stage -> stage.state() == OrderState.SENDING);
        }

        private boolean wasStopped() {
            return stages.stream().anyMatch(stage -> stage.state() == OrderState.STOPPING);
        }

        /**
         * Whether it never reached its outlet and was not paid. Not, as long as it may be asked
         * about: whether capacity was set aside, or, when the bank declined what was to be stopped,
         * whether it was stopped.
         */
        boolean cameToNothing() {
            boolean mayBeAnswered =
                    (state == OrderState.CANCELLED && reservation instanceof Reservation.Nothing)
                            || (payment == Payment.State.DECLINED && wasStopped());
            return isEnded()
                    && state != OrderState.COMPLETED
                    && !wasSent()
                    && capturedMinor == 0
                    && !mayBeAnswered;
        }

        boolean isMoneyUnresolved() {
            return payment == Payment.State.CHARGING
                    || payment == Payment.State.STOPPING
                    || refunds.stream().anyMatch(refund -> !refund.done());
        }

        /** What goes back to the person by the provider, done or not, in minor units. */
        long refundsMinor() {
            return refunds.stream().mapToLong(Refund::paymentMinor).sum();
        }

        boolean wasAsked(EffectId id) {
            return asked.stream().anyMatch(effect -> effect.id().equals(id));
        }

        Optional<Order.Hold> hold(long voucher) {
            return holds.stream().filter(hold -> hold.voucher() == voucher).findFirst();
        }

        int indexOfHold(long voucher) {
            for (int i = 0; i < holds.size(); i++) {
                if (holds.get(i).voucher() == voucher) {
                    return i;
                }
            }
            return -1;
        }
    }
}
