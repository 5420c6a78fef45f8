package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.Standing;
import java.util.ArrayList;
import java.util.List;

/** What the auditor knows of one invite. */
final class InviteBook {

    final List<UserId> inviter = new ArrayList<>(1);
    final List<Accepted> rewarded = new ArrayList<>();
    final RewardsBook rewards = new RewardsBook();
    long createdAtMillis;
    int accepted;
    boolean revoked;
    long timerAtMillis = Invite.NO_TIMER;

    /** An acceptance that earns the inviter something. */
    static final class Accepted {
        final int index;
        final UserId friend;
        final String key;
        final long atMillis;

        /** How many there were with it: every so manieth earns a draw. */
        final int count;

        Standing standing;

        Accepted(
                int index, UserId friend, String key, long atMillis, int count, Standing standing) {
            this.index = index;
            this.friend = friend;
            this.key = key;
            this.atMillis = atMillis;
            this.count = count;
            this.standing = standing;
        }
    }

    /** The acceptance of this index, in a list of one; empty when it earns nothing. */
    List<Accepted> acceptance(int index) {
        return rewarded.stream().filter(one -> one.index == index).toList();
    }

    /** As it should be in the state. */
    Invite expected(EntityKey.OfInvite key) {
        return new Invite(
                key.campaign(),
                key.number(),
                inviter,
                createdAtMillis,
                accepted,
                rewarded.stream()
                        .map(one ->
                                new Invite.Acceptance(
                                        one.index, one.friend, one.key, one.atMillis, one.standing))
                        .toList(),
                rewards.expected(),
                revoked,
                timerAtMillis);
    }
}
