package io.hongbao.core;

import io.hongbao.core.order.Order;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Refund;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Reservation;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the events of orders and outlets do to the state; a part of {@link Evolution}. */
final class OrderEvolution {
    private OrderEvolution() {}

    static void evolve(MutableState state, Event.OfOrder event, long atMillis) {
        EntityKey.OfOrders key = new EntityKey.OfOrders(event.user());
        switch (event) {
            case Event.QuoteMade it -> state.update(key, old -> old.withQuote(it.quote()));
            case Event.OrderPlaced it ->
                    state.update(key, old -> old.placed(it.order(), it.holds(), atMillis));
            case Event.OrderReserved it ->
                    order(state, it, old -> old.withReservation(it.reservation()));
            case Event.OrderMoved it ->
                    order(
                            state,
                            it,
                            old -> old.in(it.to(), it.end(), it.deadlineAtMillis(), atMillis));
            case Event.PaymentMoved it ->
                    order(state, it, old -> old.withPayment(old.payment().with(it.to())));
            case Event.PaymentCaptured it ->
                    order(
                            state,
                            it,
                            old ->
                                    old.withPayment(
                                            new Payment(
                                                    Payment.State.CAPTURED,
                                                    it.reference(),
                                                    it.amountMinor())));
            case Event.RefundStarted it ->
                    order(
                            state,
                            it,
                            old ->
                                    old.withRefund(
                                            new Refund(
                                                    it.number(),
                                                    it.key(),
                                                    it.paymentMinor(),
                                                    it.voucherMinor(),
                                                    it.paymentMinor() == 0,
                                                    atMillis)));
            case Event.RefundDone it -> order(state, it, old -> old.withRefundDone(it.number()));
        }
    }

    private static void order(
            MutableState state, Event.OfOrder event, UnaryOperator<Order> change) {
        state.update(
                new EntityKey.OfOrders(event.user()),
                orders ->
                        orders.replacing(
                                change.apply(
                                        orders.order(event.order())
                                                .orElseThrow(() ->
                                                        new IllegalStateException(
                                                                "the journal changes order "
                                                                        + event.order()
                                                                        + " before it was"
                                                                        + " placed")))));
    }

    static void evolve(MutableState state, Event.OfOutlet event, long atMillis) {
        EntityKey.OfOutlet key = new EntityKey.OfOutlet(event.campaign(), event.outlet());
        switch (event) {
            case Event.OutletApplied it ->
                    state.update(
                            key,
                            old ->
                                    new Outlet(
                                            it.campaign(),
                                            it.outlet(),
                                            List.of(it.terms()),
                                            it.version(),
                                            old.paused()));
            case Event.OutletPaused it ->
                    state.update(
                            key,
                            old ->
                                    new Outlet(
                                            it.campaign(),
                                            it.outlet(),
                                            old.termsOrNone(),
                                            it.version(),
                                            it.paused()));
            case Event.OutletCopied it ->
                    state.put(
                            key,
                            new Outlet(
                                    it.campaign(),
                                    it.outlet(),
                                    List.of(it.terms()),
                                    it.version(),
                                    it.paused()));
            case Event.CapacityReserved it -> capacity(state, it, it.reservation(), true, atMillis);
            case Event.CapacityReleased it ->
                    capacity(state, it, it.reservation(), false, atMillis);
        }
    }

    private static void capacity(
            MutableState state,
            Event.OfOutlet event,
            Reservation reservation,
            boolean taken,
            long atMillis) {
        switch (reservation) {
            case Reservation.Makes makes ->
                    state.update(
                            new EntityKey.OfPace(event.campaign(), event.outlet()),
                            pace ->
                                    taken
                                            ? pace.reserved(makes, atMillis)
                                            : pace.released(makes, atMillis));
            case Reservation.SeatNumbers seats ->
                    state.update(
                            new EntityKey.OfSeats(event.campaign(), event.outlet(), seats.slot()),
                            plan ->
                                    taken
                                            ? plan.reserved(seats.numbers())
                                            : plan.released(seats.numbers()));
            case Reservation.Nothing _ ->
                    throw new IllegalStateException("nothing cannot be set aside");
        }
    }
}
