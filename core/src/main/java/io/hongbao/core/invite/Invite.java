package io.hongbao.core.invite;

import io.hongbao.core.Entity;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person's invite in a campaign, with what it has earned them; lies beside their wallet.
 *
 * @param campaign the campaign's id
 * @param number 0 to 2^45 - 1; it names the invite in the campaign, and nobody can guess it
 * @param inviterOrNone whose it is; empty only when nobody has an invite of this number
 * @param createdAtMillis when it was made
 * @param accepted how many people have accepted it, also after the cap of its inviter
 * @param rewarded the acceptances that earn the inviter something, in their order; at most as many
 *     as the campaign rewards
 * @param rewards the inviter's
 * @param revoked whether an operator has clawed the whole invite back
 * @param timerAtMillis when its timer is due; {@link #NO_TIMER} when none is set
 */
public record Invite(
        String campaign,
        long number,
        List<UserId> inviterOrNone,
        long createdAtMillis,
        int accepted,
        List<Acceptance> rewarded,
        Rewards rewards,
        boolean revoked,
        long timerAtMillis)
        implements Entity {

    public static final long NO_TIMER = Long.MAX_VALUE;

    /** Numbers have so many bits. */
    public static final int NUMBER_BITS = 45;

    /** No number is as large. */
    public static final long NUMBERS = 1L << NUMBER_BITS;

    /**
     * Somebody has accepted the invite.
     *
     * @param index counts the acceptances of the invite, from 1
     * @param friend who
     * @param key the idempotency key that they accepted with
     * @param atMillis when the invite's shard heard of it
     */
    public record Acceptance(
            int index, UserId friend, String key, long atMillis, Standing standing) {

        Acceptance with(Standing changed) {
            return new Acceptance(index, friend, key, atMillis, changed);
        }
    }

    public Invite {
        inviterOrNone = List.copyOf(inviterOrNone);
        rewarded = List.copyOf(rewarded);
    }

    public static Invite unknown(String campaign, long number) {
        return new Invite(
                campaign, number, List.of(), 0, 0, List.of(), Rewards.NONE, false, NO_TIMER);
    }

    public boolean isUnknown() {
        return inviterOrNone.isEmpty();
    }

    /** Whose it is. Ask {@link #isUnknown} first. */
    public UserId inviter() {
        return inviterOrNone.getFirst();
    }

    /** When it can't be accepted any more, by the campaign's rules (exclusive). */
    public long expiresAtMillis(CampaignTerms terms) {
        return Math.min(
                terms.window().toMillis(), terms.invites().expiresAtMillis(createdAtMillis));
    }

    /** The acceptance of this index, if it earns the inviter something. */
    public Optional<Acceptance> acceptance(int index) {
        return rewarded.stream().filter(one -> one.index() == index).findFirst();
    }

    public Invite withTimer(long atMillis) {
        return with(accepted, rewarded, rewards, revoked, atMillis);
    }

    /** What {@code event} makes of it. */
    public Invite after(InviteEvent.OfInviter event, long atMillis) {
        return switch (event) {
            case InviteEvent.InviteCreated it ->
                    new Invite(
                            campaign,
                            number,
                            List.of(it.user()),
                            atMillis,
                            accepted,
                            rewarded,
                            rewards,
                            revoked,
                            timerAtMillis);
            case InviteEvent.InviteAccepted it -> accepted(it, atMillis);
            case InviteEvent.InviteReviewed it ->
                    with(
                            accepted,
                            rewarded.stream()
                                    .map(one ->
                                            one.index() == it.acceptance()
                                                    ? one.with(it.to())
                                                    : one)
                                    .toList(),
                            rewards,
                            revoked,
                            timerAtMillis);
            case InviteEvent.InviteRevoked _ ->
                    with(
                            accepted,
                            rewarded.stream().map(one -> one.with(Standing.CLAWED_BACK)).toList(),
                            rewards,
                            true,
                            timerAtMillis);
        };
    }

    private Invite accepted(InviteEvent.InviteAccepted it, long atMillis) {
        List<Acceptance> more = new ArrayList<>(rewarded);
        if (it.rewarded()) {
            more.add(
                    new Acceptance(
                            it.acceptance(), it.friend(), it.key(), atMillis, it.standing()));
        }
        return with(it.acceptance(), more, rewards, revoked, timerAtMillis);
    }

    /** With a reward of the inviter's in another state. */
    public Invite after(InviteEvent.RewardMoved moved, long atMillis) {
        return with(accepted, rewarded, rewards.after(moved, atMillis), revoked, timerAtMillis);
    }

    private Invite with(
            int newAccepted,
            List<Acceptance> newRewarded,
            Rewards newRewards,
            boolean newRevoked,
            long newTimerAtMillis) {
        return new Invite(
                campaign,
                number,
                inviterOrNone,
                createdAtMillis,
                newAccepted,
                newRewarded,
                newRewards,
                newRevoked,
                newTimerAtMillis);
    }
}
