package io.hongbao.audit;

import io.hongbao.core.InviteEvent;
import io.hongbao.core.Message;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.RewardKind;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Voucher;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds what the shards of inviter and friend say of each other together: each side puts down only
 * what it has seen itself or was told by the other. What concerns one person is {@link InvitePass}.
 */
final class InviteCheck {

    private final int shards;
    private final Map<Key, Long> handedOut = new HashMap<>();
    private long events;
    private long made;
    private long accepted;
    private long rewards;
    private long rewardsMinor;

    /** Numbers are handed out by shard. */
    record Key(int shard, String campaign) {}

    InviteCheck(int shards) {
        this.shards = shards;
    }

    Map<Key, Long> handedOut() {
        return handedOut;
    }

    /** How many things happened to invites. */
    long events() {
        return events;
    }

    InviteFigures figures() {
        return new InviteFigures(made, accepted, rewards, rewardsMinor);
    }

    /** Takes in what was granted, if an invite earned it. */
    void granted(Voucher voucher) {
        if (voucher.earnedBy() == EarnedBy.INVITE) {
            rewards++;
            rewardsMinor += voucher.amountMinor();
        }
    }

    void read(Reading reading, InviteEvent event) {
        events++;
        int here = reading.shard();
        boolean friends =
                event instanceof InviteEvent.OfFriend
                        || (event instanceof InviteEvent.RewardMoved moved
                                && moved.id().kind() == RewardKind.FRIEND);
        boolean atHome = friends || Shard.homeOfInvite(event.number(), shards) == here;
        if (!atHome || event.user().shard(shards) != here) {
            reading.violation(
                    Invariant.STATE,
                    InvitePass.name(event.number()),
                    0,
                    "it does not lie on this shard");
        }
        boolean right =
                switch (event) {
                    case InviteEvent.InviteCreated it -> {
                        made++;
                        handedOut.merge(new Key(here, it.campaign()), 1L, Long::sum);
                        yield it.number() >= 0 && it.number() < Invite.NUMBERS;
                    }
                    case InviteEvent.InviteAccepted it -> {
                        accepted++;
                        yield isAsked(reading, it) && isTold(reading, it);
                    }
                    case InviteEvent.InviteAnswered it -> isAnswered(reading, it);
                    case InviteEvent.InviteReviewed it -> isReviewed(reading, it);
                    case InviteEvent.InviteAsked it -> isAskedOn(reading, it);
                    case InviteEvent.SideReviewed it -> isSaidOfRightSide(reading, it);
                    case InviteEvent.AcceptanceReviewed _,
                            InviteEvent.FriendReturned _,
                            InviteEvent.InviteRevoked _,
                            InviteEvent.RewardMoved _ ->
                            true;
                };
        if (!right) {
            reading.violation(
                    Invariant.CAPS,
                    InvitePass.name(event.number()),
                    0,
                    "the other side has said nothing of it, or something else: " + event);
        }
    }

    /** What the invite's shard is told of its side is what the friend's has put down. */
    private static boolean isAskedOn(Reading reading, InviteEvent.InviteAsked it) {
        return reading.entry().messages().stream()
                .noneMatch(message ->
                        message.body() instanceof Message.AskInvite ask
                                && ask.standing() != inviters(reading, it));
    }

    /** The invite's shard is told of its own side only. */
    private static boolean isSaidOfRightSide(Reading reading, InviteEvent.SideReviewed it) {
        return it.side() == Side.INVITER
                || reading.entry().messages().stream()
                        .noneMatch(message -> message.body() instanceof Message.ReviewInvite);
    }

    /** How the inviter's side begins. */
    private static Standing inviters(Reading reading, InviteEvent.InviteAsked it) {
        boolean cleared =
                reading.entry().events().stream()
                        .anyMatch(event ->
                                event instanceof InviteEvent.SideReviewed reviewed
                                        && reviewed.user().equals(it.user())
                                        && reviewed.side() == Side.INVITER
                                        && reviewed.to() == Standing.CLEAR);
        return cleared || it.heldWith().isEmpty() ? Standing.CLEAR : Standing.HELD;
    }

    private static boolean isAsked(Reading reading, InviteEvent.InviteAccepted it) {
        boolean here =
                reading.entry().events().stream()
                        .anyMatch(event ->
                                event instanceof InviteEvent.InviteAsked asked
                                        && asked.user().equals(it.friend())
                                        && asked.number() == it.number()
                                        && asked.key().equals(it.key())
                                        && inviters(reading, asked) == it.standing());
        return here
                || reading.cause()
                        .filter(cause ->
                                cause.body()
                                        .equals(
                                                new Message.AskInvite(
                                                        it.friend(),
                                                        it.number(),
                                                        it.form(),
                                                        it.channel(),
                                                        it.key(),
                                                        it.standing())))
                        .isPresent();
    }

    /** The friend's side must come to know it. */
    private static boolean isTold(Reading reading, InviteEvent.InviteAccepted it) {
        Message.Body answer =
                new Message.InviteAcceptedBy(
                        it.friend(), it.number(), it.acceptance(), it.rewarded());
        return reading.entry().events().stream()
                        .anyMatch(event ->
                                event instanceof InviteEvent.InviteAnswered answered
                                        && answered.user().equals(it.friend()))
                || reading.entry().messages().stream()
                        .anyMatch(message -> message.body().equals(answer));
    }

    private static boolean isAnswered(Reading reading, InviteEvent.InviteAnswered it) {
        boolean here =
                reading.entry().events().stream()
                        .anyMatch(event ->
                                event instanceof InviteEvent.InviteAccepted accepted
                                        && accepted.friend().equals(it.user())
                                        && accepted.number() == it.number()
                                        && accepted.acceptance() == it.acceptance()
                                        && accepted.rewarded() == it.rewarded());
        Message.Body said =
                it.refusal().isEmpty()
                        ? new Message.InviteAcceptedBy(
                                it.user(), it.number(), it.acceptance(), it.rewarded())
                        : new Message.InviteRefusedTo(
                                it.user(), it.number(), it.refusal().getFirst());
        return here || reading.cause().filter(cause -> cause.body().equals(said)).isPresent();
    }

    private static boolean isReviewed(Reading reading, InviteEvent.InviteReviewed it) {
        Message.Body said =
                new Message.ReviewInvite(it.number(), it.acceptance(), it.to(), it.by());
        return reading.entry().events().stream()
                        .anyMatch(event ->
                                switch (event) {
                                    case InviteEvent.AcceptanceReviewed reviewed ->
                                            reviewed.number() == it.number()
                                                    && reviewed.to() == it.to();
                                    case InviteEvent.SideReviewed reviewed ->
                                            reviewed.number() == it.number()
                                                    && reviewed.side() == Side.INVITER
                                                    && reviewed.to() == it.to();
                                    default -> false;
                                })
                || reading.cause().filter(cause -> cause.body().equals(said)).isPresent();
    }
}
