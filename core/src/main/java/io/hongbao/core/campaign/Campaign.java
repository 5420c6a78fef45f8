package io.hongbao.core.campaign;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as a shard knows it. The campaign's home shard decides what happens to it; the other
 * shards hold a copy that follows by messages, without proposals.
 *
 * @param id the campaign's id, also when absent
 * @param termsOrNone the rules in force; empty only when absent
 * @param status where in its life it is
 * @param version counts the applied terms, from 1
 * @param proposals what waits for a second person
 * @param digest which file the rules are from, as in {@link io.hongbao.core.Command.ApplyCampaign};
 *     empty when absent, in copies, and when it was put in force before digests were kept
 * @param clearance why it was published; {@link LaunchClearance.Unrecorded} until then, and in
 *     copies
 */
public record Campaign(
        String id,
        List<CampaignTerms> termsOrNone,
        CampaignStatus status,
        int version,
        List<Proposal> proposals,
        String digest,
        LaunchClearance clearance)
        implements Entity {

    public Campaign {
        termsOrNone = List.copyOf(termsOrNone);
        proposals = List.copyOf(proposals);
    }

    /** A copy: where its rules came from and why it was published, its home shard knows. */
    public Campaign(
            String id,
            List<CampaignTerms> termsOrNone,
            CampaignStatus status,
            int version,
            List<Proposal> proposals) {
        this(id, termsOrNone, status, version, proposals, "", LaunchClearance.Unrecorded.INSTANCE);
    }

    public static Campaign absent(String id) {
        return new Campaign(id, List.of(), CampaignStatus.ABSENT, 0, List.of());
    }

    public boolean isAbsent() {
        return status == CampaignStatus.ABSENT;
    }

    /** The rules in force. Ask {@link #isAbsent} first. */
    public CampaignTerms terms() {
        return termsOrNone.getFirst();
    }

    public Optional<Proposal> proposal(String act) {
        return proposals.stream().filter(proposal -> proposal.act().equals(act)).findFirst();
    }

    /** With other rules in force. Proposals lapse: they were made under the old rules. */
    public Campaign withTerms(
            CampaignTerms newTerms, CampaignStatus newStatus, int newVersion, String newDigest) {
        return new Campaign(
                id, List.of(newTerms), newStatus, newVersion, List.of(), newDigest, clearance);
    }

    /**
     * Led to another status. Proposals lapse, but not at the opening: nobody led there, and what
     * was proposed just before it must not be lost to the clock.
     *
     * @param given why; it is kept when a draft is published, and of no interest else
     */
    public Campaign withStatus(CampaignStatus newStatus, LaunchClearance given) {
        boolean opens = status == CampaignStatus.SCHEDULED && newStatus == CampaignStatus.RUNNING;
        return new Campaign(
                id,
                termsOrNone,
                newStatus,
                version,
                opens ? proposals : List.of(),
                digest,
                status == CampaignStatus.DRAFT ? given : clearance);
    }

    /** With a proposal; a later one of the same act replaces the earlier. */
    public Campaign withProposal(Proposal added) {
        List<Proposal> changed = new ArrayList<>(proposals);
        changed.removeIf(old -> old.act().equals(added.act()));
        changed.add(added);
        return new Campaign(id, termsOrNone, status, version, changed, digest, clearance);
    }
}
