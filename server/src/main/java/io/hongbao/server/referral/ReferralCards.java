package io.hongbao.server.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.UserId;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.trace.Trace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of invites, as operators see it. */
public final class ReferralCards {

    /** How many people of a tree are shown at most. */
    public static final int MOST_NODES = 500;

    /** How far down a tree is shown at most. */
    public static final int MOST_DEPTH = 20;

    private static final int ROOTS = 20;
    private static final String ALL = "";

    private ReferralCards() {}

    /** Everything about a campaign's invites but the tree itself. */
    public record OfCampaign(
            String campaign,
            @Schema(description = "Campaign time") String at,
            @Schema(description = "Whether traces of before the start are still being read")
                    boolean catchingUp,
            FunnelCard totals,
            @Schema(description = "By channel and form") List<WayCard> ways,
            @Schema(description = "Acceptances per active person, of all channels, and of each")
                    SpreadCard spread,
            List<ChannelSpread> channels,
            CycleCard cycle,
            TreeCard tree) {}

    /** How many took which step. */
    public record FunnelCard(
            long shares,
            long opens,
            long installs,
            long acceptances,
            @Schema(description = "Of these, those that earn the inviter something too")
                    long rewarded,
            @Schema(description = "First orders of people who had accepted an invite")
                    long firstOrders) {

        static FunnelCard of(StepCounts counts) {
            return new FunnelCard(
                    counts.of(Step.SHARES),
                    counts.of(Step.OPENS),
                    counts.of(Step.INSTALLS),
                    counts.of(Step.ACCEPTANCES),
                    counts.of(Step.REWARDED),
                    counts.of(Step.FIRST_ORDERS));
        }
    }

    /** One way's. */
    public record WayCard(
            @Schema(examples = "wechat") String channel,
            @Schema(examples = "link") String form,
            FunnelCard steps) {}

    /** The K factor of the last days, and what it is made of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SpreadCard(
            int days,
            @Schema(description = "Different people, with a standard error of 0.8 %")
                    long activePeople,
            long sharingPeople,
            long shares,
            long acceptances,
            @Schema(description = "acceptances / activePeople; left out while nobody is active")
                    @Nullable Double k) {

        static SpreadCard of(CampaignReferrals.Spread spread) {
            return new SpreadCard(
                    CampaignReferrals.WINDOW_DAYS,
                    spread.active(),
                    spread.sharers(),
                    spread.shares(),
                    spread.acceptances(),
                    spread.k().isPresent() ? spread.k().getAsDouble() : null);
        }
    }

    /** One channel's part of the K factor. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelSpread(
            String channel, long shares, long acceptances, @Nullable Double k) {}

    /** How long it takes from an acceptance to the first friend's, in seconds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CycleCard(
            long people,
            @Nullable Long tenthSeconds,
            @Nullable Long medianSeconds,
            @Nullable Long ninthSeconds) {}

    /** The tree as a whole. */
    public record TreeCard(
            int people,
            @Schema(description = "Friends at depth 1, 2, ...; the 64th holds all deeper ones")
                    List<Long> byDepth,
            @Schema(description = "The roots with most people below them") List<RootCard> biggest,
            @Schema(description = "People who are not in it: there was no room for more")
                    long leftOut,
            @Schema(description = "Acceptances that would have closed a circle") long circles,
            @Schema(description = "Orders of everybody, invited or not") long orders) {}

    /** A root. Whoever has a user's own id finds them by it; a pseudonym tells nobody. */
    public record RootCard(String pseudonym, int people) {}

    /** A person and those below. */
    public record Subtree(
            String campaign,
            @Schema(description = "Those above before those below; the first is the person")
                    List<NodeCard> people,
            @Schema(description = "Whether there was no room for all") boolean cut) {}

    /** Somebody in a tree. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NodeCard(
            String pseudonym,
            @Nullable String invitedBy,
            int depth,
            @Nullable String channel,
            @Nullable String form,
            @Nullable String acceptedAt,
            @Schema(description = "How many accepted their invite") int friends,
            boolean ordered) {}

    /** All of a campaign. */
    public static OfCampaign of(Referrals referrals, String campaign, ZoneId zone) {
        CampaignReferrals of = referrals.of(campaign);
        StepCounts totals = new StepCounts();
        List<WayCard> ways = new ArrayList<>();
        for (CampaignReferrals.Funnel funnel : of.funnels()) {
            totals.addAll(funnel.counts());
            ways.add(
                    new WayCard(
                            funnel.way().channel().name(),
                            funnel.way().form().id(),
                            FunnelCard.of(funnel.counts())));
        }
        SortedMap<String, CampaignReferrals.Spread> spread = of.spread(referrals.nowMillis());
        List<ChannelSpread> channels = new ArrayList<>();
        SpreadCard all = null;
        for (Map.Entry<String, CampaignReferrals.Spread> one : spread.entrySet()) {
            SpreadCard card = SpreadCard.of(one.getValue());
            if (one.getKey().equals(ALL)) {
                all = card;
            } else {
                channels.add(
                        new ChannelSpread(
                                one.getKey(), card.shares(), card.acceptances(), card.k()));
            }
        }
        if (all == null) {
            throw new IllegalStateException("all channels together are always there");
        }
        return new OfCampaign(
                campaign,
                Rfc3339.of(referrals.nowMillis(), zone),
                referrals.isCatchingUp(),
                FunnelCard.of(totals),
                ways,
                all,
                channels,
                cycle(of.cycle()),
                tree(of.summary(ROOTS)));
    }

    private static CycleCard cycle(CampaignReferrals.Cycle cycle) {
        return new CycleCard(
                cycle.people(),
                orNull(cycle.tenth()),
                orNull(cycle.median()),
                orNull(cycle.ninth()));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static TreeCard tree(CampaignReferrals.Summary summary) {
        return new TreeCard(
                summary.people(),
                summary.shape().depths(),
                summary.shape().biggest().stream()
                        .map(root -> new RootCard(root.person().toString(), root.people()))
                        .toList(),
                summary.leftOut(),
                summary.circles(),
                summary.orders());
    }

    /**
     * A person's part of the tree; nobody when they are not in it.
     *
     * @param depth 0 to {@link #MOST_DEPTH}
     */
    public static Subtree below(
            Referrals referrals, String campaign, UserId person, int depth, ZoneId zone) {
        CampaignReferrals of = referrals.of(campaign);
        List<NodeCard> people = new ArrayList<>();
        int shown = 0;
        int friends = 0;
        for (Tree.Node node : of.below(person, depth, MOST_NODES)) {
            people.add(node(of, node, zone));
            shown++;
            friends += node.depth() < depth ? node.children() : 0;
        }
        return new Subtree(campaign, people, shown > 0 && friends + 1 > shown);
    }

    private static NodeCard node(CampaignReferrals of, Tree.Node node, ZoneId zone) {
        boolean accepted = node.parent().isPresent();
        Trace.@Nullable Way way = accepted ? of.way(node.way()) : null;
        return new NodeCard(
                node.person().toString(),
                node.parent().map(UserId::toString).orElse(null),
                node.depth(),
                way == null ? null : way.channel().name(),
                way == null ? null : way.form().id(),
                accepted ? Rfc3339.of(node.acceptedMillis(), zone) : null,
                node.children(),
                node.ordered());
    }
}
