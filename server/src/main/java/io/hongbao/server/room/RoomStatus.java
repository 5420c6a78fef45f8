package io.hongbao.server.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.json.Rfc3339;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every waiting page polls: the same for everybody, less than a kilobyte, good for a second.
 * With it and a ticket a device knows its place, how many are ahead and how long it takes; {@code
 * docs/verify-place.md} says how.
 *
 * @param state in the words of the API, such as {@code pre_queue}
 * @param opening counts the times it began anew; tickets and places belong to one
 * @param joined tickets taken in this opening
 * @param preQueued how many of them before it opened
 * @param admittedUpTo the places 1 to this have had their turn
 * @param outflowPerSecond how many get their turn in a second at the moment; absent when unknown
 * @param opensAt when it opens by itself
 * @param commitment SHA-256 of the seed, from the pre-queue's beginning on
 * @param seed what places are drawn with, from the opening on
 * @param pollAfterSeconds how long a page should wait before it asks again
 * @param serverTime campaign time, to the second
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomStatus(
        String campaign,
        String state,
        int opening,
        long joined,
        long preQueued,
        long admittedUpTo,
        @Nullable Double outflowPerSecond,
        @Nullable String opensAt,
        @Nullable String commitment,
        @Nullable String seed,
        int pollAfterSeconds,
        String serverTime) {

    /** A larger crowd asks less often: what it waits for is further away. */
    private static final long PEOPLE_PER_SECOND_OF_PAUSE = 20_000;

    private static final int SHORTEST_PAUSE = 2;
    private static final int LONGEST_PAUSE = 15;

    static RoomStatus of(RoomView view, long nowMillis) {
        WaitingRoom room = view.room();
        ZoneId zone = view.campaign().terms().zone();
        return new RoomStatus(
                view.campaign().id(),
                word(shown(view, nowMillis)),
                room.opening(),
                room.joined(),
                room.preQueued(),
                room.admittedUpTo(),
                view.perSecond() > 0 ? Math.round(view.perSecond() * 10) / 10.0 : null,
                room.opensAtMillis() > nowMillis ? Rfc3339.of(room.opensAtMillis(), zone) : null,
                room.commitment().isEmpty() ? null : room.commitment(),
                room.seed().isEmpty() ? null : room.seed(),
                Math.clamp(
                        SHORTEST_PAUSE + view.waiting() / PEOPLE_PER_SECOND_OF_PAUSE,
                        SHORTEST_PAUSE,
                        LONGEST_PAUSE),
                Rfc3339.of(nowMillis - Math.floorMod(nowMillis, 1000L), zone));
    }

    /**
     * To people a ceiling of nothing, or a campaign that is paused, is a hold; and who waits does
     * not care how they came by their ticket.
     */
    private static RoomState shown(RoomView view, long nowMillis) {
        RoomState state = view.stateAt(nowMillis);
        if (state.admits() && !view.admits(nowMillis)) {
            return RoomState.HOLD;
        }
        return state == RoomState.TICKET_FIRST ? RoomState.OPEN : state;
    }

    /** A state in the words of the API. */
    static String word(RoomState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
