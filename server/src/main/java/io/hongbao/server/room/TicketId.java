package io.hongbao.server.room;

import io.hongbao.core.room.Ticket;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ticket as people hold it, such as {@code 1-48213}: which opening, and how many had joined
 * before. It is a number and no secret: it is bound to an account, and worth something only
 * together with that account's pass.
 *
 * @param opening from 1
 * @param index from 0
 */
record TicketId(int opening, long index) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})-([0-9]{1,12})");

    static TicketId of(Ticket ticket) {
        return new TicketId(ticket.opening(), ticket.index());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws ProblemException when it is anything else
     */
    static TicketId parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "ticket",
                    "a ticket is such as 1-48213: send the one from POST"
                            + " /v1/campaigns/{campaign}/waiting-room/tickets");
        }
        return new TicketId(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }

    @Override
    public String toString() {
        return opening + "-" + index;
    }
}
