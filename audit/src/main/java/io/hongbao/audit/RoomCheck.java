package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Places;
import io.hongbao.core.room.RoomState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the waiting rooms' books: their states and openings, how many joined, whose turn it is and
 * how many have entered, and what the copies repeat. What concerns one person is {@link RoomPass}.
 */
final class RoomCheck {

    private final int shards;
    private final RoomViews views = new RoomViews();
    private final Map<String, RoomBook> books = new HashMap<>();
    private long tickets;

    RoomCheck(int shards) {
        this.shards = shards;
    }

    RoomViews views() {
        return views;
    }

    RoomBook book(String campaign) {
        return books.computeIfAbsent(campaign, RoomBook::new);
    }

    /** How many tickets were taken in all. */
    long tickets() {
        return tickets;
    }

    void read(Reading reading, RoomEvent event) {
        boolean atHome = reading.shard() == Shard.homeOf(event.campaign(), shards);
        if (atHome == event instanceof RoomEvent.RoomCopied) {
            reading.violation(
                    Invariant.STATE, name(event), 0, "only its home decides, and only copies copy");
        }
        RoomBook book = book(event.campaign());
        String wrong =
                switch (event) {
                    case RoomEvent.RoomLed it -> led(reading, book, it);
                    case RoomEvent.RoomOpened it -> opened(reading, book, it);
                    case RoomEvent.TicketTaken it -> taken(reading, book, it);
                    case RoomEvent.PlacesAdmitted it -> admitted(reading, book, it);
                    case RoomEvent.TicketEntered it -> entered(reading, book, it);
                    case RoomEvent.RoomCeilingSet it -> {
                        book.ceilingPerSecond = it.perSecond();
                        yield "";
                    }
                    case RoomEvent.BypassSet _ -> "";
                    case RoomEvent.RoomCopied it -> copied(reading, it);
                };
        reading.violationIf(wrong, Invariant.ROOM, name(event), 0);
        views.follow(reading.shard(), event);
        if (event instanceof RoomEvent.RoomLed || event instanceof RoomEvent.RoomOpened) {
            checkTold(reading, event);
        }
    }

    private static Set<RoomState> next(RoomState from) {
        return switch (from) {
            case IDLE ->
                    Set.of(
                            RoomState.PRE_QUEUE,
                            RoomState.OPEN,
                            RoomState.OFF,
                            RoomState.TICKET_FIRST);
            case PRE_QUEUE -> Set.of(RoomState.OPEN, RoomState.OFF, RoomState.IDLE);
            case OPEN -> Set.of(RoomState.HOLD, RoomState.DRAIN, RoomState.OFF);
            case HOLD -> Set.of(RoomState.OPEN, RoomState.DRAIN, RoomState.OFF);
            case DRAIN -> Set.of(RoomState.OPEN, RoomState.HOLD, RoomState.OFF);
            case OFF -> Set.of(RoomState.PRE_QUEUE, RoomState.TICKET_FIRST);
            case TICKET_FIRST -> Set.of(RoomState.OPEN, RoomState.OFF);
        };
    }

    private String led(Reading reading, RoomBook book, RoomEvent.RoomLed it) {
        RoomViews.View before = views.view(reading.shard(), it.campaign());
        boolean begins = it.to() == RoomState.PRE_QUEUE;
        int opening = begins ? before.opening() + 1 : before.opening();
        String commitment = begins ? it.commitment() : book.opening(opening).commitment();
        boolean opensUnseen =
                it.to() == RoomState.TICKET_FIRST
                        || (it.to() == RoomState.OPEN
                                && (it.from() == RoomState.IDLE
                                        || it.from() == RoomState.PRE_QUEUE));
        long joinedBefore = book.joined;
        if (begins) {
            book.begin(it.opening(), new RoomBook.Opening(it.commitment(), "", 0));
        }
        if (it.from() != before.state() || !next(it.from()).contains(it.to())) {
            return "it was " + before.state() + " and cannot go to " + it.to();
        }
        if (opensUnseen) {
            return "it opened without its seed";
        }
        if (it.to() == RoomState.IDLE && joinedBefore > 0) {
            return "it closed on " + joinedBefore + " people who had joined";
        }
        if (it.opening() != opening || !it.commitment().equals(commitment)) {
            return "it is opening " + opening + ", committed to as " + commitment;
        }
        if (begins && !isDigest(it.commitment())) {
            return "people join before its seed is committed to";
        }
        return it.opensAtMillis() == (begins ? opensAtMillis(reading) : 0)
                ? ""
                : "it opens by itself at another time than the rules say";
    }

    private static long opensAtMillis(Reading reading) {
        return reading.rule()
                .map(Rules.Rule::terms)
                .filter(terms -> terms.waitingRoom().scheduled())
                .map(terms -> terms.window().fromMillis())
                .filter(fromMillis -> fromMillis > reading.entry().atMillis())
                .orElse(0L);
    }

