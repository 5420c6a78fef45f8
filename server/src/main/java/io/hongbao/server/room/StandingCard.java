package io.hongbao.server.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands, for apps and assistants.
 *
 * @param status {@code waiting}; {@code admitted} when the turn has come; {@code not_needed};
 *     {@code no_ticket}
 * @param ticket to be exchanged for a placed pass
 * @param position in the line, from 1; absent while nobody knows it
 * @param ahead how many come before
 * @param place the place itself, which never changes
 * @param turnAt when the turn comes at the present rate; absent while that cannot be said
 * @param retryAt when to look again
 * @param messageKey names the message, for apps with texts of their own
 * @param repeated whether the ticket was taken before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingCard(
        String status,
        @Nullable String ticket,
        @Nullable Long position,
        @Nullable Long ahead,
        @Nullable Long place,
        @Nullable String turnAt,
        @Nullable String retryAt,
        String messageKey,
        String message,
        @Nullable Boolean repeated) {

    static StandingCard of(
            Standing standing,
            Ticket ticket,
            @Nullable Boolean repeated,
            ZoneId zone,
            Language language) {
        boolean placed = standing.place() != WaitingRoom.NO_PLACE;
        boolean waiting = standing.kind().isWaiting();
        String word = standing.kind().word();
        return new StandingCard(
                status(standing.kind()),
                ticket.isTaken() ? TicketId.of(ticket).toString() : null,
                placed && waiting ? standing.ahead() + 1 : null,
                placed && waiting ? standing.ahead() : null,
                placed ? standing.place() : null,
                standing.turnAtMillis() == Standing.UNKNOWN
                        ? null
                        : Rfc3339.of(standing.turnAtMillis(), zone),
                waiting ? Rfc3339.of(standing.retryAtMillis(), zone) : null,
                "waiting_room." + word,
                Messages.ofRoom(word, language),
                repeated);
    }

    private static String status(Standing.Kind kind) {
        return switch (kind) {
            case PRE_QUEUE, WAITING, HELD -> "waiting";
            case YOUR_TURN -> "admitted";
            case NOT_NEEDED, NO_TICKET -> kind.word();
        };
    }
}
