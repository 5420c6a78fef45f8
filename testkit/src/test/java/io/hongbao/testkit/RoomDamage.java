package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.ROOM;
import static io.hongbao.audit.Invariant.STATE;

import io.hongbao.audit.Invariant;
import io.hongbao.core.Event;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.chance.Places;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** People who pass the waiting room before their place, and rooms that are not as they may be. */
final class RoomDamage {

    private static final String OTHER_SEED = "5a".repeat(32);

    static final List<Damage> ALL = new ArrayList<>();

    static {
        ALL.addAll(passing());
        ALL.addAll(joining());
        ALL.addAll(admitting());
        ALL.addAll(drawing());
        ALL.addAll(leading());
        ALL.addAll(standing());
    }

    private RoomDamage() {}

    private static List<Damage> passing() {
        return List.of(
                room(
                        "an envelope is granted to somebody who never entered",
                        "voucher ",
                        "had not passed the waiting room",
                        life -> {
                            Life.Place<Event.EnvelopeGranted> grant = granted(life, 1);
                            Edits.drop(life, entered(life, grant), RoomEvent.TicketEntered.class);
                            return Edits.at(grant);
                        }),
                room(
                        "an envelope is granted on the room's shard before its holder enters",
                        "voucher ",
                        "had not passed the waiting room",
                        life -> {
                            Life.Place<Event.EnvelopeGranted> grant = granted(life, home(life));
                            later(life, entered(life, grant));
                            return Edits.at(grant);
                        }),
                room(
                        "an envelope is granted on another shard before its holder enters",
                        "voucher ",
                        "had not passed the waiting room",
                        life -> {
                            Life.Place<Event.EnvelopeGranted> grant = granted(life, 1 - home(life));
                            later(life, entered(life, grant));
                            return Edits.at(grant);
                        }),
                room(
                        "somebody enters before their turn",
                        "ticket of ",
                        "but it is the turn of " + (QueuedLife.ADMITTED - 1),
                        life -> {
                            Life.Place<RoomEvent.PlacesAdmitted> last = admitted(life);
                            life.event(last, upTo(last, QueuedLife.ADMITTED - 1));
                            return Edits.at(
                                    life.first(
                                            RoomEvent.TicketEntered.class,
                                            it -> it.place() == QueuedLife.ADMITTED));
                        }),
                room(
                        "somebody enters with another's place",
                        "ticket of ",
                        "its place is ",
                        life -> {
                            Life.Place<RoomEvent.TicketEntered> place = waited(life);
                            return life.event(place, with(place, place.event().place() % 9 + 1));
                        }),
                room(
                        "a ticket is exchanged twice",
                        "ticket of ",
                        "it was exchanged before",
                        life -> {
                            Life.Place<RoomEvent.TicketEntered> place = waited(life);
                            return life.event(place, place.event(), place.event());
                        }),
                room(
                        "somebody passes by, and nobody allowed it",
                        "ticket of ",
                        "nobody allowed that",
                        life -> {
                            Edits.drop(
                                    life,
                                    life.first(RoomEvent.BypassSet.class, _ -> true),
                                    RoomEvent.BypassSet.class);
                            return Edits.at(
                                    life.first(
                                            RoomEvent.TicketEntered.class, it -> it.place() == 0));
                        }),
                room(
                        "somebody enters a room that is off",
                        "ticket of ",
                        "nobody enters opening 1 while it is OFF",
                        life -> {
                            Life.Place<RoomEvent.TicketEntered> place = waited(life);
                            return life.event(
                                    place, led(RoomState.OPEN, RoomState.OFF), place.event());
                        }));
    }