    private String opened(Reading reading, RoomBook book, RoomEvent.RoomOpened it) {
        RoomViews.View before = views.view(reading.shard(), it.campaign());
        boolean afterPreQueue = before.state() == RoomState.PRE_QUEUE;
        int opening = afterPreQueue ? before.opening() : before.opening() + 1;
        long preQueued = afterPreQueue ? book.joined : 0;
        String commitment = afterPreQueue ? book.opening(opening).commitment() : it.commitment();
        RoomBook.Opening now = new RoomBook.Opening(it.commitment(), it.seed(), it.preQueued());
        if (afterPreQueue) {
            book.openings.put(it.opening(), now);
        } else {
            book.begin(it.opening(), now);
        }
        boolean opens = it.to() == RoomState.OPEN || it.to() == RoomState.TICKET_FIRST;
        boolean begins = before.state() == RoomState.IDLE || before.state() == RoomState.OFF;
        if (it.from() != before.state()
                || !(opens && (afterPreQueue || begins))
                || !next(it.from()).contains(it.to())) {
            return "it was " + before.state() + " and cannot open as " + it.to();
        }
        if (it.opening() != opening || it.preQueued() != preQueued) {
            return "it is opening " + opening + ", and " + preQueued + " people had joined";
        }
        if (!it.commitment().equals(commitment)) {
            return "its commitment is not the one that stood before anybody joined";
        }
        return isDigest(it.seed()) && Places.commitment(it.seed()).equals(it.commitment())
                ? ""
                : "its seed is not the one that was committed to";
    }

    private static boolean isDigest(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private String taken(Reading reading, RoomBook book, RoomEvent.TicketTaken it) {
        RoomViews.View view = views.view(reading.shard(), it.campaign());
        long index = book.joined;
        book.joined++;
        tickets++;
        boolean takes =
                view.state() == RoomState.PRE_QUEUE
                        || view.state() == RoomState.OPEN
                        || view.state() == RoomState.HOLD
                        || view.state() == RoomState.TICKET_FIRST;
        boolean overdue =
                reading.rule()
                        .filter(rule ->
                                views.isOverdue(reading.shard(), rule, reading.entry().atMillis()))
                        .isPresent();
        if (!takes || overdue || it.opening() != view.opening()) {
            return "nobody may join opening "
                    + it.opening()
                    + " while it is "
                    + (overdue ? "due to open" : view.state());
        }
        return it.index() == index ? "" : "the next index is " + index + ", not " + it.index();
    }

    private String admitted(Reading reading, RoomBook book, RoomEvent.PlacesAdmitted it) {
        RoomViews.View view = views.view(reading.shard(), it.campaign());
        long before = book.admittedUpTo;
        book.admittedUpTo = it.upTo();
        boolean admits =
                view.state() == RoomState.OPEN
                        || view.state() == RoomState.DRAIN
                        || view.state() == RoomState.TICKET_FIRST;
        if (!admits || it.opening() != view.opening() || book.ceilingPerSecond == 0) {
            return "nobody's turn may come now: it is " + view.state();
        }
        return it.upTo() > before && it.upTo() <= book.joined
                ? ""
                : "the turn goes from "
                        + before
                        + " to "
                        + it.upTo()
                        + ", of "
                        + book.joined
                        + " who joined";
    }

    private String entered(Reading reading, RoomBook book, RoomEvent.TicketEntered it) {
        RoomViews.View view = views.view(reading.shard(), it.campaign());
        book.entered += it.place() == 0 ? 0 : 1;
        boolean stands = view.state() != RoomState.IDLE && view.state() != RoomState.OFF;
        if (!stands || it.opening() != view.opening()) {
            return "nobody enters opening " + it.opening() + " while it is " + view.state();
        }
        return it.place() >= 0 && it.place() <= book.admittedUpTo
                ? ""
                : "place " + it.place() + " enters, but it is the turn of " + book.admittedUpTo;
    }

    private String copied(Reading reading, RoomEvent.RoomCopied it) {
        boolean told =
                reading.cause()
                        .filter(cause ->
                                cause.fromShard() == Shard.homeOf(it.campaign(), shards)
                                        && cause.body()
                                                .equals(
                                                        new Message.RoomUpdated(
                                                                it.state(),
                                                                it.opening(),
                                                                it.opensAtMillis())))
                        .isPresent();
        return told ? "" : "its home shard did not say so";
    }

    /** Every other shard must be told how it stands. */
    private void checkTold(Reading reading, RoomEvent event) {
        RoomViews.View now = views.view(reading.shard(), event.campaign());
        Message.RoomUpdated expected =
                new Message.RoomUpdated(now.state(), now.opening(), now.opensAtMillis());
        long told =
                reading.entry().messages().stream()
                        .filter(message -> message.body().equals(expected))
                        .map(Message::toShard)
                        .distinct()
                        .count();
        if (told != shards - 1L) {
            reading.violation(
                    Invariant.STATE,
                    name(event),
                    0,
                    told + " other shards were told how it stands, of " + (shards - 1));
        }
    }

    /** When the campaign closes, its place secret is public: every seed must come from it. */
    void closed(Reading reading, Event.StatusChanged it) {
        Optional<CampaignTerms> terms = reading.rule().map(Rules.Rule::terms);
        boolean known =
                isDigest(it.placeSecret())
                        && terms.isPresent()
                        && CampaignSecrets.commitment(it.placeSecret())
                                .equals(terms.get().placeSecretHash());
        if (!known) {
            return;
        }
        book(it.campaign())
                .openings
                .forEach((number, opening) -> {
                    String seed = Places.seed(it.placeSecret(), it.campaign(), number);
                    if (!Places.commitment(seed).equals(opening.commitment())) {
                        reading.violation(
                                Invariant.ROOM,
                                "waiting room of " + it.campaign(),
                                0,
                                "the seed of opening " + number + " is not the place secret's");
                    }
                });
    }

    static String name(RoomEvent event) {
        return event instanceof RoomEvent.OfTicket of
                ? "ticket of " + of.user()
                : "waiting room of " + event.campaign();
    }
}
