package io.hongbao.server.admin;

import io.hongbao.core.UserId;
import io.hongbao.server.abuse.HeldQueue;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the pages of the review queue are asked for. */
final class ReviewPages {
    private static final int MOST_ROWS = 200;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})-([0-9a-f]{32})");

    private ReviewPages() {}

    /** The cursor of the page after {@code last}. */
    static String cursor(HeldQueue.Row last) {
        return last.acceptedAtMillis() + "-" + last.friend();
    }

    /**
     * After which row a page begins; empty for the first one.
     *
     * @throws ProblemException when it is no cursor
     */
    static Optional<HeldQueue.Row> after(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "cursor",
                    "cursor must be the one of the page before");
        }
        return Optional.of(
                new HeldQueue.Row(Long.parseLong(parts.group(1)), UserId.parse(parts.group(2))));
    }

    /**
     * How many rows a page has, 1 to 200.
     *
     * @throws ProblemException when it is no such number
     */
    static int limit(String text) {
        try {
            int rows = Integer.parseInt(text);
            if (rows >= 1 && rows <= MOST_ROWS) {
                return rows;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static ProblemException badLimit() {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID, "limit", "limit must be 1 to " + MOST_ROWS);
    }
}