    private static List<Damage> joining() {
        return List.of(
                room(
                        "an account has two tickets",
                        "ticket of ",
                        "has a ticket of this opening already",
                        life -> {
                            Life.Place<RoomEvent.TicketTaken> place = taken(life, 1, 5);
                            return life.event(
                                    place,
                                    new RoomEvent.TicketTaken(
                                            taken(life, 1, 4).event().user(),
                                            QueuedLife.CAMPAIGN,
                                            1,
                                            5));
                        }),
                room(
                        "an index is left out",
                        "ticket of ",
                        "the next index is 5, not 6",
                        life -> {
                            Life.Place<RoomEvent.TicketTaken> place = taken(life, 1, 5);
                            return life.event(
                                    place,
                                    new RoomEvent.TicketTaken(
                                            place.event().user(), QueuedLife.CAMPAIGN, 1, 6));
                        }),
                room(
                        "somebody joins while it drains",
                        "ticket of ",
                        "nobody may join opening 1 while it is DRAIN",
                        life -> {
                            Life.Place<RoomEvent.TicketTaken> place =
                                    taken(life, 1, QueuedLife.JOINED - 1);
                            return life.event(
                                    place, led(RoomState.OPEN, RoomState.DRAIN), place.event());
                        }),
                room(
                        "somebody joins a pre-queue that should have opened",
                        "ticket of ",
                        "while it is due to open",
                        life -> {
                            Edits.drop(life, opened(life, 1), RoomEvent.RoomOpened.class);
                            return Edits.at(taken(life, 1, QueuedLife.PRE_QUEUED));
                        }));
    }

    private static List<Damage> admitting() {
        return List.of(
                room(
                        "a turn is taken back",
                        "waiting room of queue",
                        "the turn goes from 9 to 8, of 16",
                        life -> {
                            Life.Place<RoomEvent.PlacesAdmitted> place = admitted(life);
                            return life.event(place, place.event(), upTo(place, 8));
                        }),
                room(
                        "the turn comes of people who are not there",
                        "waiting room of queue",
                        "the turn goes from 4 to 17, of 16",
                        life -> {
                            Life.Place<RoomEvent.PlacesAdmitted> place = admitted(life);
                            return life.event(place, upTo(place, 17));
                        }),
                room(
                        "people are admitted during a hold",
                        "waiting room of queue",
                        "nobody's turn may come now: it is HOLD",
                        life -> {
                            Life.Place<RoomEvent.PlacesAdmitted> place = admitted(life);
                            return life.event(
                                    place, led(RoomState.OPEN, RoomState.HOLD), place.event());
                        }),
                room(
                        "people are admitted under a ceiling of nobody",
                        "waiting room of queue",
                        "nobody's turn may come now",
                        life -> {
                            Life.Place<RoomEvent.PlacesAdmitted> place = admitted(life);
                            return life.event(
                                    place,
                                    new RoomEvent.RoomCeilingSet(
                                            QueuedLife.CAMPAIGN, 0, HostDriver.by("ann")),
                                    place.event());
                        }));
    }

    private static List<Damage> drawing() {
        return List.of(
                room(
                        "a seed is not the one that was committed to",
                        "waiting room of queue",
                        "its seed is not the one that was committed to",
                        life -> {
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            return life.event(
                                    place, with(place, 12, place.event().commitment(), OTHER_SEED));
                        }),
                room(
                        "a commitment is exchanged at the opening",
                        "waiting room of queue",
                        "not the one that stood before anybody joined",
                        life -> {
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            return life.event(
                                    place,
                                    with(place, 12, Places.commitment(OTHER_SEED), OTHER_SEED));
                        }),
                room(
                        "a seed is chosen, and not made from the secret",
                        "waiting room of queue",
                        "the seed of opening 1 is not the place secret's",
                        life -> {
                            Life.Place<RoomEvent.RoomLed> begun = preQueued(life);
                            life.event(begun, with(begun, Places.commitment(OTHER_SEED)));
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            life.event(
                                    place,
                                    with(place, 12, Places.commitment(OTHER_SEED), OTHER_SEED));
                            return Edits.at(
                                    life.first(
                                            Event.StatusChanged.class,
                                            it -> it.to() == CampaignStatus.CLOSED));
                        }),
                room(
                        "people join before anything is committed to",
                        "waiting room of queue",
                        "people join before its seed is committed to",
                        life -> {
                            Life.Place<RoomEvent.RoomLed> begun = preQueued(life);
                            return life.event(begun, with(begun, ""));
                        }),
                room(
                        "fewer places are drawn than people joined",
                        "waiting room of queue",
                        "and 12 people had joined",
                        life -> {
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            RoomEvent.RoomOpened it = place.event();
                            return life.event(place, with(place, 11, it.commitment(), it.seed()));
                        }),
                room(
                        "a room opens as one that lets nobody in",
                        "waiting room of queue",
                        "cannot open as HOLD",
                        life -> {
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            RoomEvent.RoomOpened it = place.event();
                            return life.event(
                                    place,
                                    new RoomEvent.RoomOpened(
                                            it.campaign(),
                                            it.from(),
                                            RoomState.HOLD,
                                            it.opening(),
                                            it.preQueued(),
                                            it.commitment(),
                                            it.seed(),
                                            it.by()));
                        }),
                room(
                        "a room opens and keeps its seed",
                        "waiting room of queue",
                        "it opened without its seed",
                        life -> {
                            Life.Place<RoomEvent.RoomOpened> place = opened(life, 1);
                            return life.event(
                                    place,
                                    new RoomEvent.RoomLed(
                                            QueuedLife.CAMPAIGN,
                                            RoomState.PRE_QUEUE,
                                            RoomState.OPEN,
                                            1,
                                            place.event().commitment(),
                                            0,
                                            HostDriver.by("ann")));
                        }));
    }

