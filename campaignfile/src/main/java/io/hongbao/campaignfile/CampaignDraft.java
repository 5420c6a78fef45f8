package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.LaunchGoals;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as its file describes it, checked, but without secrets: those are made where it is
 * applied.
 *
 * @param withoutSecrets the rules, with empty secret hashes
 * @param text the file as it was written
 * @param digest SHA-256 of the file's bytes, lower-case hexadecimal: names exactly this file
 * @param goalsOrNone what the launch must withstand; empty when the file does not say. They are no
 *     rules: nothing but a launch certificate depends on them, and that is for exactly this file
 */
public record CampaignDraft(
        CampaignTerms withoutSecrets, String text, String digest, List<LaunchGoals> goalsOrNone) {

    public CampaignDraft {
        goalsOrNone = List.copyOf(goalsOrNone);
    }

    /** What the launch must withstand, if the file says so. */
    public Optional<LaunchGoals> goals() {
        return goalsOrNone.stream().findFirst();
    }

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
