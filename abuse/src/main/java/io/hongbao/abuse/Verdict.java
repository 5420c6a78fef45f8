package io.hongbao.abuse;

import java.util.List;

/**
 * What the scorer thinks of an acceptance. A side's score is the sum of its reasons' weights, at
 * most 100. A held side's reward waits for a reviewer or for {@link Scorer#reconsider}; it is never
 * lost by a verdict.
 *
 * @param acceptance of what
 * @param inviterScore 0 to 100
 * @param friendScore 0 to 100
 * @param holdsInviter whether the inviter's reward is held
 * @param holdsFriend whether the friend's reward is held
 * @param reasons the heaviest first
 */
public record Verdict(
        Acceptance acceptance,
        int inviterScore,
        int friendScore,
        boolean holdsInviter,
        boolean holdsFriend,
        List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The higher of both sides' scores, 0 to 100. */
    public int score() {
        return Math.max(inviterScore, friendScore);
    }

    /** Whether anything is held. */
    public Decision decision() {
        return holdsInviter || holdsFriend ? Decision.HOLD : Decision.PASS;
    }
}
