package io.hongbao.server.room;

import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import java.util.Locale;

/**
 * Where somebody stands in a waiting room. All of it follows from their ticket and from the
 * document that everybody polls, so that a device can compute the same by itself.
 *
 * @param place from 1; {@link WaitingRoom#NO_PLACE} while nobody knows it
 * @param ahead how many come before; meaningless without a place
 * @param turnAtMillis when the turn comes at the present rate, in campaign time; {@link #UNKNOWN}
 *     when that cannot be said
 * @param retryAtMillis when to look again, in campaign time: soon, as the rate may change
 */
record Standing(Kind kind, long place, long ahead, long turnAtMillis, long retryAtMillis) {

    /** Nobody knows when. */
    static final long UNKNOWN = 0;

    /** Nobody is told to come back sooner, or much later, whatever the wait is. */
    private static final long SOONEST_MILLIS = 1_000;

    private static final long LATEST_MILLIS = 30_000;

    /** How often to look when nobody knows how long it takes. */
    private static final long UNKNOWN_MILLIS = 15_000;

    /** What is to be said. */
    enum Kind {
        /** No place is needed now. */
        NOT_NEEDED,
        /** The person has not joined. */
        NO_TICKET,
        /** The room has not opened; places are drawn when it does. */
        PRE_QUEUE,
        /** The turn comes in a while. */
        WAITING,
        /** Nobody is let in at the moment. */
        HELD,
        /** The ticket can be exchanged for a placed pass. */
        YOUR_TURN;

        /** Such as {@code pre_queue}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether there is something to wait for. */
        boolean isWaiting() {
            return this == PRE_QUEUE || this == WAITING || this == HELD;
        }
    }

    /** Where {@code ticket} stands in {@code view} at {@code nowMillis}, campaign time. */
    static Standing of(RoomView view, Ticket ticket, long nowMillis) {
        WaitingRoom room = view.room();
        var state = view.stateAt(nowMillis);
        if (!state.needsPlace()) {
            return new Standing(Kind.NOT_NEEDED, WaitingRoom.NO_PLACE, 0, UNKNOWN, nowMillis);
        }
        Ticket own = ticket.in(room.opening());
        if (own.hasEntered() || own.bypass() != Bypass.NONE) {
            return new Standing(Kind.YOUR_TURN, WaitingRoom.NO_PLACE, 0, UNKNOWN, nowMillis);
        }
        if (!own.isTaken()) {
            return new Standing(Kind.NO_TICKET, WaitingRoom.NO_PLACE, 0, UNKNOWN, nowMillis);
        }
        return of(view, own.index(), nowMillis);
    }

    /** Where the ticket with this index of the present opening stands, whosever it is. */
    static Standing of(RoomView view, long index, long nowMillis) {
        WaitingRoom room = view.room();
        long place = room.placeOf(index);
        if (place == WaitingRoom.NO_PLACE) {
            long opens = room.opensAtMillis();
            return new Standing(
                    Kind.PRE_QUEUE,
                    place,
                    0,
                    opens > nowMillis ? opens : UNKNOWN,
                    opens > nowMillis ? opens : nowMillis + UNKNOWN_MILLIS);
        }
        long ahead = Math.max(0, place - room.admittedUpTo() - 1);
        if (place <= room.admittedUpTo()) {
            return new Standing(Kind.YOUR_TURN, place, 0, UNKNOWN, nowMillis);
        }
        if (!view.admits(nowMillis)) {
            return new Standing(Kind.HELD, place, ahead, UNKNOWN, nowMillis + UNKNOWN_MILLIS);
        }
        if (view.perSecond() <= 0) {
            return new Standing(Kind.WAITING, place, ahead, UNKNOWN, nowMillis + SOONEST_MILLIS);
        }
        long waitMillis = (long) ((ahead + 1) * 1000 / view.perSecond());
        return new Standing(
                Kind.WAITING,
                place,
                ahead,
                nowMillis + waitMillis,
                nowMillis + Math.clamp(waitMillis, SOONEST_MILLIS, LATEST_MILLIS));
    }
}
