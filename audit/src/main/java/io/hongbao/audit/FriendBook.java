package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the auditor knows of one person's invites: their own, and the one that they accepted. */
final class FriendBook {

    final RewardsBook rewards = new RewardsBook();
    final List<Integer> returned = new ArrayList<>();
    long own = PersonInvites.NO_NUMBER;

    /** What was asked last; empty before. */
    List<InviteEvent.InviteAsked> asked = List.of();

    long askedAtMillis;
    long answeredAtMillis;
    int acceptance;
    boolean rewarded;
    List<InviteRefusal> refusal = List.of();

    /** How each side stands, as the friend's shard has said. */
    final Map<Side, Standing> standing = new EnumMap<>(Side.class);

    long timerAtMillis = Invite.NO_TIMER;

    boolean isAccepted() {
        return acceptance > 0;
    }

    boolean earns(Side side) {
        return standing(side).earns();
    }

    Standing standing(Side side) {
        return standing.getOrDefault(side, Standing.CLEAR);
    }

    boolean isPending() {
        return !asked.isEmpty() && answeredAtMillis == 0;
    }

    /** Whether their acceptance is of this invite. */
    boolean hasAsked(long number) {
        return !asked.isEmpty() && asked.getFirst().number() == number;
    }

    /** As it should be in the state. */
    PersonInvites expected(EntityKey.OfPersonInvites key) {
        return new PersonInvites(
                key.campaign(),
                key.user(),
                own,
                asked.stream()
                        .map(it ->
                                new Accepting(
                                        it.number(),
                                        it.form(),
                                        it.channel(),
                                        it.key(),
                                        it.heldWith(),
                                        askedAtMillis,
                                        answeredAtMillis,
                                        acceptance,
                                        rewarded,
                                        refusal,
                                        standing(Side.FRIEND),
                                        standing(Side.INVITER),
                                        returned))
                        .toList(),
                rewards.expected(),
                timerAtMillis);
    }
}
