package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.json.Rfc3339;
import java.util.List;
import java.util.Locale;
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
        @Schema(description = "What waits for a second person") List<Waiting> waiting,
        @Schema(description = "The campaign's time") String campaignTime) {

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

    static CampaignCard of(CampaignView view, long nowMillis) {
        Campaign campaign = view.campaign();
        CampaignTerms terms = view.terms();
        return new CampaignCard(
                view.id(),
                terms.texts().values().stream()
                        .findFirst()
                        .map(text -> text.title())
                        .orElse(view.id()),
                view.state(nowMillis),
                campaign.version(),
                terms.currency(),
                terms.budgetMinor(),
                Rfc3339.of(terms.window().fromMillis(), terms.zone()),
                Rfc3339.of(terms.window().toMillis(), terms.zone()),
                terms.waveAt(nowMillis).map(wave -> wave.id()).orElse(null),
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
                Rfc3339.of(nowMillis, terms.zone()));
    }
}
