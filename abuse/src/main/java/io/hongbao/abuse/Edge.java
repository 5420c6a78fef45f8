package io.hongbao.abuse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One remembered acceptance, and the verdict that holds for it. */
final class Edge {
    private final Acceptance acceptance;
    private final Account inviter;
    private final Account friend;
    private Verdict verdict;
    private boolean settled;
    private @Nullable Edge next;

    Edge(Acceptance acceptance, Account inviter, Account friend) {
        this.acceptance = acceptance;
        this.inviter = inviter;
        this.friend = friend;
        this.verdict = new Verdict(acceptance, 0, 0, false, false, List.of());
    }

    Acceptance acceptance() {
        return acceptance;
    }

    Account inviter() {
        return inviter;
    }

    Account friend() {
        return friend;
    }

    long atMillis() {
        return acceptance.atMillis();
    }

    /** How old the inviting account was, in milliseconds. */
    long inviterAgeMillis() {
        return atMillis() - inviter.createdAtMillis();
    }

    /** How old the accepting account was, in milliseconds. */
    long friendAgeMillis() {
        return atMillis() - friend.createdAtMillis();
    }

    /** Says which one came after it. */
    void before(Edge later) {
        next = later;
    }

    /** The one that came after it, whether either is still remembered or not. */
    @Nullable Edge next() {
        return next;
    }

    Verdict verdict() {
        return verdict;
    }

    void verdict(Verdict now) {
        verdict = now;
    }

    /** Whether a reviewer has decided; then nothing is reconsidered. */
    boolean isSettled() {
        return settled;
    }

    void settle() {
        settled = true;
    }
}
