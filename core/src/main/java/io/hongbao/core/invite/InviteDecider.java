package io.hongbao.core.invite;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.room.WaitingRoom;
import java.util.List;
import java.util.Optional;

/**
 * The inviter's side, on the shard of their wallet, where their invite lies: they make it, friends
 * accept it, and reviews come in. The friend's side is {@link AcceptanceDecider}; the two meet by
 * messages when they are on different shards.
 */
public final class InviteDecider {
    private InviteDecider() {}

    /** Gives a person their invite: one for each person and campaign, however often they ask. */
    public static Outcome create(Deciding deciding, Command.CreateInvite command) {
        String id = command.campaign();
        UserId user = command.user();
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(id));
        if (campaign.isAbsent()) {
            return refused(InviteRefusal.CAMPAIGN_UNKNOWN);
        }
        PersonInvites own = deciding.get(new EntityKey.OfPersonInvites(id, user));
        if (own.hasInvite()) {
            settle(deciding, id, own.number());
            return stands(deciding, campaign.terms(), own.number(), true);
        }
        Optional<Outcome.InviteRefused> refusal =
                refusalToPerson(deciding, campaign, command.person());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long handedOut = deciding.get(new EntityKey.OfInviteCounter(id)).handedOut();
        long number =
                deciding.draws()
                        .inviteNumber(
                                campaign.terms(), handedOut, deciding.shard(), deciding.shards());
        deciding.happened(new InviteEvent.InviteCreated(user, id, number));
        return stands(deciding, campaign.terms(), number, false);
    }

    private static Outcome stands(
            Deciding deciding, CampaignTerms terms, long number, boolean repeated) {
        Invite invite = deciding.get(new EntityKey.OfInvite(terms.id(), number));
        return new Outcome.InviteStands(
                invite, terms.invites().most(), invite.expiresAtMillis(terms), repeated);
    }

    /** Why nothing is done for a person in this campaign now. */
    static Optional<Outcome.InviteRefused> refusalToPerson(
            Deciding deciding, Campaign campaign, Person person) {
        Optional<Outcome.InviteRefused> closed = refusalByCampaign(campaign, deciding.atMillis());
        if (closed.isPresent()) {
            return closed;
        }
        CampaignTerms terms = campaign.terms();
        if (!terms.invites().isThere()) {
            return Optional.of(refused(InviteRefusal.NO_INVITES));
        }
        WaitingRoom room = deciding.get(new EntityKey.OfRoom(terms.id()));
        if (!person.placed() && room.stateAt(campaign, deciding.atMillis()).needsPlaceToSpend()) {
            return Optional.of(refused(InviteRefusal.PLACE_NEEDED));
        }
        Eligibility rules = terms.eligibility();
        if (!rules.admitsAudience(person)) {
            return Optional.of(refused(InviteRefusal.AUDIENCE_NOT_ELIGIBLE));
        }
        if (!rules.admitsRegion(person)) {
            return Optional.of(refused(InviteRefusal.REGION_NOT_ELIGIBLE));
        }
        return rules.admitsAppVersion(person)
                ? Optional.empty()
                : Optional.of(refused(InviteRefusal.APP_VERSION_NOT_ELIGIBLE));
    }

    /** Why nobody is given or accepts an invite of this campaign now. */
    public static Optional<Outcome.InviteRefused> refusalByCampaign(
            Campaign campaign, long atMillis) {
        return switch (campaign.status()) {
            case ABSENT -> Optional.of(refused(InviteRefusal.CAMPAIGN_UNKNOWN));
            case DRAFT -> Optional.of(notStarted(campaign.terms()));
            case PAUSED -> Optional.of(refused(InviteRefusal.CAMPAIGN_PAUSED));
            case KILLED -> Optional.of(refused(InviteRefusal.CAMPAIGN_KILLED));
            case CLOSED -> Optional.of(refused(InviteRefusal.CAMPAIGN_CLOSED));
            case SCHEDULED, RUNNING -> {
                if (atMillis < campaign.terms().window().fromMillis()) {
                    yield Optional.of(notStarted(campaign.terms()));
                }
                yield atMillis >= campaign.terms().window().toMillis()
                        ? Optional.of(refused(InviteRefusal.CAMPAIGN_ENDED))
                        : Optional.empty();
            }
        };
    }

    private static Outcome.InviteRefused notStarted(CampaignTerms terms) {
        return new Outcome.InviteRefused(
                InviteRefusal.CAMPAIGN_NOT_STARTED, terms.window().fromMillis());
    }

    // ---- acceptances

    /**
     * Why this acceptance of an invite that lies here is refused.
     *
     * @param key the friend's idempotency key: nobody else has accepted with it
     */
    static Optional<InviteRefusal> refusal(
            Deciding deciding, String id, UserId friend, long number, String key) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(id));
        Optional<Outcome.InviteRefused> closed = refusalByCampaign(campaign, deciding.atMillis());
        if (closed.isPresent()) {
            return Optional.of(closed.get().refusal());
        }
        Invite invite = deciding.get(new EntityKey.OfInvite(id, number));
        if (invite.isUnknown()) {
            return Optional.of(InviteRefusal.INVITE_UNKNOWN);
        }
        if (invite.inviter().equals(friend)) {
            return Optional.of(InviteRefusal.OWN_INVITE);
        }
        if (invite.revoked()) {
            return Optional.of(InviteRefusal.INVITE_REVOKED);
        }
        if (deciding.atMillis() >= invite.expiresAtMillis(campaign.terms())) {
            return Optional.of(InviteRefusal.INVITE_EXPIRED);
        }
        for (Invite.Acceptance one : invite.rewarded()) {
            if (one.key().equals(key) && !one.friend().equals(friend)) {
                return Optional.of(InviteRefusal.KEY_REUSED);
            }
        }
        return Optional.empty();
    }

    /**
     * Puts down that a friend has accepted an invite that lies here, also when its inviter has
     * reached the cap: the friend gets theirs.
     *
     * @return what was put down
     */
    static InviteEvent.InviteAccepted accepted(
            Deciding deciding, String id, UserId friend, Accepting asked) {
        InviteRules rules = rules(deciding, id);
        Invite before = deciding.get(new EntityKey.OfInvite(id, asked.number()));
        InviteEvent.InviteAccepted accepted =
                new InviteEvent.InviteAccepted(
                        before.inviter(),
                        id,
                        asked.number(),
                        Math.addExact(before.accepted(), 1),
                        friend,
                        asked.form(),
                        asked.channel(),
                        asked.key(),
                        before.rewarded().size() < rules.most(),
                        asked.inviterStanding());
        deciding.happened(accepted);
        return accepted;
    }

    /** Gives the inviter what an acceptance earns them. */
    static void reward(Deciding deciding, InviteEvent.InviteAccepted accepted) {
        if (!accepted.rewarded()) {
            return;
        }
        InviteRules rules = rules(deciding, accepted.campaign());
        EntityKey.OfInvite key = new EntityKey.OfInvite(accepted.campaign(), accepted.number());
        int counted = deciding.get(key).rewarded().size();
        RewardDecider rewards = rewards(deciding, key, accepted.user());
        rewards.earn(
                id(accepted, RewardKind.INVITER), rules.rewards().inviter(), accepted.standing());
        if (rules.draw().isEarnedBy(counted)) {
            rewards.earn(id(accepted, RewardKind.DRAW), rules.draw().prize(), accepted.standing());
        }
        rewards.wakeBefore(deciding.get(key).timerAtMillis());
    }

    private static RewardId id(InviteEvent.InviteAccepted accepted, RewardKind kind) {
        return new RewardId(accepted.number(), kind, accepted.acceptance(), RewardId.AT_ONCE);
    }

    private static RewardDecider rewards(
            Deciding deciding, EntityKey.OfInvite key, UserId inviter) {
        return new RewardDecider(deciding, inviter, key.campaign(), key);
    }

    /** The friend has come back on {@code day} after the acceptance or later. */
    static void friendReturned(
            Deciding deciding, String campaign, long number, int acceptance, int day) {
        EntityKey.OfInvite key = new EntityKey.OfInvite(campaign, number);
        Invite invite = deciding.get(key);
        Optional<Invite.Acceptance> listed = invite.acceptance(acceptance);
        RewardId id = new RewardId(number, RewardKind.INVITER, acceptance, day);
        if (listed.isEmpty() || invite.rewards().find(id).isPresent()) {
            return;
        }
        for (InviteRules.Later later : rules(deciding, campaign).later()) {
            if (later.day() == day) {
                RewardDecider rewards = rewards(deciding, key, invite.inviter());
                rewards.earn(id, later.rewards().inviter(), listed.get().standing());
                rewards.wakeBefore(invite.timerAtMillis());
            }
        }
    }

    // ---- reviews

    /** What a review has come to, on the inviter's side. What was clawed back stays so. */
    static void reviewed(
            Deciding deciding,
            String campaign,
            long number,
            int acceptance,
            Standing to,
            Authority by) {
        EntityKey.OfInvite key = new EntityKey.OfInvite(campaign, number);
        Invite invite = deciding.get(key);
        Optional<Invite.Acceptance> listed = invite.acceptance(acceptance);
        if (listed.isEmpty() || !listed.get().standing().next().contains(to)) {
            return;
        }
        deciding.happened(
                new InviteEvent.InviteReviewed(
                        invite.inviter(), campaign, number, acceptance, to, by));
        RewardDecider rewards = rewards(deciding, key, invite.inviter());
        rewards.review(invite.rewards().of(acceptance), to, by);
        rewards.wakeBefore(invite.timerAtMillis());
    }

    /**
     * Claws a whole invite back: it can't be accepted any more, and everything that it has earned
     * is taken from both sides, as far as it was not spent. Of acceptances after the inviter's cap
     * only {@link AcceptanceDecider#review} knows.
     */
    public static Outcome clawBack(Deciding deciding, Command.ClawBackInvite command) {
        String id = command.campaign();
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(id));
        if (campaign.isAbsent()) {
            return refused(InviteRefusal.CAMPAIGN_UNKNOWN);
        }
        EntityKey.OfInvite key = new EntityKey.OfInvite(id, command.number());
        Invite invite = deciding.get(key);
        if (invite.isUnknown()) {
            return refused(InviteRefusal.INVITE_UNKNOWN);
        }
        if (!invite.revoked()) {
            deciding.happened(
                    new InviteEvent.InviteRevoked(
                            invite.inviter(), id, command.number(), command.by()));
            RewardDecider rewards = rewards(deciding, key, invite.inviter());
            rewards.review(invite.rewards().all(), Standing.CLAWED_BACK, command.by());
            rewards.wakeBefore(invite.timerAtMillis());
            invite.rewarded().forEach(one -> tellFriend(deciding, id, one, command));
        }
        return stands(deciding, campaign.terms(), command.number(), invite.revoked());
    }

    private static void tellFriend(
            Deciding deciding,
            String campaign,
            Invite.Acceptance acceptance,
            Command.ClawBackInvite command) {
        int home = acceptance.friend().shard(deciding.shards());
        if (home == deciding.shard()) {
            AcceptanceDecider.clawedBack(deciding, campaign, acceptance.friend(), command.by());
        } else {
            deciding.tell(
                    home,
                    campaign,
                    new Message.ClawBackAcceptance(
                            acceptance.friend(), command.number(), command.by()));
        }
    }

    // ---- messages and timers

    /** Handles a message that an invite gets. */
    public static void handle(Deciding deciding, Message message, Message.ToInvite body) {
        String campaign = message.campaign();
        switch (body) {
            case Message.AskInvite ask -> answer(deciding, message.fromShard(), campaign, ask);
            case Message.ReviewInvite review ->
                    reviewed(
                            deciding,
                            campaign,
                            review.number(),
                            review.acceptance(),
                            review.to(),
                            review.by());
            case Message.FriendCameBack back ->
                    friendReturned(
                            deciding, campaign, back.number(), back.acceptance(), back.day());
        }
    }

    private static void answer(
            Deciding deciding, int fromShard, String campaign, Message.AskInvite ask) {
        Optional<InviteRefusal> refusal =
                refusal(deciding, campaign, ask.friend(), ask.number(), ask.key());
        if (refusal.isPresent()) {
            deciding.tell(
                    fromShard,
                    campaign,
                    new Message.InviteRefusedTo(ask.friend(), ask.number(), refusal.get()));
            return;
        }
        Accepting asked =
                Accepting.asked(
                                ask.number(),
                                ask.form(),
                                ask.channel(),
                                ask.key(),
                                List.of(),
                                deciding.atMillis())
                        .reviewed(Side.INVITER, ask.standing());
        InviteEvent.InviteAccepted accepted = accepted(deciding, campaign, ask.friend(), asked);
        reward(deciding, accepted);
        deciding.tell(
                fromShard,
                campaign,
                new Message.InviteAcceptedBy(
                        ask.friend(), ask.number(), accepted.acceptance(), accepted.rewarded()));
    }

    /** Tries again what an invite owes its inviter. */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfInvite key, long dueAtMillis) {
        Invite invite = deciding.get(key);
        if (invite.timerAtMillis() != dueAtMillis) {
            return Outcome.Ignored.INSTANCE;
        }
        RewardDecider rewards = rewards(deciding, key, invite.inviter());
        rewards.settle(invite.rewards());
        rewards.wakeBefore(Invite.NO_TIMER);
        return Outcome.Handled.INSTANCE;
    }

    private static void settle(Deciding deciding, String campaign, long number) {
        EntityKey.OfInvite key = new EntityKey.OfInvite(campaign, number);
        Invite invite = deciding.get(key);
        RewardDecider rewards = rewards(deciding, key, invite.inviter());
        rewards.settle(invite.rewards());
        rewards.wakeBefore(invite.timerAtMillis());
    }

    private static InviteRules rules(Deciding deciding, String campaign) {
        return deciding.get(new EntityKey.OfCampaign(campaign)).terms().invites();
    }

    static Outcome.InviteRefused refused(InviteRefusal refusal) {
        return new Outcome.InviteRefused(refusal, Outcome.NEVER);
    }
}
