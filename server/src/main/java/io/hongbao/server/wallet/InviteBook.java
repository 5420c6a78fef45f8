package io.hongbao.server.wallet;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardId;
import io.hongbao.core.invite.RewardState;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.share.ShortCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what people have to do with invites, campaign by campaign. */
final class InviteBook {

    private final Host host;
    private final Campaigns campaigns;

    InviteBook(Host host, Campaigns campaigns) {
        this.host = host;
        this.campaigns = campaigns;
    }

    /** Of all campaigns in which the person has made or accepted one. */
    List<InviteLines> of(UserId user, Language language) {
        List<InviteLines> all = new ArrayList<>();
        for (CampaignView view : campaigns.all()) {
            if (!view.isPublic() || !view.terms().invites().isThere()) {
                continue;
            }
            PersonInvites invites =
                    host.read(
                            user.shard(host.shards()),
                            new EntityKey.OfPersonInvites(view.id(), user));
            if (invites.hasInvite() || invites.accepted().isPresent()) {
                all.add(
                        new InviteLines(
                                view.id(),
                                own(invites, view, language),
                                accepted(invites, view, language)));
            }
        }
        return all;
    }

    private InviteLines.@Nullable Own own(
            PersonInvites invites, CampaignView view, Language language) {
        if (!invites.hasInvite()) {
            return null;
        }
        Invite invite =
                host.read(
                        Shard.homeOfInvite(invites.number(), host.shards()),
                        new EntityKey.OfInvite(view.id(), invites.number()));
        List<Reward> rewards = invite.rewards().all();
        int owed = count(rewards, RewardState.OWED);
        int held = count(rewards, RewardState.HELD);
        return new InviteLines.Own(
                ShortCode.of(invites.number()).text(),
                invite.accepted(),
                view.terms().invites().most(),
                count(rewards, RewardState.GRANTED),
                owed,
                held,
                held > 0
                        ? Messages.ofInvite("own_held", language)
                        : owed > 0 ? Messages.ofInvite("own_owed", language) : null);
    }

    private static int count(List<Reward> rewards, RewardState state) {
        return (int) rewards.stream().filter(one -> one.state() == state).count();
    }

    private static InviteLines.@Nullable Accepted accepted(
            PersonInvites invites, CampaignView view, Language language) {
        if (invites.accepted().isEmpty()) {
            return null;
        }
        Accepting accepted = invites.accepted().get();
        List<Reward> rewards = invites.rewards().all();
        // What they have already waits for nothing, whatever is thought of the acceptance.
        boolean held = count(rewards, RewardState.HELD) > 0;
        boolean owed = count(rewards, RewardState.OWED) > 0;
        return new InviteLines.Accepted(
                ShortCode.of(accepted.number()).text(),
                held ? "held" : accepted.standing().earns() ? "accepted" : "ended",
                Rfc3339.of(accepted.askedAtMillis(), view.terms().zone()),
                rewards.stream().map(one -> reward(one, view, language)).toList(),
                later(accepted, view, language),
                held
                        ? Messages.ofInvite("held", language)
                        : owed ? Messages.ofInvite("own_owed", language) : null);
    }

    private static InviteLines.Reward reward(Reward reward, CampaignView view, Language language) {
        return new InviteLines.Reward(
                reward.prize(),
                name(reward.prize(), view, language),
                reward.state().name().toLowerCase(Locale.ROOT),
                reward.id().step() == RewardId.AT_ONCE ? null : reward.id().step());
    }

    /** What can still be earned: not what was, and nothing once a review has ended against it. */
    private static List<InviteLines.Later> later(
            Accepting accepted, CampaignView view, Language language) {
        CampaignTerms terms = view.terms();
        List<InviteLines.Later> all = new ArrayList<>();
        for (InviteRules.Later later : terms.invites().later()) {
            String prize = later.rewards().friend();
            long day = terms.dayAt(accepted.askedAtMillis()) + later.day();
            boolean inTime = day <= terms.dayAt(terms.window().toMillis() - 1);
            if (!prize.isEmpty()
                    && inTime
                    && accepted.standing().earns()
                    && !accepted.returned().contains(later.day())) {
                all.add(
                        new InviteLines.Later(
                                later.day(),
                                LocalDate.ofEpochDay(day).toString(),
                                prize,
                                name(prize, view, language)));
            }
        }
        return all;
    }

    private static String name(String prize, CampaignView view, Language language) {
        return view.prize(prize)
                .map(found -> PrizeView.name(found.prize().names(), language, prize))
                .orElse(prize);
    }
}
