package io.hongbao.core.invite;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.wallet.Granting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The friend's side, on the shard of their wallet: they accept one invite of a campaign, once, come
 * back later, and people who look for abuse review it. The invite's own shard has the last word on
 * an acceptance; while it is asked, nothing else can be accepted.
 */
public final class AcceptanceDecider {

    /**
     * How long the answer of another shard that refused stands for a repeated command. Later the
     * same command asks anew: what was refused may be possible by then.
     */
    public static final long REFUSAL_KEPT_MILLIS = 10_000;

    private static final Authority ABOUT_THE_OTHER =
            new Authority("clock", "the doubts are about the other side");

    private AcceptanceDecider() {}

    /** Accepts an invite. Again, it answers with the acceptance as it is now. */
    public static Outcome accept(Deciding deciding, Command.AcceptInvite command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        if (campaign.isAbsent()) {
            return InviteDecider.refused(InviteRefusal.CAMPAIGN_UNKNOWN);
        }
        EntityKey.OfPersonInvites key =
                new EntityKey.OfPersonInvites(command.campaign(), command.user());
        PersonInvites own = deciding.get(key);
        Optional<Outcome> before =
                own.accepting().flatMap(one -> repeated(deciding, key, one, command));
        if (before.isPresent()) {
            return before.get();
        }
        Optional<Outcome.InviteRefused> refusal =
                InviteDecider.refusalToPerson(deciding, campaign, command.person());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (campaign.terms().invites().newFriends() && !command.person().newUser()) {
            return InviteDecider.refused(InviteRefusal.FRIEND_NOT_NEW);
        }
        long number = command.number();
        if (number < 0 || number >= Invite.NUMBERS) {
            return InviteDecider.refused(InviteRefusal.INVITE_UNKNOWN);
        }
        if (number == own.number()) {
            return InviteDecider.refused(InviteRefusal.OWN_INVITE);
        }
        return Shard.homeOfInvite(number, deciding.shards()) == deciding.shard()
                ? acceptHere(deciding, key, command)
                : askElsewhere(deciding, key, command);
    }

    /** What the person is answered who has accepted or asked before; empty when they may ask. */
    private static Optional<Outcome> repeated(
            Deciding deciding,
            EntityKey.OfPersonInvites key,
            Accepting before,
            Command.AcceptInvite command) {
        boolean same = before.number() == command.number();
        long retryAtMillis = deciding.atMillis() + Granting.QUEUED_RETRY_MILLIS;
        if (before.isAccepted()) {
            if (!same) {
                return Optional.of(InviteDecider.refused(InviteRefusal.ALREADY_ACCEPTED));
            }
            settle(deciding, key);
            return Optional.of(new Outcome.Accepted(deciding.get(key), true));
        }
        if (before.isPending()) {
            return Optional.of(
                    same
                            ? new Outcome.Queued(retryAtMillis)
                            : new Outcome.InviteRefused(
                                    InviteRefusal.ANSWER_PENDING, retryAtMillis));
        }
        boolean standsStill =
                same
                        && before.key().equals(command.key())
                        && deciding.atMillis() < before.answeredAtMillis() + REFUSAL_KEPT_MILLIS;
        return standsStill
                ? Optional.of(InviteDecider.refused(before.refusal().getFirst()))
                : Optional.empty();
    }

    /** Both sides are here: it is decided at once. A refusal puts nothing down. */
    private static Outcome acceptHere(
            Deciding deciding, EntityKey.OfPersonInvites key, Command.AcceptInvite command) {
        Optional<InviteRefusal> refusal =
                InviteDecider.refusal(
                        deciding, key.campaign(), key.user(), command.number(), command.key());
        if (refusal.isPresent()) {
            return InviteDecider.refused(refusal.get());
        }
        Accepting asked = asked(deciding, key, command);
        InviteEvent.InviteAccepted accepted =
                InviteDecider.accepted(deciding, key.campaign(), key.user(), asked);
        accepted(deciding, key, accepted.acceptance(), accepted.rewarded());
        InviteDecider.reward(deciding, accepted);
        return new Outcome.Accepted(deciding.get(key), false);
    }

    private static Outcome askElsewhere(
            Deciding deciding, EntityKey.OfPersonInvites key, Command.AcceptInvite command) {
        Accepting asked = asked(deciding, key, command);
        tellInvite(
                deciding,
                key.campaign(),
                asked.number(),
                new Message.AskInvite(
                        key.user(),
                        asked.number(),
                        asked.form(),
                        asked.channel(),
                        asked.key(),
                        asked.inviterStanding()));
        return new Outcome.Queued(deciding.atMillis() + Granting.QUEUED_RETRY_MILLIS);
    }

