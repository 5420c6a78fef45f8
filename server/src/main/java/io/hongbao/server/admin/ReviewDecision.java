package io.hongbao.server.admin;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reviewer decided about an acceptance. */
record ReviewDecision(UserId friend, Set<Side> sides, Standing to) {
    private static final int MOST = 500;
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    String word() {
        return to.name().toLowerCase(Locale.ROOT);
    }

    /** Whom it is about, for the audit log. */
    String target(String campaign) {
        String both = campaign + " " + friend;
        return sides.size() == 1 ? both + " " + sides.iterator().next().word() : both;
    }

    /** Reads 1 to 500 of them, each friend once. */
    static List<ReviewDecision> all(@Nullable List<AdminReviews.Wanted> wanted) {
        if (wanted == null || wanted.isEmpty() || wanted.size() > MOST) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "decisions", "decisions must be 1 to " + MOST);
        }
        List<ReviewDecision> decisions = new ArrayList<>();
        Set<UserId> friends = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            String at = "decisions[" + i + "]";
            AdminReviews.Wanted one = wanted.get(i);
            if (one == null) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID, at, at + " must be an object");
            }
            UserId friend =
                    pseudonym(Bodies.required(one.friend(), at + ".friend", 32), at + ".friend");
            if (!friends.add(friend)) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID,
                        at + ".friend",
                        "each friend must be there once");
            }
            decisions.add(
                    new ReviewDecision(
                            friend,
                            sides(one.side(), at + ".side"),
                            standing(one.to(), at + ".to")));
        }
        return decisions;
    }

    private static Set<Side> sides(@Nullable String word, String field) {
        if (word == null || word.equals("both")) {
            return Side.BOTH;
        }
        for (Side side : Side.values()) {
            if (side.word().equals(word)) {
                return Set.of(side);
            }
        }
        throw ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID, field, field + " must be both, inviter or friend");
    }

    private static Standing standing(@Nullable String word, String field) {
        for (Standing standing : Standing.values()) {
            if (standing != Standing.HELD
                    && standing.name().toLowerCase(Locale.ROOT).equals(word)) {
                return standing;
            }
        }
        throw ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID,
                field,
                field + " must be clear, forfeited or clawed_back");
    }

    static UserId pseudonym(String text, String field) {
        if (!PSEUDONYM.matcher(text).matches()) {
            throw ProblemException.of(
                    field.equals("friend")
                            ? ProblemCode.PARAMETER_INVALID
                            : ProblemCode.JSON_FIELD_INVALID,
                    field,
                    field + " must be a pseudonym of 32 hexadecimal digits");
        }
        return UserId.parse(text);
    }
}
