package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the outlets' books: what their home says of them and the copies repeat, and every make and
 * seat that is set aside or given back.
 */
final class OutletCheck {

    private static final long MINUTE_MILLIS = 60_000L;

    private final int shards;
    private final OutletRules rules = new OutletRules();
    private final Map<OutletName, CapacityBook> books = new HashMap<>();

    private record OutletName(String campaign, String outlet) {}

    OutletCheck(int shards) {
        this.shards = shards;
    }

    OutletRules rules() {
        return rules;
    }

    CapacityBook book(String campaign, String outlet) {
        return books.computeIfAbsent(
                new OutletName(campaign, outlet), _ -> new CapacityBook(campaign, outlet));
    }

    Iterable<CapacityBook> books() {
        return books.values();
    }

    int home(String campaign, String outlet) {
        return Shard.homeOfOutlet(campaign, outlet, shards);
    }

    void read(Reading reading, Event.OfOutlet event) {
        boolean atHome = reading.shard() == home(event.campaign(), event.outlet());
        int before = known(reading, event).map(OutletRules.Known::version).orElse(0);
        switch (event) {
            case Event.OutletApplied it -> checkLed(reading, event, atHome, before, it.version());
            case Event.OutletPaused it -> checkLed(reading, event, atHome, before, it.version());
            case Event.OutletCopied it -> checkCopy(reading, it);
            case Event.CapacityReserved it -> reserved(reading, it, atHome);
            case Event.CapacityReleased it -> released(reading, it, atHome);
        }
        rules.follow(reading.shard(), event);
        if (event instanceof Event.OutletApplied || event instanceof Event.OutletPaused) {
            checkTold(reading, event);
        }
    }

    private Optional<OutletRules.Known> known(Reading reading, Event.OfOutlet event) {
        return rules.known(reading.shard(), event.campaign(), event.outlet());
    }

    private static void checkLed(
            Reading reading, Event.OfOutlet event, boolean atHome, int before, int version) {
        if (!atHome || version != before + 1) {
            reading.violation(
                    Invariant.STATE,
                    name(event),
                    0,
                    "version " + version + " follows version " + before + ", on its home only");
        }
    }

    private void checkTold(Reading reading, Event.OfOutlet event) {
        Optional<OutletRules.Known> now = known(reading, event);
        long told =
                reading.entry().messages().stream()
                        .filter(message ->
                                now.isPresent()
                                        && message.body()
                                                .equals(
                                                        new Message.OutletUpdated(
                                                                now.get().terms(),
                                                                now.get().version(),
                                                                now.get().paused())))
                        .map(Message::toShard)
                        .distinct()
                        .count();
        if (told != shards - 1L) {
            reading.violation(
                    Invariant.STATE,
                    name(event),
                    0,
                    told + " other shards were told what it is now, of " + (shards - 1));
        }
    }

    private void checkCopy(Reading reading, Event.OutletCopied it) {
        boolean told =
                reading.cause()
                        .filter(cause ->
                                cause.fromShard() == home(it.campaign(), it.outlet())
                                        && cause.body()
                                                .equals(
                                                        new Message.OutletUpdated(
                                                                it.terms(),
                                                                it.version(),
                                                                it.paused())))
                        .isPresent();
        if (!told) {
            reading.violation(
                    Invariant.STATE, "copy of " + name(it), 0, "its home shard did not say so");
        }
    }

    private void reserved(Reading reading, Event.CapacityReserved it, boolean atHome) {
        Optional<OutletRules.Known> outlet = known(reading, it);
        if (!atHome || outlet.isEmpty() || outlet.get().paused()) {
            violation(reading, it, "it sets capacity aside, but is paused, unknown or not here");
            return;
        }
        OutletTerms terms = outlet.get().terms();
        CapacityBook book = book(it.campaign(), it.outlet());
        String wrong =
                switch (it.reservation()) {
                    case Reservation.Nothing _ -> "nothing was set aside";
                    case Reservation.Makes makes ->
                            terms.supply() instanceof Supply.Kitchen kitchen
                                    ? turns(book, kitchen, makes, reading.entry().atMillis())
                                    : "it has no kitchen";
                    case Reservation.SeatNumbers seats ->
                            terms.supply() instanceof Supply.Seated seated
                                    ? seats(reading, book, seated, seats)
                                    : "it has no seats";
                };
        if (!wrong.isEmpty()) {
            violation(reading, it, wrong);
        }
    }

    private static String turns(
            CapacityBook book, Supply.Kitchen kitchen, Reservation.Makes makes, long atMillis) {
        String full = book.take(makes, kitchen.makesPerMinute(), atMillis);
        if (!full.isEmpty()) {
            return full;
        }
        long now = Pace.minuteOf(atMillis);
        long before = now - 1;
        for (Reservation.MinuteLoad load : makes.loads()) {
            if (load.minute() <= before || load.minute() >= now + kitchen.queueMinutes()) {
                return "minute " + load.minute() + " is past, beyond the queue or out of order";
            }
            before = load.minute();
        }
        long readyAtMillis =
                Math.max(atMillis, before * MINUTE_MILLIS) + kitchen.prepMinutes() * MINUTE_MILLIS;
        return makes.readyAtMillis() == readyAtMillis
                ? ""
                : "it is ready at " + readyAtMillis + ", not at " + makes.readyAtMillis();
    }

    private static String seats(
            Reading reading,
            CapacityBook book,
            Supply.Seated seated,
            Reservation.SeatNumbers seats) {
        Optional<Slot> slot = Slot.parse(seats.slot());
        Optional<Showing> showing = slot.flatMap(known -> seated.showing(known.showing()));
        Optional<Showing.SeatClass> seatClass =
                showing.flatMap(known -> known.seatClass(slot.get().seatClass()));
        String taken = book.take(seats, seatClass.map(Showing.SeatClass::seats).orElse(0));
        if (!taken.isEmpty() || seatClass.isEmpty()) {
            return taken;
        }
        Optional<CampaignTerms> terms = reading.rule().map(Rules.Rule::terms);
        if (terms.isEmpty()) {
            return "its shard does not know the campaign";
        }
        long startsAtMillis = terms.get().millisAt(slot.get().day(), showing.get().startMinute());
        long endsAtMillis = startsAtMillis + showing.get().durationMinutes() * MINUTE_MILLIS;
        return seats.startsAtMillis() == startsAtMillis && seats.endsAtMillis() == endsAtMillis
                ? ""
                : "the showing is from " + startsAtMillis + " to " + endsAtMillis;
    }

    private void released(Reading reading, Event.CapacityReleased it, boolean atHome) {
        CapacityBook book = book(it.campaign(), it.outlet());
        String wrong =
                switch (it.reservation()) {
                    case Reservation.Nothing _ -> "nothing was given back";
                    case Reservation.Makes makes -> book.free(makes, reading.entry().atMillis());
                    case Reservation.SeatNumbers seats -> book.free(seats);
                };
        if (!atHome || !wrong.isEmpty()) {
            violation(reading, it, wrong.isEmpty() ? "its capacity is not here" : wrong);
        }
    }

    private static void violation(Reading reading, Event.OfOutlet event, String message) {
        reading.violation(Invariant.CAPACITY, name(event), 0, message);
    }

    static String name(Event.OfOutlet event) {
        return "outlet " + event.outlet();
    }
}
