package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Wave;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as operators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignCard(
        String id,
        String title,
        @Schema(examples = "running") String state,
        @Schema(description = "Counts the applied files, from 1") int version,
        String currency,
        long budgetMinor,
        String from,
        String to,
        @Schema(description = "The open wave") @Nullable String wave,
        @Schema(
                        description =
                                "SHA-256 of the file that its rules are from; what a launch certificate names")
                @Nullable String digest,
        @Schema(description = "Why it was published; absent for a draft")
                @Nullable Clearance clearance,
        @Schema(description = "What waits for a second person") List<Waiting> waiting,
        @Schema(description = "In the order of the file") List<PrizeState> prizes,
        @Schema(description = "The campaign's time") String campaignTime) {

    /** A prize, and whether it is stopped. */
    record PrizeState(
            @Schema(examples = "card25") String id,
            String name,
            @Schema(description = "The waves that have it") List<String> waves,
            @Schema(description = "Whether nobody is granted it until it is resumed")
                    boolean stopped) {

        static List<PrizeState> of(Campaign campaign, Language language) {
            CampaignTerms terms = campaign.terms();
            return terms.prizes().stream()
                    .map(prize ->
                            new PrizeState(
                                    prize.id(),
                                    PrizeView.name(prize.names(), language, prize.id()),
                                    terms.waves().stream()
                                            .filter(wave -> wave.prizes().contains(prize.id()))
                                            .map(Wave::id)
                                            .toList(),
                                    campaign.isStopped(prize.id())))
                    .toList();
        }
    }

    /** Why a campaign was published. */
    record Clearance(
            @Schema(
                            examples = "certified",
                            description = "certified, overridden, waived or unrecorded")
                    String kind,
            @Schema(description = "SHA-256 of the certificate") @Nullable String certificate,
            @Schema(description = "The key that signed it") @Nullable String certifier,
            @Nullable String validUntil,
            @Schema(description = "Who launched without a certificate") @Nullable String name,
            @Schema(description = "Why there is no certificate") @Nullable String reason) {

        static Clearance of(LaunchClearance clearance) {
            return switch (clearance) {
                case LaunchClearance.Certified it ->
                        new Clearance(
                                "certified",
                                it.certificate(),
                                it.certifier(),
                                Rfc3339.of(it.validUntilMillis(), ZoneOffset.UTC),
                                null,
                                null);
                case LaunchClearance.Overridden it ->
                        new Clearance("overridden", null, null, null, it.name(), it.reason());
                case LaunchClearance.Waived it ->
                        new Clearance("waived", null, null, null, null, it.why());
                case LaunchClearance.NotNeeded _, LaunchClearance.Unrecorded _ ->
                        new Clearance("unrecorded", null, null, null, null, null);
            };
        }
    }

    /** Something that waits for a second person, who must ask for the same. */
    record Waiting(String act, String first, String reason, String since, String lapsesAt) {}

    /** One difference between two files. */
    record Change(String field, String from, String to, String effect, String reason) {
        static Change of(TermsChange change) {
            return new Change(
                    change.field(),
                    change.from(),
                    change.to(),
                    change.effect().name().toLowerCase(Locale.ROOT),
                    change.reason());
        }

        static List<Change> of(List<TermsChange> changes) {
            return changes.stream().map(Change::of).toList();
        }
    }

    static CampaignCard of(CampaignView view, Language language, long nowMillis) {
        Campaign campaign = view.campaign();
        CampaignTerms terms = view.terms();
        return new CampaignCard(
                view.id(),
                title(terms, language).orElse(view.id()),
                view.state(nowMillis),
                campaign.version(),
                terms.currency(),
                terms.budgetMinor(),
                Rfc3339.of(terms.window().fromMillis(), terms.zone()),
                Rfc3339.of(terms.window().toMillis(), terms.zone()),
                terms.waveAt(nowMillis).map(wave -> wave.id()).orElse(null),
                campaign.digest().isEmpty() ? null : campaign.digest(),
                campaign.status().isFunded() ? Clearance.of(campaign.clearance()) : null,
                campaign.proposals().stream()
                        .map(proposal ->
                                new Waiting(
                                        proposal.act(),
                                        proposal.by().actor(),
                                        proposal.by().reason(),
                                        Rfc3339.of(proposal.atMillis(), terms.zone()),
                                        Rfc3339.of(
                                                proposal.atMillis()
                                                        + io.hongbao.core.campaign.Proposal
                                                                .LAPSES_AFTER_MILLIS,
                                                terms.zone())))
                        .toList(),
                PrizeState.of(campaign, language),
                Rfc3339.of(nowMillis, terms.zone()));
    }

    /** The title in a language; where there is none in it, in the one that there is. */
    private static Optional<String> title(CampaignTerms terms, Language language) {
        Map<String, Text> texts = new TreeMap<>(terms.texts());
        return Stream.concat(Stream.ofNullable(texts.get(language.id())), texts.values().stream())
                .map(Text::title)
                .findFirst();
    }
}