    private static List<Damage> leading() {
        return List.of(
                room(
                        "a room is led where it can't go",
                        "waiting room of queue",
                        "it was OPEN and cannot go to PRE_QUEUE",
                        life -> {
                            Life.Place<RoomEvent.RoomLed> place =
                                    life.first(
                                            RoomEvent.RoomLed.class,
                                            it -> it.to() == RoomState.HOLD);
                            return life.event(place, led(RoomState.OPEN, RoomState.PRE_QUEUE));
                        }),
                room(
                        "a pre-queue opens at another time",
                        "waiting room of queue",
                        "it opens by itself at another time",
                        life -> {
                            Life.Place<RoomEvent.RoomLed> place = preQueued(life);
                            RoomEvent.RoomLed it = place.event();
                            return life.event(
                                    place,
                                    new RoomEvent.RoomLed(
                                            it.campaign(),
                                            it.from(),
                                            it.to(),
                                            it.opening(),
                                            it.commitment(),
                                            it.opensAtMillis() + 1,
                                            it.by()));
                        }),
                room(
                        "a copy says what its home did not",
                        "waiting room of queue",
                        "its home shard did not say so",
                        life -> {
                            Life.Place<RoomEvent.RoomCopied> place =
                                    life.first(
                                            RoomEvent.RoomCopied.class,
                                            it -> it.state() == RoomState.OPEN);
                            return life.event(
                                    place,
                                    new RoomEvent.RoomCopied(
                                            QueuedLife.CAMPAIGN, RoomState.OFF, 1, 0));
                        }),
                of(
                        "the other shards are not told",
                        STATE,
                        "waiting room of queue",
                        "0 other shards were told how it stands, of 1",
                        life ->
                                life.entry(
                                        opened(life, 1),
                                        entry -> Edits.messages(entry, List.of()))));
    }

