package io.hongbao.testkit;

import io.hongbao.audit.Invariant;
import io.hongbao.core.Event;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import java.util.List;
import java.util.function.Predicate;

/** Damage to why a campaign was published. */
final class LaunchDamage {

    static final List<Damage> ALL =
            List.of(
                    launch(
                            "a campaign is published without a clearance",
                            "it was published without a clearance",
                            LaunchDamage::launches,
                            LaunchClearance.NotNeeded.INSTANCE),
                    launch(
                            "a campaign is published with another file's certificate",
                            "a certificate for another file",
                            LaunchDamage::launches,
                            new LaunchClearance.Certified(
                                    "1".repeat(64), "2".repeat(64), "certifier", 1)),
                    launch(
                            "a pause has a clearance",
                            "a clearance was given for going from RUNNING to PAUSED",
                            LaunchDamage::pauses,
                            new LaunchClearance.Overridden("mallory", "because")),
                    launch(
                            "a clearance goes missing",
                            "it does not say by what clearance it went from RUNNING to PAUSED",
                            LaunchDamage::pauses,
                            LaunchClearance.Unrecorded.INSTANCE),
                    new Damage(
                            "a campaign has another clearance",
                            () -> Life.lived(2),
                            Invariant.STATE,
                            "campaign life",
                            0,
                            "by the journal its clearance is",
                            life ->
                                    life.entity(
                                            Campaign.class,
                                            it -> it.clearance() instanceof LaunchClearance.Waived,
                                            LaunchDamage::overridden)));

    private LaunchDamage() {}

    private static Damage launch(
            String name,
            String says,
            Predicate<Event.StatusChanged> which,
            LaunchClearance clearance) {
        return new Damage(
                name,
                () -> Life.lived(2),
                Invariant.STATE,
                "campaign life",
                0,
                says,
                life -> {
                    Life.Place<Event.StatusChanged> place =
                            life.first(Event.StatusChanged.class, which);
                    return life.event(place, with(place.event(), clearance));
                });
    }

    private static boolean launches(Event.StatusChanged it) {
        return it.from() == CampaignStatus.DRAFT;
    }

    private static boolean pauses(Event.StatusChanged it) {
        return it.from() == CampaignStatus.RUNNING;
    }

    private static Event.StatusChanged with(Event.StatusChanged it, LaunchClearance clearance) {
        return new Event.StatusChanged(
                it.campaign(),
                it.from(),
                it.to(),
                it.by(),
                it.drawSecret(),
                it.placeSecret(),
                clearance);
    }

    private static Campaign overridden(Campaign it) {
        return new Campaign(
                it.id(),
                it.termsOrNone(),
                it.status(),
                it.version(),
                it.proposals(),
                it.digest(),
                new LaunchClearance.Overridden("mallory", "because"),
                it.stoppedPrizes());
    }
}