    private static Accepting asked(
            Deciding deciding, EntityKey.OfPersonInvites key, Command.AcceptInvite command) {
        deciding.happened(
                new InviteEvent.InviteAsked(
                        key.user(),
                        key.campaign(),
                        command.number(),
                        command.form(),
                        command.channel(),
                        command.key(),
                        command.doubts().reasons()));
        if (command.doubts().sides().size() == 1) {
            Side doubtful = command.doubts().sides().iterator().next();
            deciding.happened(
                    new InviteEvent.SideReviewed(
                            key.user(),
                            key.campaign(),
                            command.number(),
                            doubtful.other(),
                            Standing.CLEAR,
                            ABOUT_THE_OTHER));
        }
        return accepting(deciding, key);
    }

    private static Accepting accepting(Deciding deciding, EntityKey.OfPersonInvites key) {
        return deciding.get(key)
                .accepting()
                .orElseThrow(() ->
                        new IllegalStateException(
                                key.user() + " is answered but has asked for no invite"));
    }

    /** The invite's shard has said yes: the friend gets theirs. */
    private static void accepted(
            Deciding deciding, EntityKey.OfPersonInvites key, int acceptance, boolean rewarded) {
        long number = accepting(deciding, key).number();
        deciding.happened(
                new InviteEvent.InviteAnswered(
                        key.user(), key.campaign(), number, acceptance, rewarded, List.of()));
        PersonInvites own = deciding.get(key);
        RewardDecider rewards = rewards(deciding, key);
        rewards.earn(
                new RewardId(number, RewardKind.FRIEND, acceptance, RewardId.AT_ONCE),
                rules(deciding, key.campaign()).rewards().friend(),
                accepting(deciding, key).standing());
        rewards.wakeBefore(own.timerAtMillis());
    }

    private static RewardDecider rewards(Deciding deciding, EntityKey.OfPersonInvites key) {
        return new RewardDecider(deciding, key.user(), key.campaign(), key);
    }

    private static InviteRules rules(Deciding deciding, String campaign) {
        return deciding.get(new EntityKey.OfCampaign(campaign)).terms().invites();
    }

    private static void tellInvite(
            Deciding deciding, String campaign, long number, Message.Body body) {
        deciding.tell(Shard.homeOfInvite(number, deciding.shards()), campaign, body);
    }

    private static boolean isHere(Deciding deciding, long number) {
        return Shard.homeOfInvite(number, deciding.shards()) == deciding.shard();
    }

    // ---- coming back

    /**
     * A person has opened a session: a friend who comes back on a later reward's day, or after it,
     * earns it, once. While the campaign is paused or killed it is owed.
     */
    public static Outcome comeBack(Deciding deciding, Command.ComeBack command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        if (!campaign.status().isFunded()) {
            return InviteDecider.refused(InviteRefusal.CAMPAIGN_UNKNOWN);
        }
        EntityKey.OfPersonInvites key =
                new EntityKey.OfPersonInvites(command.campaign(), command.user());
        Optional<Accepting> accepted = deciding.get(key).accepted();
        if (accepted.isEmpty()) {
            return InviteDecider.refused(InviteRefusal.ACCEPTANCE_UNKNOWN);
        }
        if (campaign.status() == CampaignStatus.CLOSED) {
            return InviteDecider.refused(InviteRefusal.CAMPAIGN_CLOSED);
        }
        if (deciding.atMillis() >= campaign.terms().window().toMillis()) {
            return InviteDecider.refused(InviteRefusal.CAMPAIGN_ENDED);
        }
        List<Integer> days = new ArrayList<>();
        for (InviteRules.Later later : campaign.terms().invites().later()) {
            if (isDue(deciding, campaign.terms(), accepted.get(), later.day())) {
                returned(deciding, key, accepted.get(), later);
                days.add(later.day());
            }
        }
        return new Outcome.CameBack(days, deciding.get(key));
    }

    private static boolean isDue(
            Deciding deciding, CampaignTerms terms, Accepting accepted, int day) {
        long passed = terms.dayAt(deciding.atMillis()) - terms.dayAt(accepted.askedAtMillis());
        return passed >= day && accepted.earns() && !accepted.returned().contains(day);
    }

    private static void returned(
            Deciding deciding,
            EntityKey.OfPersonInvites key,
            Accepting accepted,
            InviteRules.Later later) {
        long number = accepted.number();
        int acceptance = accepted.acceptance();
        deciding.happened(
                new InviteEvent.FriendReturned(key.user(), key.campaign(), number, later.day()));
        RewardDecider rewards = rewards(deciding, key);
        rewards.earn(
                new RewardId(number, RewardKind.FRIEND, acceptance, later.day()),
                later.rewards().friend(),
                accepted.standing());
        rewards.wakeBefore(deciding.get(key).timerAtMillis());
        if (!accepted.rewarded() || later.rewards().inviter().isEmpty()) {
            return;
        }
        if (isHere(deciding, number)) {
            InviteDecider.friendReturned(deciding, key.campaign(), number, acceptance, later.day());
        } else {
            tellInvite(
                    deciding,
                    key.campaign(),
                    number,
                    new Message.FriendCameBack(number, acceptance, later.day()));
        }
    }

    // ---- reviews