    private static List<Damage> standing() {
        return List.of(
                of(
                        "a waiting room counts one more",
                        STATE,
                        "waiting room of queue",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        WaitingRoom.class,
                                        it -> it.joined() > 0,
                                        it ->
                                                it.after(
                                                        new RoomEvent.TicketTaken(
                                                                HostDriver.person(1).user(),
                                                                it.campaign(),
                                                                it.opening(),
                                                                it.joined())))),
                of(
                        "a waiting room is gone",
                        STATE,
                        "waiting room of queue",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        WaitingRoom.class,
                                        it -> it.joined() > 0,
                                        it -> WaitingRoom.idle(it.campaign()))),
                of(
                        "a ticket has another index",
                        STATE,
                        "ticket of ",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        Ticket.class,
                                        Ticket::isTaken,
                                        it ->
                                                it.after(
                                                        new RoomEvent.TicketTaken(
                                                                it.user(),
                                                                it.campaign(),
                                                                it.opening(),
                                                                it.index() + 1),
                                                        0))),
                of(
                        "a ticket is lost",
                        STATE,
                        "ticket of ",
                        "by the journal it is",
                        life ->
                                life.entity(
                                        Ticket.class,
                                        Ticket::isTaken,
                                        it -> Ticket.none(it.campaign(), it.user()))));
    }

    private static Damage room(
            String name, String entity, String says, Function<Life, Life.Violated> breaks) {
        return of(name, ROOM, entity, says, breaks);
    }

    private static Damage of(
            String name,
            Invariant invariant,
            String entity,
            String says,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, Life::queued, invariant, entity, Damage.ANY_AMOUNT, says, breaks);
    }

    private static int home(Life life) {
        return opened(life, 1).shard();
    }

    /** A grant to somebody who waited, on a shard. */
    private static Life.Place<Event.EnvelopeGranted> granted(Life life, int shard) {
        return life.first(
                Event.EnvelopeGranted.class,
                it ->
                        it.user().shard(life.shards()) == shard
                                && !it.user().equals(HostDriver.person(QueuedLife.STAFF).user()));
    }

    private static Life.Place<RoomEvent.TicketEntered> entered(
            Life life, Life.Place<Event.EnvelopeGranted> grant) {
        return life.first(
                RoomEvent.TicketEntered.class, it -> it.user().equals(grant.event().user()));
    }

    private static Life.Place<RoomEvent.TicketEntered> waited(Life life) {
        return life.first(RoomEvent.TicketEntered.class, it -> it.place() > 0);
    }

    private static Life.Place<RoomEvent.TicketTaken> taken(Life life, int opening, long index) {
        return life.first(
                RoomEvent.TicketTaken.class, it -> it.opening() == opening && it.index() == index);
    }

    /** The admission up to {@link QueuedLife#ADMITTED}. */
    private static Life.Place<RoomEvent.PlacesAdmitted> admitted(Life life) {
        return life.first(RoomEvent.PlacesAdmitted.class, it -> it.upTo() == QueuedLife.ADMITTED);
    }

    private static Life.Place<RoomEvent.RoomOpened> opened(Life life, int opening) {
        return life.first(RoomEvent.RoomOpened.class, it -> it.opening() == opening);
    }

    private static Life.Place<RoomEvent.RoomLed> preQueued(Life life) {
        return life.first(RoomEvent.RoomLed.class, it -> it.to() == RoomState.PRE_QUEUE);
    }

    /** Somebody enters only with the next admission, a minute after. */
    private static void later(Life life, Life.Place<RoomEvent.TicketEntered> entered) {
        Edits.drop(life, entered, RoomEvent.TicketEntered.class);
        Life.Place<RoomEvent.PlacesAdmitted> next =
                life.first(
                        RoomEvent.PlacesAdmitted.class, it -> it.upTo() == QueuedLife.ADMITTED + 1);
        life.event(next, next.event(), entered.event());
    }

    private static Event upTo(Life.Place<RoomEvent.PlacesAdmitted> place, long upTo) {
        return new RoomEvent.PlacesAdmitted(QueuedLife.CAMPAIGN, place.event().opening(), upTo);
    }

    private static Event with(Life.Place<RoomEvent.TicketEntered> place, long number) {
        RoomEvent.TicketEntered it = place.event();
        return new RoomEvent.TicketEntered(it.user(), it.campaign(), it.opening(), number);
    }

    private static Event with(
            Life.Place<RoomEvent.RoomOpened> place,
            long preQueued,
            String commitment,
            String seed) {
        RoomEvent.RoomOpened it = place.event();
        return new RoomEvent.RoomOpened(
                it.campaign(),
                it.from(),
                it.to(),
                it.opening(),
                preQueued,
                commitment,
                seed,
                it.by());
    }

    private static Event with(Life.Place<RoomEvent.RoomLed> place, String commitment) {
        RoomEvent.RoomLed it = place.event();
        return new RoomEvent.RoomLed(
                it.campaign(),
                it.from(),
                it.to(),
                it.opening(),
                commitment,
                it.opensAtMillis(),
                it.by());
    }

    private static Event led(RoomState from, RoomState to) {
        return new RoomEvent.RoomLed(QueuedLife.CAMPAIGN, from, to, 1, "", 0, HostDriver.by("ann"));
    }
}
