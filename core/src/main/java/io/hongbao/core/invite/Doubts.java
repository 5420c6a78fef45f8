package io.hongbao.core.invite;

import io.hongbao.core.Require;
import java.util.List;
import java.util.Set;

/**
 * Why an acceptance is to be reviewed before it earns a side something.
 *
 * @param sides whose rewards wait
 * @param reasons at most 10, of 1-100 characters; empty when, and only when, nobody's wait
 */
public record Doubts(Set<Side> sides, List<String> reasons) {

    public static final Doubts NONE = new Doubts(Set.of(), List.of());

    public Doubts {
        sides = Set.copyOf(sides);
        reasons = List.copyOf(reasons);
        Require.inRange(reasons.size(), 0, 10, "reasons for a review");
        for (String reason : reasons) {
            Require.inRange(reason.length(), 1, 100, "length of a reason for a review");
        }
        Require.that(sides.isEmpty() == reasons.isEmpty(), "a side is held for a reason");
    }
}
