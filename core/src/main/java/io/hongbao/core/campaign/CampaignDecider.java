package io.hongbao.core.campaign;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.room.RoomDecider;
import io.hongbao.core.treasury.TreasuryDecider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What operators do to a campaign, on its home shard. */
public final class CampaignDecider {
    private static final Authority CLOCK =
            new Authority("clock", "the campaign's window has begun");

    private CampaignDecider() {}

    /** Puts rules in force: any on a draft, only safe changes on a published campaign. */
    public static Outcome apply(Deciding deciding, Command.ApplyCampaign command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        CampaignTerms terms = command.terms();
        boolean follows =
                campaign.status().isFunded() || campaign.digest().equals(command.digest());
        if (!campaign.isAbsent() && campaign.terms().equals(terms) && follows) {
            return new Outcome.Led(campaign.status(), campaign.version(), List.of());
        }
        if (campaign.status() == CampaignStatus.CLOSED) {
            return new Outcome.NotAllowed(CampaignStatus.CLOSED, CampaignStatus.CLOSED);
        }
        if (!campaign.status().isFunded()) {
            deciding.happened(
                    new Event.CampaignApplied(
                            terms,
                            campaign.version() + 1,
                            command.digest(),
                            List.of(),
                            command.by()));
            return new Outcome.Led(CampaignStatus.DRAFT, campaign.version() + 1, List.of());
        }
        List<TermsChange> changes =
                TermsChanges.between(
                        campaign.terms(), terms, RoomDecider.hasBegun(deciding, campaign));
        List<TermsChange> unsafe =
                changes.stream()
                        .filter(change -> change.effect() == TermsChange.Effect.UNSAFE)
                        .toList();
        if (!unsafe.isEmpty()) {
            return new Outcome.UnsafeChange(unsafe);
        }
        boolean needsSecond =
                changes.stream()
                        .anyMatch(change ->
                                change.effect() == TermsChange.Effect.NEEDS_SECOND_PERSON);
        String act = "change:" + command.digest();
        if (needsSecond && !isSeconded(deciding, campaign, act, command.by())) {
            return propose(deciding, campaign, act, command.by());
        }
        deciding.happened(
                new Event.CampaignApplied(
                        terms, campaign.version() + 1, command.digest(), changes, command.by()));
        TreasuryDecider.fundMore(deciding, campaign.terms(), terms);
        RoomDecider.schedule(deciding, terms);
        deciding.broadcast(terms, campaign.status(), campaign.version() + 1);
        return new Outcome.Led(campaign.status(), campaign.version() + 1, changes);
    }

