package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;

/**
 * A campaign as its file describes it, checked, but without secrets: those are made where it is
 * applied.
 *
 * @param withoutSecrets the rules, with empty secret hashes
 * @param digest SHA-256 of the file's bytes, lower-case hexadecimal: names exactly this file
 */
public record CampaignDraft(CampaignTerms withoutSecrets, String digest) {

    public String id() {
        return withoutSecrets.id();
    }

    /** The rules with the hashes of the campaign's secrets, lower-case hexadecimal. */
    public CampaignTerms terms(String drawSecretHash, String placeSecretHash) {
        return new CampaignTerms(
                withoutSecrets.id(),
                withoutSecrets.texts(),
                withoutSecrets.currency(),
                withoutSecrets.budgetMinor(),
                withoutSecrets.funders(),
                withoutSecrets.zone(),
                withoutSecrets.window(),
                withoutSecrets.waves(),
                withoutSecrets.prizes(),
                withoutSecrets.caps(),
                withoutSecrets.eligibility(),
                withoutSecrets.expiry(),
                withoutSecrets.moments(),
                drawSecretHash,
                placeSecretHash,
                withoutSecrets.orders(),
                withoutSecrets.payouts(),
                withoutSecrets.waitingRoom(),
                withoutSecrets.invites(),
                withoutSecrets.shadow());
    }
}
