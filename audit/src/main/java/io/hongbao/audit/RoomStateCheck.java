package io.hongbao.audit;

import io.hongbao.core.Shard;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.WaitingRoom;
import java.util.HashSet;
import java.util.Set;

/** Holds one shard's waiting rooms against the auditor's own books. */
final class RoomStateCheck {

    private final int shard;
    private final int shards;
    private final RoomCheck rooms;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    RoomStateCheck(int shard, int shards, RoomCheck rooms, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.rooms = rooms;
        this.findings = findings;
    }

    void compare(WaitingRoom found) {
        seen.add(found.campaign());
        WaitingRoom expected = expected(found.campaign());
        if (!expected.equals(found)) {
            findings.add(
                    Invariant.STATE,
                    found.campaign(),
                    "waiting room of " + found.campaign(),
                    0,
                    "by the journal it is " + expected + ", in the state " + found);
        }
    }

    private WaitingRoom expected(String campaign) {
        RoomViews.View view = rooms.views().view(shard, campaign);
        boolean atHome = Shard.homeOf(campaign, shards) == shard;
        RoomBook book = atHome ? rooms.book(campaign) : new RoomBook(campaign);
        RoomBook.Opening opening = book.opening(view.opening());
        // A journal that breaks the rules may have counts that no waiting room can have.
        long joined = Math.max(book.joined, opening.preQueued());
        long admittedUpTo = Math.clamp(book.admittedUpTo, 0, joined);
        return new WaitingRoom(
                campaign,
                view.state(),
                view.opening(),
                opening.preQueued(),
                joined,
                admittedUpTo,
                Math.clamp(book.entered, 0, admittedUpTo),
                atHome ? book.ceilingPerSecond : RoomRules.NO_CEILING,
                view.opensAtMillis(),
                opening.commitment(),
                opening.seed());
    }

    /** What the books have and the state has not. */
    void finish() {
        for (RoomViews.Key key : rooms.views().all().keySet()) {
            if (key.shard() == shard && !seen.contains(key.campaign())) {
                compare(WaitingRoom.idle(key.campaign()));
            }
        }
    }
}
