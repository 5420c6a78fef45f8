package io.hongbao.server.invite;

import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.wallet.WalletCard;
import io.hongbao.server.wallet.WalletCards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows people what came of accepting an invite. */
final class AcceptedCards {

    private final InviteDesk desk;

    AcceptedCards(InviteDesk desk) {
        this.desk = desk;
    }

    /**
     * The answer to {@code POST /v1/invites/{code}/acceptances}.
     *
     * @param held whether it is being reviewed before it earns the friend anything
     * @param inviterRewarded whether it counts for the inviter, who has not reached their cap
     * @param rewards what the friend has earned
     */
    record Card(
            String status,
            String code,
            boolean held,
            boolean inviterRewarded,
            List<Earned> rewards,
            String messageKey,
            String message,
            boolean repeated) {}

    /**
     * One reward.
     *
     * @param state owed, held, granted, lapsed, forfeited, recalled, clawed_back or gone
     * @param day for coming back on which day; left out for the acceptance itself
     * @param reason why it lapsed
     * @param envelope as the wallet shows it; only of what was granted
     */
    record Earned(
            InviteCards.@Nullable PrizeCard prize,
            String state,
            @Nullable Integer day,
            @Nullable String reason,
            WalletCard.@Nullable Held envelope) {}

    /** Whether what either side gets waits for a review. */
    static boolean isHeld(Outcome.Accepted accepted) {
        return accepted(accepted.invites()).isHeld();
    }

    /**
     * What the friend is told: that the inviter's side alone is reviewed is none of their business,
     * nor that theirs is when they have their gift already.
     */
    private static boolean isFriendHeld(Outcome.Accepted accepted) {
        return atOnce(accepted).contains(RewardState.HELD);
    }

    /** How that stands which the acceptance itself has earned them; empty when it earns nothing. */
    private static List<RewardState> atOnce(Outcome.Accepted accepted) {
        return accepted.invites().rewards().all().stream()
                .filter(one -> one.id().step() == RewardId.AT_ONCE)
                .map(Reward::state)
                .toList();
    }

    private static Accepting accepted(PersonInvites invites) {
        return invites.accepted().orElseThrow();
    }

    Card card(Asker asker, Outcome.Accepted accepted, Language language) {
        List<Reward> rewards = accepted.invites().rewards().all();
        String key = key(asker.campaign().terms().invites(), accepted);
        return new Card(
                "accepted",
                "accepted",
                isFriendHeld(accepted),
                accepted.isInviterRewarded(),
                earned(asker, rewards, language),
                "invite." + key,
                Messages.ofInvite(key, language),
                accepted.repeated());
    }

    private List<Earned> earned(Asker asker, List<Reward> rewards, Language language) {
        if (rewards.isEmpty()) {
            return List.of();
        }
        Wallet wallet = desk.reads().wallet(asker.user());
        List<Earned> earned = new ArrayList<>();
        for (Reward reward : rewards) {
            earned.add(earned(asker.campaign(), wallet, reward, language));
        }
        return earned;
    }

    private Earned earned(CampaignView campaign, Wallet wallet, Reward reward, Language language) {
        return new Earned(
                InviteCards.PrizeCard.of(campaign, reward.prize(), language),
                word(reward.state()),
                reward.id().step() == RewardId.AT_ONCE ? null : reward.id().step(),
                reward.lapse().isEmpty() ? null : word(reward.lapse().getFirst()),
                reward.voucher() == Reward.NO_VOUCHER
                        ? null
                        : wallet.voucher(campaign.id(), reward.voucher())
                                .map(voucher ->
                                        WalletCards.held(
                                                voucher, campaign, desk.nowMillis(), language))
                                .orElse(null));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Which sentence is true of it. */
    private static String key(InviteRules rules, Outcome.Accepted accepted) {
        Accepting acceptance = accepted(accepted.invites());
        List<RewardState> atOnce = atOnce(accepted);
        if (atOnce.contains(RewardState.HELD)) {
            return "held";
        }
        if (atOnce.contains(RewardState.OWED)) {
            return "accepted_owed";
        }
        if (!atOnce.isEmpty() && !atOnce.contains(RewardState.GRANTED)) {
            return "accepted_in_vain";
        }
        if (atOnce.isEmpty()) {
            return "accepted";
        }
        if (!accepted.isInviterRewarded()) {
            return "accepted_at_cap";
        }
        boolean inviterGets =
                !rules.rewards().inviter().isEmpty()
                        && acceptance.standing(Side.INVITER) == Standing.CLEAR;
        return inviterGets ? "accepted_both" : "accepted_gift";
    }
}
