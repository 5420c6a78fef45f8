package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;

/**
 * Whether every campaign was published with a clearance, and nothing else got one. Journals from
 * before there were clearances record none: that is no violation until a shard's journal has
 * recorded the first.
 */
final class LaunchCheck {

    private final boolean[] recorded;

    LaunchCheck(int shards) {
        this.recorded = new boolean[shards];
    }

    void read(Reading reading, Event.StatusChanged it) {
        boolean launched = it.from() == CampaignStatus.DRAFT;
        String wrong =
                switch (it.clearance()) {
                    case LaunchClearance.Certified by ->
                            !launched
                                    ? unasked(it)
                                    : by.campaignDigest().equals(reading.book().digest)
                                            ? ""
                                            : "it was published with a certificate for another file: "
                                                    + by.campaignDigest();
                    case LaunchClearance.Overridden _, LaunchClearance.Waived _ ->
                            launched ? "" : unasked(it);
                    case LaunchClearance.NotNeeded _ ->
                            launched ? "it was published without a clearance" : "";
                    case LaunchClearance.Unrecorded _ ->
                            recorded[reading.shard()]
                                    ? "it does not say by what clearance it went from "
                                            + it.from()
                                            + " to "
                                            + it.to()
                                    : "";
                };
        reading.violationIf(wrong, Invariant.STATE, "campaign " + it.campaign(), 0);
        recorded[reading.shard()] |= !(it.clearance() instanceof LaunchClearance.Unrecorded);
        if (launched) {
            reading.book().clearance = it.clearance();
        }
    }

    private static String unasked(Event.StatusChanged it) {
        return "a clearance was given for going from " + it.from() + " to " + it.to();
    }
}
