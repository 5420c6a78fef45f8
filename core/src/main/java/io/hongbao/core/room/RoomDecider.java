package io.hongbao.core.room;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.chance.Places;
import java.util.Optional;

/**
 * What operators, the clock and the host's control loop do to a waiting room, on its campaign's
 * home shard, and how the other shards follow.
 */
public final class RoomDecider {
    private static final Authority CLOCK =
            new Authority("clock", "the campaign's waiting room has come to its time");

    private RoomDecider() {}

    /** Leads a waiting room to another state. Being there already changes nothing. */
    public static Outcome lead(Deciding deciding, Command.LeadRoom command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = refusalToOperator(campaign);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (campaign.status() == CampaignStatus.DRAFT) {
            return refused(RoomRefusal.CAMPAIGN_NOT_PUBLISHED);
        }
        Optional<RoomEvent> due = due(deciding, campaign);
        WaitingRoom room = after(deciding, campaign, due);
        RoomState to = command.to();
        if (room.state() == to) {
            return stands(room, campaign);
        }
        if (!room.state().next().contains(to) || (to == RoomState.IDLE && room.joined() > 0)) {
            return new Outcome.RoomNotAllowed(room.state(), to);
        }
        due.ifPresent(event -> happened(deciding, campaign, event));
        happened(deciding, campaign, led(deciding, campaign.terms(), room, to, command.by()));
        return stands(deciding.get(new EntityKey.OfRoom(campaign.id())), campaign);
    }

    private static RoomEvent led(
            Deciding deciding, CampaignTerms terms, WaitingRoom room, RoomState to, Authority by) {
        return switch (room.state()) {
            case IDLE ->
                    switch (to) {
                        case OPEN, TICKET_FIRST -> opened(deciding, terms, room, to, by);
                        case PRE_QUEUE -> preQueued(deciding, terms, room, by);
                        case IDLE, HOLD, DRAIN, OFF -> moved(terms, room, to, by);
                    };
            case PRE_QUEUE ->
                    to == RoomState.OPEN
                            ? opened(deciding, terms, room, to, by)
                            : moved(terms, room, to, by);
            case OFF ->
                    to == RoomState.PRE_QUEUE
                            ? preQueued(deciding, terms, room, by)
                            : opened(deciding, terms, room, to, by);
            case OPEN, HOLD, DRAIN, TICKET_FIRST -> moved(terms, room, to, by);
        };
    }

    private static RoomEvent moved(
            CampaignTerms terms, WaitingRoom room, RoomState to, Authority by) {
        return new RoomEvent.RoomLed(
                terms.id(),
                room.state(),
                to,
                room.opening(),
                room.commitment(),
                WaitingRoom.NEVER,
                by);
    }

    /** A pre-queue that an operator begins before a scheduled opening still opens by itself. */
    private static RoomEvent preQueued(
            Deciding deciding, CampaignTerms terms, WaitingRoom room, Authority by) {
        int opening = room.opening() + 1;
        long fromMillis = terms.window().fromMillis();
        boolean opensByItself = terms.waitingRoom().scheduled() && fromMillis > deciding.atMillis();
        return new RoomEvent.RoomLed(
                terms.id(),
                room.state(),
                RoomState.PRE_QUEUE,
                opening,
                Places.commitment(deciding.draws().placeSeed(terms, opening)),
                opensByItself ? fromMillis : WaitingRoom.NEVER,
                by);
    }

    private static RoomEvent opened(
            Deciding deciding, CampaignTerms terms, WaitingRoom room, RoomState to, Authority by) {
        boolean afterPreQueue = room.state() == RoomState.PRE_QUEUE;
        int opening = afterPreQueue ? room.opening() : room.opening() + 1;
        String seed = deciding.draws().placeSeed(terms, opening);
        return new RoomEvent.RoomOpened(
                terms.id(),
                room.state(),
                to,
                opening,
                afterPreQueue ? room.joined() : 0,
                Places.commitment(seed),
                seed,
                by);
    }

    /** Sets the operator's ceiling. The same again changes nothing. */
    public static Outcome setCeiling(Deciding deciding, Command.SetRoomCeiling command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = refusalToOperator(campaign);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        EntityKey.OfRoom key = new EntityKey.OfRoom(command.campaign());
        if (deciding.get(key).ceilingPerSecond() != command.perSecond()) {
            deciding.happened(
                    new RoomEvent.RoomCeilingSet(
                            command.campaign(), command.perSecond(), command.by()));
        }
        return stands(deciding.get(key), campaign);
    }

    /**
     * Gives more places their turn, as far as there are tickets. While the room admits nobody, it
     * changes nothing.
     */
    public static Outcome admit(Deciding deciding, Command.AdmitPlaces command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = refusalToPerson(deciding, campaign);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Optional<RoomEvent> due = due(deciding, campaign);
        WaitingRoom room = after(deciding, campaign, due);
        long upTo = Math.min(command.upTo(), room.joined());
        if (!room.state().admits()
                || room.ceilingPerSecond(campaign.terms()) == 0
                || upTo <= room.admittedUpTo()) {
            return stands(room, campaign);
        }
        due.ifPresent(event -> happened(deciding, campaign, event));
        RoomEvent.PlacesAdmitted admitted =
                new RoomEvent.PlacesAdmitted(campaign.id(), room.opening(), upTo);
        deciding.happened(admitted);
        return stands(room.after(admitted), campaign);
    }

