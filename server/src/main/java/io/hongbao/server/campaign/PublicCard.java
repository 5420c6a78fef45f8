package io.hongbao.server.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.campaignfile.Odds;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.server.json.Rfc3339;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of a campaign. Times are RFC 3339 in the campaign's zone; amounts are in
 * minor units.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicCard(
        @Schema(examples = "lny2026") String id,
        @Schema(description = "By language: zh, en") Map<String, Text> texts,
        @Schema(examples = "running") String state,
        String currency,
        String zone,
        Span window,
        List<WaveCard> waves,
        List<PrizeCard> prizes,
        List<MomentCard> moments,
        @Schema(description = "What accepted invites give; left out without invites")
                @Nullable InviteCard invites,
        @Schema(description = "SHA-256 of each secret, published before anything is drawn")
                Hashes seedHashes,
        @Schema(description = "The secrets themselves; only once the campaign is closed")
                @Nullable Seeds seeds,
        @Schema(description = "The campaign's time, to the second") String serverTime,
        @Schema(
                        description =
                                "Only where it is true: there to be rehearsed on, nothing of it is real")
                @Nullable Boolean shadow) {

    /** A stretch of time, its end exclusive. */
    public record Span(String from, String to) {}

    /** A wave. */
    public record WaveCard(String id, Span window, boolean open, List<String> prizes) {}

    /** A prize with its odds, which follow from the campaign file alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PrizeCard(
            String id,
            Map<String, String> names,
            String kind,
            @Nullable List<String> categories,
            @Nullable Long amountMinor,
            @Nullable Long minimumSpendMinor,
            List<String> earnedBy,
            long count,
            long totalMinor,
            Odds odds,
            @Nullable String expiresAt,
            @Nullable Integer validDays,
            @Schema(description = "Only where it is true: nobody is granted it for now")
                    @Nullable Boolean stopped) {}

    /** A dated annotation. */
    public record MomentCard(String id, Map<String, String> names, Span window) {}

    /** The rules of invites; prizes by their ids. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InviteCard(
            @Schema(description = "What an accepted invite gives its inviter")
                    @Nullable String inviter,
            @Schema(description = "What it gives the friend who accepts") @Nullable String friend,
            @Schema(description = "How many accepted invites give an inviter something") int most,
            @Nullable DrawCard draw,
            @Nullable List<LaterCard> later,
            @Schema(
                            description =
                                    "How many days an invite can be accepted for; without it, as long as the campaign runs")
                    @Nullable Integer validityDays,
            @Schema(
                            description =
                                    "Who may accept: all, or new for those whom the app has never seen")
                    String friends) {

        static @Nullable InviteCard of(InviteRules rules) {
            return rules.isThere()
                    ? new InviteCard(
                            orNone(rules.rewards().inviter()),
                            orNone(rules.rewards().friend()),
                            rules.most(),
                            rules.draw().every() == 0
                                    ? null
                                    : new DrawCard(rules.draw().every(), rules.draw().prize()),
                            rules.later().isEmpty()
                                    ? null
                                    : rules.later().stream().map(LaterCard::of).toList(),
                            rules.validityDays() == InviteRules.UNTIL_THE_END
                                    ? null
                                    : rules.validityDays(),
                            rules.newFriends() ? "new" : "all")
                    : null;
        }

        private static @Nullable String orNone(String prize) {
            return prize.isEmpty() ? null : prize;
        }
    }

    /** What every so many accepted invites give the inviter besides. */
    public record DrawCard(int every, String prize) {}

    /** What both sides get when the friend comes back on that day or later. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LaterCard(int day, @Nullable String inviter, @Nullable String friend) {

        static LaterCard of(InviteRules.Later later) {
            return new LaterCard(
                    later.day(),
                    InviteCard.orNone(later.rewards().inviter()),
                    InviteCard.orNone(later.rewards().friend()));
        }
    }

    /** The hashes of the two secrets. */
    public record Hashes(String draw, String place) {}

    /** The two secrets. */
    public record Seeds(String draw, String place) {}

    /** The card of a campaign at a moment of its own time. */
    static PublicCard of(CampaignView view, long nowMillis, Optional<CampaignSecrets> secrets) {
        CampaignTerms terms = view.terms();
        boolean closed = view.campaign().status() == CampaignStatus.CLOSED;
        return new PublicCard(
                view.id(),
                terms.texts(),
                view.state(nowMillis),
                terms.currency(),
                terms.zone().getId(),
                span(terms, terms.window().fromMillis(), terms.window().toMillis()),
                terms.waves().stream().map(wave -> wave(terms, wave, nowMillis)).toList(),
                prizes(view.campaign()),
                terms.moments().stream()
                        .map(moment ->
                                new MomentCard(
                                        moment.id(),
                                        moment.names(),
                                        span(
                                                terms,
                                                moment.window().fromMillis(),
                                                moment.window().toMillis())))
                        .toList(),
                InviteCard.of(terms.invites()),
                new Hashes(terms.drawSecretHash(), terms.placeSecretHash()),
                closed
                        ? secrets.map(own -> new Seeds(own.drawSecret(), own.placeSecret()))
                                .orElse(null)
                        : null,
                Rfc3339.of(nowMillis - Math.floorMod(nowMillis, 1000L), terms.zone()),
                terms.shadow() ? Boolean.TRUE : null);
    }

    private static Span span(CampaignTerms terms, long fromMillis, long toMillis) {
        return new Span(Rfc3339.of(fromMillis, terms.zone()), Rfc3339.of(toMillis, terms.zone()));
    }

    private static WaveCard wave(CampaignTerms terms, Wave wave, long nowMillis) {
        return new WaveCard(
                wave.id(),
                span(terms, wave.window().fromMillis(), wave.window().toMillis()),
                wave.window().contains(nowMillis),
                wave.prizes());
    }

    private static List<PrizeCard> prizes(Campaign campaign) {
        CampaignTerms terms = campaign.terms();
        List<Odds> odds = Odds.of(terms);
        List<PrizeCard> cards = new ArrayList<>();
        for (int i = 0; i < odds.size(); i++) {
            Prize prize = terms.prizes().get(i);
            cards.add(prize(terms, prize, odds.get(i), campaign.isStopped(prize.id())));
        }
        return cards;
    }

    private static PrizeCard prize(CampaignTerms terms, Prize prize, Odds odds, boolean stopped) {
        Prize.Content content = prize.content();
        return new PrizeCard(
                prize.id(),
                prize.names(),
                PrizeView.kind(prize),
                content instanceof Prize.Card card ? card.categories() : null,
                content instanceof Prize.Card card ? card.amountMinor() : null,
                content instanceof Prize.Card card ? card.minimumSpendMinor() : null,
                prize.earnedBy().stream()
                        .sorted()
                        .map(EarnedBy::name)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                content.count(),
                content.totalMinor(),
                odds,
                prize.validity() instanceof Validity.Until until
                        ? Rfc3339.of(until.atMillis(), terms.zone())
                        : null,
                prize.validity() instanceof Validity.Days days ? days.days() : null,
                stopped ? Boolean.TRUE : null);
    }
}
