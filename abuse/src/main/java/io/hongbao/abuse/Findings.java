package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The reasons found against one acceptance so far. */
final class Findings {
    private static final int HIGHEST = 100;

    private final List<Reason> reasons = new ArrayList<>(4);

    /** Adds a reason, unless its weight is nothing. */
    void add(ReasonKind kind, double weight, Side side, long figure, long of) {
        int rounded = (int) Math.round(Math.min(HIGHEST, weight));
        if (rounded > 0) {
            reasons.add(new Reason(kind, rounded, side, figure, of));
        }
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    int inviterScore() {
        int sum = 0;
        for (Reason reason : reasons) {
            sum += reason.side().isInviter() ? reason.weight() : 0;
        }
        return Math.min(HIGHEST, sum);
    }

    int friendScore() {
        int sum = 0;
        for (Reason reason : reasons) {
            sum += reason.side().isFriend() ? reason.weight() : 0;
        }
        return Math.min(HIGHEST, sum);
    }

    List<Reason> heaviestFirst() {
        reasons.sort(Comparator.comparingInt(Reason::weight).reversed());
        return reasons;
    }
}