    /** The schedule: the pre-queue begins, or the room opens. */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfRoom key) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(key.campaign()));
        Optional<RoomEvent> due = campaign.isAbsent() ? Optional.empty() : due(deciding, campaign);
        if (due.isEmpty()) {
            return Outcome.Ignored.INSTANCE;
        }
        happened(deciding, campaign, due.get());
        return Outcome.Handled.INSTANCE;
    }

    /** Sets the timer for what the clock does next in a campaign with these rules. */
    public static void schedule(Deciding deciding, CampaignTerms terms) {
        EntityKey.OfRoom key = new EntityKey.OfRoom(terms.id());
        long atMillis = deciding.get(key).wakeAtMillis(terms);
        if (atMillis != WaitingRoom.NEVER) {
            deciding.wake(key, atMillis);
        }
    }

    /** Whether the campaign's waiting room has begun, so that its schedule is over. */
    public static boolean hasBegun(Deciding deciding, Campaign campaign) {
        return deciding.get(new EntityKey.OfRoom(campaign.id()))
                .hasBegun(campaign, deciding.atMillis());
    }

    /** Handles a message that the copy of a waiting room gets. */
    public static void handle(Deciding deciding, String campaign, Message.ToRoom body) {
        switch (body) {
            case Message.RoomUpdated updated ->
                    deciding.happened(
                            new RoomEvent.RoomCopied(
                                    campaign,
                                    updated.state(),
                                    updated.opening(),
                                    updated.opensAtMillis()));
        }
    }

    /**
     * What the clock has done that is not put down yet. Whoever changes something puts it down
     * first; a refusal leaves it to the timer.
     */
    static Optional<RoomEvent> due(Deciding deciding, Campaign campaign) {
        WaitingRoom room = deciding.get(new EntityKey.OfRoom(campaign.id()));
        RoomState inForce = room.stateAt(campaign, deciding.atMillis());
        return inForce == room.state()
                ? Optional.empty()
                : Optional.of(led(deciding, campaign.terms(), room, inForce, CLOCK));
    }

    /** The waiting room with what is due. */
    static WaitingRoom after(Deciding deciding, Campaign campaign, Optional<RoomEvent> due) {
        WaitingRoom room = deciding.get(new EntityKey.OfRoom(campaign.id()));
        return due.map(room::after).orElse(room);
    }

    /** Puts down that the state has changed, and tells everybody who has to know. */
    static void happened(Deciding deciding, Campaign campaign, RoomEvent event) {
        deciding.happened(event);
        WaitingRoom room = deciding.get(new EntityKey.OfRoom(campaign.id()));
        schedule(deciding, campaign.terms());
        Message.RoomUpdated updated =
                new Message.RoomUpdated(room.state(), room.opening(), room.opensAtMillis());
        for (int to : deciding.allShards()) {
            if (to != deciding.shard()) {
                deciding.tell(to, campaign.id(), updated);
            }
        }
    }

    /** Why nothing is done for a person. */
    static Optional<RoomRefusal> refusalToPerson(Deciding deciding, Campaign campaign) {
        return switch (campaign.status()) {
            case ABSENT -> Optional.of(RoomRefusal.CAMPAIGN_UNKNOWN);
            case DRAFT -> Optional.of(RoomRefusal.CAMPAIGN_NOT_PUBLISHED);
            case KILLED -> Optional.of(RoomRefusal.CAMPAIGN_KILLED);
            case CLOSED -> Optional.of(RoomRefusal.CAMPAIGN_CLOSED);
            case SCHEDULED, RUNNING, PAUSED ->
                    deciding.atMillis() >= campaign.terms().window().toMillis()
                            ? Optional.of(RoomRefusal.CAMPAIGN_ENDED)
                            : Optional.empty();
        };
    }

    /** Why nothing is done for an operator. */
    static Optional<RoomRefusal> refusalToOperator(Campaign campaign) {
        return switch (campaign.status()) {
            case ABSENT -> Optional.of(RoomRefusal.CAMPAIGN_UNKNOWN);
            case CLOSED -> Optional.of(RoomRefusal.CAMPAIGN_CLOSED);
            case DRAFT, SCHEDULED, RUNNING, PAUSED, KILLED -> Optional.empty();
        };
    }

    static Outcome refused(RoomRefusal refusal) {
        return new Outcome.RoomRefused(refusal, WaitingRoom.NO_PLACE, 0);
    }

    private static Outcome stands(WaitingRoom room, Campaign campaign) {
        return new Outcome.RoomStands(room, room.ceilingPerSecond(campaign.terms()));
    }
}
