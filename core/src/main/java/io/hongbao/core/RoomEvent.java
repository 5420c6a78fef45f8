package io.hongbao.core;

import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;

/** Everything that happens to a waiting room. */
public sealed interface RoomEvent extends Event {

    /** Everything that happens to a ticket. */
    sealed interface OfTicket extends RoomEvent {
        UserId user();
    }

    /**
     * The waiting room was led to another state; for an opening see {@link RoomOpened}.
     *
     * @param opening another one than before when a pre-queue begins
     * @param commitment to the opening's seed
     * @param opensAtMillis when a pre-queue opens by itself; 0 when it does not
     */
    record RoomLed(
            String campaign,
            RoomState from,
            RoomState to,
            int opening,
            String commitment,
            long opensAtMillis,
            Authority by)
            implements RoomEvent {}

    /**
     * The waiting room opened, after a pre-queue or without one.
     *
     * @param to {@link RoomState#OPEN} or {@link RoomState#TICKET_FIRST}
     * @param preQueued how many joined before: their places are drawn with the seed
     * @param seed public from now on
     */
    record RoomOpened(
            String campaign,
            RoomState from,
            RoomState to,
            int opening,
            long preQueued,
            String commitment,
            String seed,
            Authority by)
            implements RoomEvent {}

    /** Somebody joined: the {@code index}-th of the opening, from 0. */
    record TicketTaken(UserId user, String campaign, int opening, long index) implements OfTicket {}

    /** The places up to this one have had their turn. */
    record PlacesAdmitted(String campaign, int opening, long upTo) implements RoomEvent {}

    /** Somebody may act from now on; {@code place} 0 is for by a bypass. */
    record TicketEntered(UserId user, String campaign, int opening, long place)
            implements OfTicket {}

    /** An operator set the ceiling of the admission. */
    record RoomCeilingSet(String campaign, int perSecond, Authority by) implements RoomEvent {}

    /** An operator lets somebody pass without waiting, or no longer. */
    record BypassSet(UserId user, String campaign, Bypass bypass, Authority by)
            implements OfTicket {}

    /** A shard's copy was brought up to date. */
    record RoomCopied(String campaign, RoomState state, int opening, long opensAtMillis)
            implements RoomEvent {}
}
