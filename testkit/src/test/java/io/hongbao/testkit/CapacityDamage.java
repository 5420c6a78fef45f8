package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.CAPACITY;
import static io.hongbao.audit.Invariant.ORDERS;

import io.hongbao.core.Event;
import io.hongbao.core.outlet.Reservation;
import java.util.List;
import java.util.function.Function;

/** Outlets that give more than they have. */
final class CapacityDamage {

    static final List<Damage> ALL =
            List.of(
                    outlet(
                            "a kitchen makes more than it can",
                            "makes, but the kitchen makes",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = makes(life);
                                Reservation.Makes it =
                                        (Reservation.Makes) place.event().reservation();
                                return life.event(
                                        place,
                                        with(
                                                place.event(),
                                                new Reservation.Makes(
                                                        List.of(
                                                                new Reservation.MinuteLoad(
                                                                        it.loads()
                                                                                .getFirst()
                                                                                .minute(),
                                                                        5_000)),
                                                        it.readyAtMillis())));
                            }),
                    outlet(
                            "a turn is in the past",
                            "is past, beyond the queue or out of order",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = makes(life);
                                Reservation.Makes it =
                                        (Reservation.Makes) place.event().reservation();
                                Reservation.MinuteLoad first = it.loads().getFirst();
                                return life.event(
                                        place,
                                        with(
                                                place.event(),
                                                new Reservation.Makes(
                                                        List.of(
                                                                new Reservation.MinuteLoad(
                                                                        first.minute() - 1,
                                                                        first.makes())),
                                                        it.readyAtMillis())));
                            }),
                    outlet(
                            "makes are promised too early",
                            "it is ready at",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = makes(life);
                                Reservation.Makes it =
                                        (Reservation.Makes) place.event().reservation();
                                return life.event(
                                        place,
                                        with(
                                                place.event(),
                                                new Reservation.Makes(
                                                        it.loads(), it.readyAtMillis() - 1)));
                            }),
                    outlet(
                            "a seat is sold twice",
                            "was taken already",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = seats(life);
                                return life.event(place, place.event(), place.event());
                            }),
                    outlet(
                            "a seat is sold that is not there",
                            "there is no seat 4000",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = seats(life);
                                Reservation.SeatNumbers it =
                                        (Reservation.SeatNumbers) place.event().reservation();
                                return life.event(
                                        place,
                                        with(
                                                place.event(),
                                                new Reservation.SeatNumbers(
                                                        it.slot(),
                                                        List.of(4_000),
                                                        it.startsAtMillis(),
                                                        it.endsAtMillis())));
                            }),
                    outlet(
                            "a showing starts at another time",
                            "the showing is from",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = seats(life);
                                Reservation.SeatNumbers it =
                                        (Reservation.SeatNumbers) place.event().reservation();
                                return life.event(
                                        place,
                                        with(
                                                place.event(),
                                                new Reservation.SeatNumbers(
                                                        it.slot(),
                                                        it.numbers(),
                                                        it.startsAtMillis() - 1,
                                                        it.endsAtMillis())));
                            }),
                    outlet(
                            "capacity is given back twice",
                            "gave this back before",
                            life -> {
                                Life.Place<Event.CapacityReleased> place = released(life);
                                return life.event(place, place.event(), place.event());
                            }),
                    outlet(
                            "other capacity is given back than was set aside",
                            "gives back what was not set aside for it",
                            life -> {
                                Life.Place<Event.CapacityReleased> place = released(life);
                                Event.CapacityReleased it = place.event();
                                return life.event(
                                        place,
                                        new Event.CapacityReleased(
                                                it.campaign(),
                                                it.outlet(),
                                                it.order(),
                                                makes(life).event().reservation()));
                            }),
                    outlet(
                            "capacity is not given back",
                            "but was given back",
                            life -> Edits.drop(life, released(life), Event.CapacityReleased.class)),
                    Damage.toOrders(
                            "an ended order's capacity is lost",
                            ORDERS,
                            "order ",
                            "its capacity was never given back",
                            life -> {
                                Life.Place<Event.CapacityReleased> place = released(life);
                                Edits.drop(life, place, Event.CapacityReleased.class);
                                return new Life.Violated(place.event().order().user().shard(2), 0);
                            }),
                    outlet(
                            "an outlet does not answer",
                            "and answered []",
                            life ->
                                    life.entry(
                                            makes(life),
                                            entry ->
                                                    Edits.messages(
                                                            Life.with(entry, List.of()),
                                                            List.of()))),
                    outlet(
                            "an outlet answers and sets nothing aside",
                            "set aside []",
                            life -> Edits.drop(life, makes(life), Event.CapacityReserved.class)),
                    outlet(
                            "a paused outlet takes an order",
                            "but is paused, unknown or not here",
                            life -> {
                                Life.Place<Event.CapacityReserved> place = makes(life);
                                Event.CapacityReserved it = place.event();
                                return life.event(
                                        place,
                                        new Event.OutletPaused(
                                                it.campaign(),
                                                it.outlet(),
                                                99,
                                                true,
                                                HostDriver.by("ann")),
                                        it);
                            }));

    private CapacityDamage() {}

    private static Damage outlet(String name, String says, Function<Life, Life.Violated> breaks) {
        return Damage.toOrders(name, CAPACITY, "outlet ", says, breaks);
    }

    private static Life.Place<Event.CapacityReserved> makes(Life life) {
        return life.first(
                Event.CapacityReserved.class, it -> it.reservation() instanceof Reservation.Makes);
    }

    private static Life.Place<Event.CapacityReserved> seats(Life life) {
        return life.first(
                Event.CapacityReserved.class,
                it -> it.reservation() instanceof Reservation.SeatNumbers);
    }

    private static Life.Place<Event.CapacityReleased> released(Life life) {
        return life.first(
                Event.CapacityReleased.class,
                it -> it.reservation() instanceof Reservation.SeatNumbers);
    }

    private static Event.CapacityReserved with(Event.CapacityReserved it, Reservation reservation) {
        return new Event.CapacityReserved(it.campaign(), it.outlet(), it.order(), reservation);
    }
}
