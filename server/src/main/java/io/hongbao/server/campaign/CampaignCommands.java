package io.hongbao.server.campaign;

import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.embedded.SecretStore;
import java.util.concurrent.CompletableFuture;

/** What operators, and the start, do to campaigns. */
public final class CampaignCommands {

    private final Campaigns campaigns;
    private final SecretStore secrets;

    public CampaignCommands(Campaigns campaigns, SecretStore secrets) {
        this.campaigns = campaigns;
        this.secrets = secrets;
    }

    /**
     * Puts a campaign file in force. Its secrets are made first, if it has none: they must outlive
     * whatever comes after.
     */
    public CompletableFuture<Outcome> apply(CampaignDraft draft, Authority by) {
        CampaignSecrets own = secrets.ofOrNew(draft.id());
        CampaignTerms terms =
                draft.terms(
                        CampaignSecrets.commitment(own.drawSecret()),
                        CampaignSecrets.commitment(own.placeSecret()));
        return campaigns.submit(new Command.ApplyCampaign(terms, draft.digest(), by));
    }

    /** Leads a published campaign to another status. */
    public CompletableFuture<Outcome> lead(String campaign, CampaignStatus to, Authority by) {
        return campaigns.submit(new Command.LeadCampaign(campaign, to, by, false));
    }

    /** Stops a prize of a campaign, or lets it be granted again. */
    public CompletableFuture<Outcome> stopPrize(
            String campaign, String prize, boolean stopped, Authority by) {
        return campaigns.submit(
                stopped
                        ? new Command.StopPrize(campaign, prize, by)
                        : new Command.ResumePrize(campaign, prize, by));
    }

    /**
     * Publishes a draft.
     *
     * @param approved whether no second person is asked for: only for the owner of the machine, at
     *     start
     * @param clearance why it may be published
     */
    public CompletableFuture<Outcome> publish(
            String campaign, Authority by, boolean approved, LaunchClearance clearance) {
        return campaigns.submit(
                new Command.LeadCampaign(
                        campaign, CampaignStatus.SCHEDULED, by, approved, clearance));
    }
}