    /** Leads a campaign to another status. Being there already changes nothing. */
    public static Outcome lead(Deciding deciding, Command.LeadCampaign command) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(command.campaign()));
        CampaignStatus from = campaign.status();
        CampaignStatus to = command.to();
        boolean live = from == CampaignStatus.SCHEDULED || from == CampaignStatus.RUNNING;
        boolean toLive = to == CampaignStatus.SCHEDULED || to == CampaignStatus.RUNNING;
        if (from != CampaignStatus.ABSENT && (from == to || (live && toLive))) {
            return new Outcome.Led(from, campaign.version(), List.of());
        }
        if (campaign.isAbsent() || to == CampaignStatus.DRAFT || !from.next().contains(to)) {
            return new Outcome.NotAllowed(from, to);
        }
        if (from == CampaignStatus.DRAFT) {
            Optional<Outcome> refused = lack(campaign, command.clearance());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        boolean needsSecond =
                from == CampaignStatus.DRAFT
                        || to == CampaignStatus.CLOSED
                        || (from == CampaignStatus.KILLED && to == CampaignStatus.RUNNING);
        String act = to.name().toLowerCase(Locale.ROOT);
        if (needsSecond
                && !command.approved()
                && !isSeconded(deciding, campaign, act, command.by())) {
            return propose(deciding, campaign, act, command.by());
        }
        CampaignStatus reached =
                to == CampaignStatus.RUNNING ? liveStatus(deciding, campaign.terms()) : to;
        LaunchClearance clearance =
                from == CampaignStatus.DRAFT
                        ? command.clearance()
                        : LaunchClearance.NotNeeded.INSTANCE;
        changeStatus(deciding, campaign, reached, command.by(), clearance);
        return new Outcome.Led(reached, campaign.version(), List.of());
    }

    /**
     * What a draft's clearance lacks; the first of two people is told so too. Whether a certificate
     * is true its host has checked; that the draft was not changed meanwhile is known only here.
     */
    private static Optional<Outcome> lack(Campaign campaign, LaunchClearance clearance) {
        return switch (clearance) {
            case LaunchClearance.Certified it ->
                    it.campaignDigest().equals(campaign.digest())
                            ? Optional.empty()
                            : Optional.of(
                                    new Outcome.NotCleared(Outcome.NotCleared.Lack.OTHER_VERSION));
            case LaunchClearance.Overridden _, LaunchClearance.Waived _ -> Optional.empty();
            case LaunchClearance.NotNeeded _, LaunchClearance.Unrecorded _ ->
                    Optional.of(new Outcome.NotCleared(Outcome.NotCleared.Lack.NONE_GIVEN));
        };
    }

    /** The opening: a scheduled campaign runs from the beginning of its window. */
    public static Outcome runTimer(Deciding deciding, EntityKey.OfCampaign key) {
        Campaign campaign = deciding.get(key);
        if (campaign.status() != CampaignStatus.SCHEDULED
                || liveStatus(deciding, campaign.terms()) != CampaignStatus.RUNNING) {
            return Outcome.Ignored.INSTANCE;
        }
        changeStatus(
                deciding,
                campaign,
                CampaignStatus.RUNNING,
                CLOCK,
                LaunchClearance.NotNeeded.INSTANCE);
        return Outcome.Handled.INSTANCE;
    }

    private static CampaignStatus liveStatus(Deciding deciding, CampaignTerms terms) {
        return deciding.atMillis() < terms.window().fromMillis()
                ? CampaignStatus.SCHEDULED
                : CampaignStatus.RUNNING;
    }

    private static void changeStatus(
            Deciding deciding,
            Campaign campaign,
            CampaignStatus to,
            Authority by,
            LaunchClearance clearance) {
        CampaignTerms terms = campaign.terms();
        boolean closing = to == CampaignStatus.CLOSED;
        CampaignSecrets secrets =
                closing ? deciding.draws().secretsOf(terms) : CampaignSecrets.WITHHELD;
        deciding.happened(
                new Event.StatusChanged(
                        terms.id(),
                        campaign.status(),
                        to,
                        by,
                        secrets.drawSecret(),
                        secrets.placeSecret(),
                        clearance));
        if (campaign.status() == CampaignStatus.DRAFT) {
            TreasuryDecider.fund(deciding, terms);
        }
        if (to == CampaignStatus.SCHEDULED) {
            deciding.wake(new EntityKey.OfCampaign(terms.id()), terms.window().fromMillis());
        }
        if (to == CampaignStatus.SCHEDULED || campaign.status() == CampaignStatus.KILLED) {
            RoomDecider.schedule(deciding, terms);
        }
        deciding.broadcast(terms, to, campaign.version());
    }

    private static boolean isSeconded(
            Deciding deciding, Campaign campaign, String act, Authority by) {
        return campaign.proposal(act)
                .filter(first -> first.isSecondedBy(by.actor(), deciding.atMillis()))
                .isPresent();
    }

    /**
     * The first person's word stands: asking again does not make it newer, unless it has lapsed.
     */
    private static Outcome propose(Deciding deciding, Campaign campaign, String act, Authority by) {
        Optional<Proposal> standing =
                campaign.proposal(act).filter(proposal -> !proposal.isLapsed(deciding.atMillis()));
        if (standing.isEmpty()) {
            deciding.happened(new Event.ActProposed(campaign.id(), act, by));
        }
        return new Outcome.AwaitingSecond(act, standing.map(Proposal::by).orElse(by));
    }
}
