package io.hongbao.core.invite;

import io.hongbao.core.Entity;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.UserId;
import java.util.List;
import java.util.Optional;

/**
 * What one person has to do with the invites of a campaign: their own one's number, and the one
 * that they have accepted, with what that earned them. Lies beside their wallet.
 *
 * @param campaign the campaign's id
 * @param number of their own invite; {@link #NO_NUMBER} while they have none
 * @param acceptingOrNone the invite that they have accepted, or asked for last
 * @param rewards what they have earned as a friend
 * @param timerAtMillis when its timer is due; {@link Invite#NO_TIMER} when none is set
 */
public record PersonInvites(
        String campaign,
        UserId user,
        long number,
        List<Accepting> acceptingOrNone,
        Rewards rewards,
        long timerAtMillis)
        implements Entity {

    public static final long NO_NUMBER = -1;

    public PersonInvites {
        acceptingOrNone = List.copyOf(acceptingOrNone);
    }

    public static PersonInvites none(String campaign, UserId user) {
        return new PersonInvites(
                campaign, user, NO_NUMBER, List.of(), Rewards.NONE, Invite.NO_TIMER);
    }

    public boolean hasInvite() {
        return number != NO_NUMBER;
    }

    /** The invite that they have accepted, asked for or were refused last. */
    public Optional<Accepting> accepting() {
        return acceptingOrNone.isEmpty()
                ? Optional.empty()
                : Optional.of(acceptingOrNone.getFirst());
    }

    /** The invite that they have accepted. */
    public Optional<Accepting> accepted() {
        return accepting().filter(Accepting::isAccepted);
    }

    public PersonInvites withNumber(long own) {
        return new PersonInvites(campaign, user, own, acceptingOrNone, rewards, timerAtMillis);
    }

    public PersonInvites withTimer(long atMillis) {
        return new PersonInvites(campaign, user, number, acceptingOrNone, rewards, atMillis);
    }

    /** What {@code event} makes of it. */
    public PersonInvites after(InviteEvent.OfFriend event, long atMillis) {
        return switch (event) {
            case InviteEvent.InviteAsked it ->
                    with(
                            Accepting.asked(
                                    it.number(),
                                    it.form(),
                                    it.channel(),
                                    it.key(),
                                    it.heldWith(),
                                    atMillis));
            case InviteEvent.InviteAnswered it ->
                    with(
                            known(it)
                                    .answered(
                                            it.acceptance(),
                                            it.rewarded(),
                                            it.refusal(),
                                            atMillis));
            case InviteEvent.AcceptanceReviewed it ->
                    with(known(it).reviewed(Side.INVITER, it.to()).reviewed(Side.FRIEND, it.to()));
            case InviteEvent.SideReviewed it -> with(known(it).reviewed(it.side(), it.to()));
            case InviteEvent.FriendReturned it -> with(known(it).returnedOn(it.day()));
        };
    }

    private Accepting known(InviteEvent.OfFriend event) {
        return accepting()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the journal goes on with an acceptance of "
                                        + event.user()
                                        + " that was never asked for"));
    }

    /** With a reward of theirs in another state. */
    public PersonInvites after(InviteEvent.RewardMoved moved, long atMillis) {
        return new PersonInvites(
                campaign,
                user,
                number,
                acceptingOrNone,
                rewards.after(moved, atMillis),
                timerAtMillis);
    }

    private PersonInvites with(Accepting changed) {
        return new PersonInvites(campaign, user, number, List.of(changed), rewards, timerAtMillis);
    }
}
