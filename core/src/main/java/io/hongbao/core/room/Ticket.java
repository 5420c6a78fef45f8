package io.hongbao.core.room;

import io.hongbao.core.Entity;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.UserId;

/**
 * A person's place in the waiting room of one campaign, on the campaign's home shard. It is bound
 * to the account: whoever joins again has it again.
 *
 * @param opening for which opening of the room it was taken; 0 for none
 * @param index how many joined before, in that opening; {@link #NO_INDEX} for who has not joined
 * @param enteredPlace the place with which they entered, from 1; 0 for by {@code bypass}; {@link
 *     #NOT_ENTERED} for not yet
 * @param enteredAtMillis when they entered; 0 for not yet
 * @param bypass for whom they pass without waiting; outlasts the openings
 */
public record Ticket(
        String campaign,
        UserId user,
        int opening,
        long index,
        long enteredPlace,
        long enteredAtMillis,
        Bypass bypass)
        implements Entity {

    public static final long NO_INDEX = -1;

    public static final long NOT_ENTERED = -1;

    public static Ticket none(String campaign, UserId user) {
        return new Ticket(campaign, user, 0, NO_INDEX, NOT_ENTERED, 0, Bypass.NONE);
    }

    /** Whether its holder has joined. */
    public boolean isTaken() {
        return index != NO_INDEX;
    }

    public boolean hasEntered() {
        return enteredPlace != NOT_ENTERED;
    }

    /** What it is worth in an opening: in another one than its own only the bypass. */
    public Ticket in(int otherOpening) {
        return otherOpening == opening
                ? this
                : new Ticket(campaign, user, otherOpening, NO_INDEX, NOT_ENTERED, 0, bypass);
    }

    /** What {@code event}, decided at {@code atMillis}, makes of it. */
    public Ticket after(RoomEvent.OfTicket event, long atMillis) {
        return switch (event) {
            case RoomEvent.TicketTaken it ->
                    new Ticket(
                            campaign,
                            user,
                            it.opening(),
                            it.index(),
                            in(it.opening()).enteredPlace,
                            in(it.opening()).enteredAtMillis,
                            bypass);
            case RoomEvent.TicketEntered it ->
                    new Ticket(
                            campaign,
                            user,
                            it.opening(),
                            in(it.opening()).index,
                            it.place(),
                            atMillis,
                            bypass);
            case RoomEvent.BypassSet it -> with(it.bypass());
        };
    }

    /** Whoever entered by a bypass that is taken away has not entered. */
    private Ticket with(Bypass newBypass) {
        boolean takenAway = newBypass == Bypass.NONE && enteredPlace == 0;
        return new Ticket(
                campaign,
                user,
                opening,
                index,
                takenAway ? NOT_ENTERED : enteredPlace,
                takenAway ? 0 : enteredAtMillis,
                newBypass);
    }
}
