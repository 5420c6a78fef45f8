package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.UserId;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.outlet.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What orders and outlets say to each other: a placed order asks once, the outlet answers once with
 * what it set aside, the order takes that or gives it back, and what is given back is freed. All of
 * that within an entry and the message that caused it.
 */
final class ReservationCheck {

    private final int shards;
    private final Entry entry;
    private final Findings findings;
    private final String campaign;
    private final List<Message> asked = new ArrayList<>(0);
    private final List<Message> answered = new ArrayList<>(0);
    private final List<Message.GiveUpReservation> givenUp = new ArrayList<>(0);

    private ReservationCheck(int shards, Entry entry, Findings findings, String campaign) {
        this.shards = shards;
        this.entry = entry;
        this.findings = findings;
        this.campaign = campaign;
        for (Message message : entry.messages()) {
            switch (message.body()) {
                case Message.Reserve _ -> asked.add(message);
                case Message.Reserved _, Message.NotReserved _ -> answered.add(message);
                case Message.GiveUpReservation it -> givenUp.add(it);
                default -> {
                    // Not about capacity.
                }
            }
        }
    }

    static void read(int shards, Entry entry, Optional<Message> message, Findings findings) {
        String campaign =
                message.map(Message::campaign)
                        .orElseGet(() ->
                                entry.events().isEmpty()
                                        ? ""
                                        : entry.events().getFirst().campaign());
        ReservationCheck check = new ReservationCheck(shards, entry, findings, campaign);
        Optional<Message.Body> cause = message.map(Message::body);
        check.readAsked();
        check.readAnswered(cause);
        check.readTaken(cause);
        check.readFreed(cause);
    }

    private <T extends Event> List<T> events(Class<T> kind) {
        List<T> found = new ArrayList<>(0);
        for (Event event : entry.events()) {
            if (kind.isInstance(event)) {
                found.add(kind.cast(event));
            }
        }
        return found;
    }

    private void readAsked() {
        List<OrderRef> placed = new ArrayList<>(0);
        for (Event.OrderPlaced it : events(Event.OrderPlaced.class)) {
            placed.add(new OrderRef(it.user(), it.order()));
        }
        for (Message message : asked) {
            Message.Reserve it = (Message.Reserve) message.body();
            if (!placed.remove(it.order())) {
                order(it.order(), "it asks for capacity, but was not placed here");
            }
        }
        placed.forEach(order -> order(order, "it was placed, but asks for no capacity"));
    }

    private void readAnswered(Optional<Message.Body> cause) {
        List<Event.CapacityReserved> reserved = events(Event.CapacityReserved.class);
        if (cause.isEmpty() || !(cause.get() instanceof Message.Reserve wish)) {
            if (!answered.isEmpty() || !reserved.isEmpty()) {
                outlet(
                        reserved.isEmpty() ? "" : reserved.getFirst().outlet(),
                        "it sets capacity aside, or answers, and nobody asked");
            }
            return;
        }
        boolean once =
                answered.size() == 1
                        && answered.getFirst().toShard() == wish.order().user().shard(shards);
        boolean right =
                once
                        && switch (answered.getFirst().body()) {
                            case Message.Reserved(OrderRef order, Reservation reservation) ->
                                    order.equals(wish.order())
                                            && fits(wish, reservation)
                                            && reserved.equals(
                                                    List.of(
                                                            new Event.CapacityReserved(
                                                                    campaign,
                                                                    wish.outlet(),
                                                                    order,
                                                                    reservation)));
                            case Message.NotReserved(OrderRef order, _) ->
                                    order.equals(wish.order()) && reserved.isEmpty();
                            default -> false;
                        };
        if (!right) {
            outlet(
                    wish.outlet(),
                    "it was asked for "
                            + wish
                            + ", set aside "
                            + reserved
                            + " and answered "
                            + answered);
        }
    }

    private static boolean fits(Message.Reserve wish, Reservation reservation) {
        return switch (reservation) {
            case Reservation.Nothing _ -> false;
            case Reservation.Makes makes ->
                    makes.loads().stream().mapToInt(Reservation.MinuteLoad::makes).sum()
                            == wish.makes();
            case Reservation.SeatNumbers seats ->
                    seats.numbers().size() == wish.seats() && seats.slot().equals(wish.slot());
        };
    }

    private void readTaken(Optional<Message.Body> cause) {
        List<Event.OrderReserved> taken = events(Event.OrderReserved.class);
        if (cause.isPresent()
                && cause.get() instanceof Message.Reserved(OrderRef order, Reservation reserved)) {
            boolean took =
                    taken.removeIf(it -> isOf(it, order) && it.reservation().equals(reserved));
            boolean gaveBack =
                    givenUp.removeIf(
                            it -> it.order().equals(order) && it.reservation().equals(reserved));
            if (took == gaveBack) {
                order(order, "what was set aside for it must be taken or given back");
            }
        }
        for (Event.OrderReserved it : taken) {
            order(new OrderRef(it.user(), it.order()), "no outlet set that aside for it");
        }
        for (Message.GiveUpReservation it : givenUp) {
            boolean ended =
                    events(Event.OrderMoved.class).stream()
                            .anyMatch(move -> isOf(move, it.order()) && isGivenBack(move.to()));
            if (!ended) {
                order(it.order(), "it gives capacity back, but did not end here");
            }
        }
    }

    private static boolean isGivenBack(OrderState state) {
        return state == OrderState.CANCELLED || state == OrderState.REJECTED;
    }

    private static boolean isOf(Event.OfOrder event, OrderRef order) {
        return event.user().equals(order.user()) && event.order().equals(order.order());
    }

    private void readFreed(Optional<Message.Body> cause) {
        List<Event.CapacityReleased> freed = events(Event.CapacityReleased.class);
        List<Event.CapacityReleased> owed = new ArrayList<>(0);
        if (cause.isPresent() && cause.get() instanceof Message.GiveUpReservation it) {
            owed.add(
                    new Event.CapacityReleased(
                            campaign, it.outlet(), it.order(), it.reservation()));
        }
        if (!freed.equals(owed)) {
            Event.OfOutlet first = freed.isEmpty() ? owed.getFirst() : freed.getFirst();
            outlet(first.outlet(), "it frees " + freed + ", but was given back " + owed);
        }
    }

    private void order(OrderRef order, String message) {
        findings.add(Invariant.ORDERS, campaign, name(order.user(), order.order()), 0, message);
    }

    private void outlet(String outlet, String message) {
        findings.add(Invariant.CAPACITY, campaign, "outlet " + outlet, 0, message);
    }

    static String name(UserId user, String order) {
        return "order " + order + " of " + user;
    }
}
