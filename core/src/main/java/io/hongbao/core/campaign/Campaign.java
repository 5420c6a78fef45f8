package io.hongbao.core.campaign;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param stoppedPrizes ids of the prizes that nobody is granted until they are resumed
 */
public record Campaign(
        String id,
        List<CampaignTerms> termsOrNone,
        CampaignStatus status,
        int version,
        List<Proposal> proposals,
        String digest,
        LaunchClearance clearance,
        Set<String> stoppedPrizes)
        implements Entity {

    public Campaign {
        termsOrNone = List.copyOf(termsOrNone);
        proposals = List.copyOf(proposals);
        stoppedPrizes = Set.copyOf(stoppedPrizes);
    }

    /** A copy: where its rules came from and why it was published, its home shard knows. */
    public Campaign(
            String id,
            List<CampaignTerms> termsOrNone,
            CampaignStatus status,
            int version,
            List<Proposal> proposals) {
        this(
                id,
                termsOrNone,
                status,
                version,
                proposals,
                "",
                LaunchClearance.Unrecorded.INSTANCE,
                Set.of());
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

    /** Whether nobody is granted this prize until it is resumed. */
    public boolean isStopped(String prize) {
        return stoppedPrizes.contains(prize);
    }

    /** With other rules in force. Proposals lapse: they were made under the old rules. */
    public Campaign withTerms(
            CampaignTerms newTerms, CampaignStatus newStatus, int newVersion, String newDigest) {
        return new Campaign(
                id,
                List.of(newTerms),
                newStatus,
                newVersion,
                List.of(),
                newDigest,
                clearance,
                stoppedPrizes);
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
                status == CampaignStatus.DRAFT ? given : clearance,
                stoppedPrizes);
    }

    /** With a proposal; a later one of the same act replaces the earlier. */
    public Campaign withProposal(Proposal added) {
        List<Proposal> changed = new ArrayList<>(proposals);
        changed.removeIf(old -> old.act().equals(added.act()));
        changed.add(added);
        return new Campaign(
                id, termsOrNone, status, version, changed, digest, clearance, stoppedPrizes);
    }

    /** With one prize more that is stopped. */
    public Campaign stopping(String prize) {
        Set<String> changed = new HashSet<>(stoppedPrizes);
        changed.add(prize);
        return withStoppedPrizes(changed);
    }

    /** With one prize less that is stopped. */
    public Campaign resuming(String prize) {
        Set<String> changed = new HashSet<>(stoppedPrizes);
        changed.remove(prize);
        return withStoppedPrizes(changed);
    }

    /** With these prizes stopped, and no others. */
    public Campaign withStoppedPrizes(Set<String> prizes) {
        return new Campaign(id, termsOrNone, status, version, proposals, digest, clearance, prizes);
    }
}
