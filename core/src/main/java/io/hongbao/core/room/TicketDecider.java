package io.hongbao.core.room;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import java.util.Optional;

/** What people do with their tickets, on the campaign's home shard. */
public final class TicketDecider {
    private TicketDecider() {}

    /** Gives a person their ticket: one for each account and opening, however often they ask. */
    public static Outcome join(Deciding deciding, Command.JoinRoom command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = RoomDecider.refusalToPerson(deciding, campaign);
        if (refusal.isPresent()) {
            return RoomDecider.refused(refusal.get());
        }
        Optional<RoomEvent> due = RoomDecider.due(deciding, campaign);
        WaitingRoom room = RoomDecider.after(deciding, campaign, due);
        if (!room.state().needsPlace()) {
            return RoomDecider.refused(RoomRefusal.ROOM_NOT_OPEN);
        }
        Ticket ticket = ticket(deciding, command.campaign(), command.user(), room);
        if (ticket.isTaken()) {
            return new Outcome.Joined(ticket, room, true);
        }
        if (!room.state().takesTickets()) {
            return RoomDecider.refused(RoomRefusal.ROOM_DRAINING);
        }
        due.ifPresent(event -> RoomDecider.happened(deciding, campaign, event));
        RoomEvent.TicketTaken taken =
                new RoomEvent.TicketTaken(
                        command.user(), command.campaign(), room.opening(), room.joined());
        deciding.happened(taken);
        return new Outcome.Joined(
                ticket.after(taken, deciding.atMillis()), room.after(taken), false);
    }

    /** Lets a person act whose turn has come. */
    public static Outcome enter(Deciding deciding, Command.EnterRoom command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = RoomDecider.refusalToPerson(deciding, campaign);
        if (refusal.isPresent()) {
            return RoomDecider.refused(refusal.get());
        }
        Optional<RoomEvent> due = RoomDecider.due(deciding, campaign);
        WaitingRoom room = RoomDecider.after(deciding, campaign, due);
        if (!room.state().needsPlace()) {
            return RoomDecider.refused(RoomRefusal.ROOM_NOT_OPEN);
        }
        Ticket ticket = ticket(deciding, command.campaign(), command.user(), room);
        if (ticket.hasEntered()) {
            return new Outcome.Entered(room.opening(), ticket.enteredPlace(), true);
        }
        boolean waits = ticket.bypass() == Bypass.NONE;
        if (waits && !ticket.isTaken()) {
            return RoomDecider.refused(RoomRefusal.TICKET_UNKNOWN);
        }
        long place = waits ? room.placeOf(ticket.index()) : WaitingRoom.NO_PLACE;
        if (waits && (place == WaitingRoom.NO_PLACE || place > room.admittedUpTo())) {
            return new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, place, room.admittedUpTo());
        }
        due.ifPresent(event -> RoomDecider.happened(deciding, campaign, event));
        deciding.happened(
                new RoomEvent.TicketEntered(
                        command.user(), command.campaign(), room.opening(), place));
        return new Outcome.Entered(room.opening(), place, false);
    }

    private static Ticket ticket(
            Deciding deciding, String campaign, UserId user, WaitingRoom room) {
        return deciding.get(new EntityKey.OfTicket(campaign, user)).in(room.opening());
    }

    /** Lets somebody pass without waiting, or no longer. The same again changes nothing. */
    public static Outcome allowBypass(Deciding deciding, Command.AllowBypass command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        Optional<RoomRefusal> refusal = RoomDecider.refusalToOperator(campaign);
        if (refusal.isPresent()) {
            return RoomDecider.refused(refusal.get());
        }
        Ticket ticket = deciding.get(new EntityKey.OfTicket(command.campaign(), command.user()));
        if (ticket.bypass() != command.bypass()) {
            deciding.happened(
                    new RoomEvent.BypassSet(
                            command.user(), command.campaign(), command.bypass(), command.by()));
        }
        return new Outcome.BypassKept(command.bypass());
    }
}