    /**
     * Leads an acceptance's sides to another standing, those that can be led there. Standing so
     * already changes nothing.
     */
    public static Outcome review(Deciding deciding, Command.ReviewAcceptance command) {
        EntityKey.OfPersonInvites key =
                new EntityKey.OfPersonInvites(command.campaign(), command.user());
        Optional<Accepting> accepted = deciding.get(key).accepted();
        if (accepted.isEmpty()) {
            return InviteDecider.refused(InviteRefusal.ACCEPTANCE_UNKNOWN);
        }
        Set<Side> led = EnumSet.noneOf(Side.class);
        boolean stands = false;
        for (Side side : command.sides()) {
            Standing from = accepted.get().standing(side);
            stands |= from == command.to();
            if (from.next().contains(command.to())) {
                led.add(side);
            }
        }
        if (led.isEmpty()) {
            return stands
                    ? new Outcome.AcceptanceStands(deciding.get(key), true)
                    : InviteDecider.refused(InviteRefusal.REVIEW_ENDED);
        }
        reviewed(deciding, key, led, command.to(), command.by());
        if (led.contains(Side.INVITER) && accepted.get().rewarded()) {
            tellReviewed(deciding, key, accepted.get(), command);
        }
        return new Outcome.AcceptanceStands(deciding.get(key), false);
    }

    private static void tellReviewed(
            Deciding deciding,
            EntityKey.OfPersonInvites key,
            Accepting accepted,
            Command.ReviewAcceptance command) {
        long number = accepted.number();
        if (isHere(deciding, number)) {
            InviteDecider.reviewed(
                    deciding,
                    key.campaign(),
                    number,
                    accepted.acceptance(),
                    command.to(),
                    command.by());
        } else {
            tellInvite(
                    deciding,
                    key.campaign(),
                    number,
                    new Message.ReviewInvite(
                            number, accepted.acceptance(), command.to(), command.by()));
        }
    }

    private static void reviewed(
            Deciding deciding,
            EntityKey.OfPersonInvites key,
            Set<Side> led,
            Standing to,
            Authority by) {
        PersonInvites own = deciding.get(key);
        long number = accepting(deciding, key).number();
        deciding.happened(
                led.size() == 1
                        ? new InviteEvent.SideReviewed(
                                key.user(), key.campaign(), number, led.iterator().next(), to, by)
                        : new InviteEvent.AcceptanceReviewed(
                                key.user(), key.campaign(), number, to, by));
        if (!led.contains(Side.FRIEND)) {
            return;
        }
        RewardDecider rewards = rewards(deciding, key);
        rewards.review(own.rewards().all(), to, by);
        rewards.wakeBefore(own.timerAtMillis());
    }

    /** The whole invite was clawed back, and so is this acceptance of it. */
    static void clawedBack(Deciding deciding, String campaign, UserId friend, Authority by) {
        EntityKey.OfPersonInvites key = new EntityKey.OfPersonInvites(campaign, friend);
        Set<Side> led = EnumSet.noneOf(Side.class);
        deciding.get(key)
                .accepted()
                .ifPresent(one -> {
                    for (Side side : Side.values()) {
                        if (one.standing(side) != Standing.CLAWED_BACK) {
                            led.add(side);
                        }
                    }
                });
        if (!led.isEmpty()) {
            reviewed(deciding, key, led, Standing.CLAWED_BACK, by);
        }
    }

    // ---- messages and timers

    /** Handles a message that a friend's acceptance gets. */
    public static void handle(Deciding deciding, String campaign, Message.ToFriend body) {
        EntityKey.OfPersonInvites key = new EntityKey.OfPersonInvites(campaign, body.friend());
        switch (body) {
            case Message.InviteAcceptedBy answer ->
                    accepted(deciding, key, answer.acceptance(), answer.rewarded());
            case Message.InviteRefusedTo answer ->
                    deciding.happened(
                            new InviteEvent.InviteAnswered(
                                    key.user(),
                                    campaign,
                                    answer.number(),
                                    Accepting.NOT_ACCEPTED,
                                    false,
                                    List.of(answer.refusal())));
            case Message.ClawBackAcceptance clawBack ->
                    clawedBack(deciding, campaign, key.user(), clawBack.by());
        }
    }

    /** Tries again what a friend is owed. */
    public static Outcome runTimer(
            Deciding deciding, EntityKey.OfPersonInvites key, long dueAtMillis) {
        PersonInvites own = deciding.get(key);
        if (own.timerAtMillis() != dueAtMillis) {
            return Outcome.Ignored.INSTANCE;
        }
        RewardDecider rewards = rewards(deciding, key);
        rewards.settle(own.rewards());
        rewards.wakeBefore(Invite.NO_TIMER);
        return Outcome.Handled.INSTANCE;
    }

    private static void settle(Deciding deciding, EntityKey.OfPersonInvites key) {
        PersonInvites own = deciding.get(key);
        RewardDecider rewards = rewards(deciding, key);
        rewards.settle(own.rewards());
        rewards.wakeBefore(own.timerAtMillis());
    }
}
