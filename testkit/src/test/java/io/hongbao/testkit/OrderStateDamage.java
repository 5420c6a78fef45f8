package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.STATE;

import io.hongbao.core.Event;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Seats;
import java.util.List;

/** Orders and outlets that are not in the state what the journal, or their home, says. */
final class OrderStateDamage {

    static final List<Damage> ALL =
            List.of(
                    Damage.toOrders(
                            "an order has another payment",
                            STATE,
                            "order ",
                            "in the state it is",
                            life ->
                                    life.entity(
                                            Orders.class,
                                            it -> !it.orders().isEmpty(),
                                            OrderStateDamage::unpaid)),
                    Damage.toOrders(
                            "a person's orders are gone",
                            STATE,
                            "orders of ",
                            "quotes were made",
                            life ->
                                    life.entity(
                                            Orders.class,
                                            it -> !it.orders().isEmpty(),
                                            it -> Orders.none(it.user()))),
                    Damage.toOrders(
                            "a person has an order twice",
                            STATE,
                            "orders of ",
                            "orders, in the state",
                            life ->
                                    life.entity(
                                            Orders.class,
                                            it -> !it.orders().isEmpty(),
                                            OrderStateDamage::twice)),
                    Damage.toOrders(
                            "the timer of orders is another",
                            STATE,
                            "timer of orders of ",
                            "in the state at 1",
                            life -> life.entity(Orders.class, _ -> true, it -> it.withTimer(1))),
                    Damage.toOrders(
                            "a kitchen is busier",
                            STATE,
                            "pace of outlet ",
                            "by the journal it has",
                            life ->
                                    life.entity(
                                            Pace.class,
                                            _ -> true,
                                            it ->
                                                    new Pace(
                                                            it.campaign(),
                                                            it.outlet(),
                                                            List.of(
                                                                    new Reservation.MinuteLoad(
                                                                            1, 1))))),
                    Damage.toOrders(
                            "a seat is taken by nobody",
                            STATE,
                            "seats of outlet ",
                            "by the journal it has",
                            life ->
                                    life.entity(
                                            Seats.class,
                                            it -> !it.isTaken(60),
                                            it -> it.reserved(List.of(60)))),
                    Damage.toOrders(
                            "a taken seat is free",
                            STATE,
                            "seats of outlet ",
                            "by the journal it has",
                            life ->
                                    life.entity(
                                            Seats.class,
                                            it -> it.takenCount() > 0,
                                            it ->
                                                    Seats.free(
                                                            it.campaign(),
                                                            it.outlet(),
                                                            it.slot()))),
                    Damage.toOrders(
                            "an outlet is paused by nobody",
                            STATE,
                            "outlet ",
                            "by the journal it is of version",
                            life ->
                                    life.entity(
                                            Outlet.class,
                                            it -> !it.isUnknown(),
                                            it ->
                                                    new Outlet(
                                                            it.campaign(),
                                                            it.id(),
                                                            it.termsOrNone(),
                                                            it.version(),
                                                            !it.paused()))),
                    Damage.toOrders(
                            "a copy says what its home did not",
                            STATE,
                            "copy of outlet ",
                            "its home shard did not say so",
                            life -> {
                                Life.Place<Event.OutletCopied> place =
                                        life.first(Event.OutletCopied.class, _ -> true);
                                Event.OutletCopied it = place.event();
                                return life.event(
                                        place,
                                        new Event.OutletCopied(
                                                it.terms(), it.version(), !it.paused()));
                            }),
                    Damage.toOrders(
                            "an outlet's home tells nobody",
                            STATE,
                            "outlet ",
                            "0 other shards were told",
                            life ->
                                    life.entry(
                                            life.first(Event.OutletApplied.class, _ -> true),
                                            entry -> Edits.messages(entry, List.of()))),
                    Damage.toOrders(
                            "an outlet's version is left out",
                            STATE,
                            "outlet ",
                            "version 9 follows version 0",
                            life -> {
                                Life.Place<Event.OutletApplied> place =
                                        life.first(
                                                Event.OutletApplied.class, it -> it.version() == 1);
                                Event.OutletApplied it = place.event();
                                return life.event(
                                        place, new Event.OutletApplied(it.terms(), 9, it.by()));
                            }));

    private OrderStateDamage() {}

    private static Orders unpaid(Orders it) {
        return it.replacing(
                it.orders()
                        .getFirst()
                        .withPayment(new Payment(Payment.State.CAPTURED, "x", 123_456)));
    }

    private static Orders twice(Orders it) {
        List<Order> first = List.of(it.orders().getFirst(), it.orders().getFirst());
        return new Orders(
                it.user(),
                it.quotesMade(),
                it.quotes(),
                it.orders().size() == 2 ? List.of(first.getFirst()) : first,
                it.timerAtMillis());
    }
}
