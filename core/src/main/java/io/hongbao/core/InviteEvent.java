package io.hongbao.core;

import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.Lapse;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import java.util.List;

/** Everything that happens to invites and to what they earn. */
public sealed interface InviteEvent extends Event {
    /** The person beside whose wallet it happens. */
    UserId user();

    /** The invite's number. */
    long number();

    /** Everything that happens on the inviter's side. */
    sealed interface OfInviter extends InviteEvent {}

    /** Everything that happens on the side of a friend who accepts. */
    sealed interface OfFriend extends InviteEvent {}

    /** A person has an invite from now on. */
    record InviteCreated(UserId user, String campaign, long number) implements OfInviter {}

    /**
     * A friend has accepted an invite.
     *
     * @param user the inviter
     * @param acceptance counts the acceptances of the invite, from 1
     * @param rewarded whether it earns the inviter something: they had not reached their cap
     * @param standing {@link Standing#HELD} when it is to be reviewed first
     */
    record InviteAccepted(
            UserId user,
            String campaign,
            long number,
            int acceptance,
            UserId friend,
            String form,
            String channel,
            String key,
            boolean rewarded,
            Standing standing)
            implements OfInviter {}

    /** A review of an acceptance has come to this, on the inviter's side. */
    record InviteReviewed(
            UserId user, String campaign, long number, int acceptance, Standing to, Authority by)
            implements OfInviter {}

    /** An operator has clawed the whole invite back. */
    record InviteRevoked(UserId user, String campaign, long number, Authority by)
            implements OfInviter {}

    /**
     * A person accepts an invite; the invite's shard has yet to say whether they may.
     *
     * @param heldWith why it is to be reviewed before it earns anything; empty when it is not. Both
     *     sides are, unless {@link SideReviewed} beside it clears one
     */
    record InviteAsked(
            UserId user,
            String campaign,
            long number,
            String form,
            String channel,
            String key,
            List<String> heldWith)
            implements OfFriend {
        public InviteAsked {
            heldWith = List.copyOf(heldWith);
        }
    }

    /**
     * The invite's shard has answered.
     *
     * @param acceptance which acceptance of the invite it is, from 1; 0 when it was refused
     * @param rewarded whether it earns the inviter something
     * @param refusal why it was refused; empty when it was not
     */
    record InviteAnswered(
            UserId user,
            String campaign,
            long number,
            int acceptance,
            boolean rewarded,
            List<InviteRefusal> refusal)
            implements OfFriend {
        public InviteAnswered {
            refusal = List.copyOf(refusal);
        }
    }

    /** A review of a person's acceptance has come to this, for both sides. */
    record AcceptanceReviewed(UserId user, String campaign, long number, Standing to, Authority by)
            implements OfFriend {}

    /**
     * A review of a person's acceptance has come to this, for one side. Beside {@link InviteAsked}
     * it says that the doubts are about the other side alone.
     */
    record SideReviewed(
            UserId user, String campaign, long number, Side side, Standing to, Authority by)
            implements OfFriend {}

    /**
     * The person came back.
     *
     * @param day on which day of a later reward, or after it
     */
    record FriendReturned(UserId user, String campaign, long number, int day) implements OfFriend {}

    /**
     * A reward is there from now on, or came into another state. A voucher that it names was
     * granted, or voided, in the same entry.
     *
     * @param user whose reward it is
     * @param voucher the id of its voucher; 0 before it is granted
     * @param lapse why it can't be granted any more; empty while it can, or was
     */
    record RewardMoved(
            UserId user,
            String campaign,
            RewardId id,
            String prize,
            RewardState to,
            long voucher,
            List<Lapse> lapse)
            implements InviteEvent {
        public RewardMoved {
            lapse = List.copyOf(lapse);
        }

        @Override
        public long number() {
            return id.invite();
        }
    }
}
