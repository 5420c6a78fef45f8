package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A draft is published with a clearance that fits it, and with none but that. */
class LaunchTest {
    private static final Authority BOB = new Authority("bob", "test");
    private static final String FILE = "00".repeat(32);
    private static final LaunchClearance CERTIFIED =
            new LaunchClearance.Certified("11".repeat(32), FILE, "key-1", 1_800_000_000_000L);
    private static final LaunchClearance OVERRIDDEN =
            new LaunchClearance.Overridden("ann", "the machine is rented for a day");

    private final OneShard shard = new OneShard(Rules.START_MILLIS - Rules.HOUR_MILLIS);

    private void draft() {
        shard.ask(new Command.ApplyCampaign(new Rules().terms(), FILE, OneShard.ANN));
    }

    private Outcome publish(Authority by, boolean approved, LaunchClearance clearance) {
        return shard.ask(
                new Command.LeadCampaign(
                        Rules.ID, CampaignStatus.SCHEDULED, by, approved, clearance));
    }

    private Campaign campaign() {
        return shard.get(new EntityKey.OfCampaign(Rules.ID));
    }

    /** What the changes of status in the journal say. */
    private List<LaunchClearance> recorded() {
        return shard.journal().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(Event.StatusChanged.class::isInstance)
                .map(event -> ((Event.StatusChanged) event).clearance())
                .toList();
    }

    private static Outcome refused(Outcome.NotCleared.Lack lack) {
        return new Outcome.NotCleared(lack);
    }

    @Test
    void nobodyPublishesWithoutOneNotEvenTheOwnerOfTheMachine() {
        draft();
        int entries = shard.journal().size();
        for (LaunchClearance none :
                List.of(LaunchClearance.NotNeeded.INSTANCE, LaunchClearance.Unrecorded.INSTANCE)) {
            assertThat(publish(OneShard.ANN, true, none))
                    .isEqualTo(refused(Outcome.NotCleared.Lack.NONE_GIVEN));
            assertThat(publish(OneShard.ANN, false, none))
                    .as("the first of two people is told so")
                    .isEqualTo(refused(Outcome.NotCleared.Lack.NONE_GIVEN));
        }
        assertThat(shard.journal()).hasSize(entries);
        assertThat(campaign().status()).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    void aCertificateForAnotherFileDoesNotFit() {
        draft();
        LaunchClearance other =
                new LaunchClearance.Certified("11".repeat(32), "22".repeat(32), "key-1", 1);
        assertThat(publish(OneShard.ANN, true, other))
                .isEqualTo(refused(Outcome.NotCleared.Lack.OTHER_VERSION));
    }

    @Test
    void theClearanceOfWhoCompletesItIsRecordedAndStays() {
        draft();
        assertThat(publish(OneShard.ANN, false, OVERRIDDEN))
                .isInstanceOf(Outcome.AwaitingSecond.class);
        assertThat(publish(BOB, false, LaunchClearance.NotNeeded.INSTANCE))
                .as("the second person needs one too")
                .isEqualTo(refused(Outcome.NotCleared.Lack.NONE_GIVEN));
        assertThat(publish(BOB, false, CERTIFIED)).isInstanceOf(Outcome.Led.class);
        assertThat(campaign().clearance()).isEqualTo(CERTIFIED);
        assertThat(recorded()).containsExactly(CERTIFIED);
    }

    @Test
    void nothingAsksForItAgain() {
        draft();
        publish(OneShard.ANN, true, CERTIFIED);
        shard.advanceTo(Rules.START_MILLIS);
        shard.runTimers();
        assertThat(campaign().status()).isEqualTo(CampaignStatus.RUNNING);
        shard.ask(new Command.LeadCampaign(Rules.ID, CampaignStatus.PAUSED, OneShard.ANN, false));
        assertThat(
                        shard.ask(
                                new Command.LeadCampaign(
                                        Rules.ID, CampaignStatus.RUNNING, OneShard.ANN, false)))
                .isInstanceOf(Outcome.Led.class);
        assertThat(campaign().clearance()).isEqualTo(CERTIFIED);
        assertThat(recorded())
                .containsExactly(
                        CERTIFIED,
                        LaunchClearance.NotNeeded.INSTANCE,
                        LaunchClearance.NotNeeded.INSTANCE,
                        LaunchClearance.NotNeeded.INSTANCE);
    }

    @Test
    void aDraftFollowsItsFileAndAPublishedCampaignKeepsItsOwn() {
        draft();
        String other = "22".repeat(32);
        shard.ask(new Command.ApplyCampaign(new Rules().terms(), other, OneShard.ANN));
        assertThat(campaign().digest()).isEqualTo(other);
        assertThat(campaign().version()).isEqualTo(2);
        assertThat(publish(OneShard.ANN, true, CERTIFIED))
                .as("the certificate is for the file before")
                .isEqualTo(refused(Outcome.NotCleared.Lack.OTHER_VERSION));
        publish(OneShard.ANN, true, OVERRIDDEN);
        shard.ask(new Command.ApplyCampaign(new Rules().terms(), FILE, OneShard.ANN));
        assertThat(campaign().version()).as("no rule has changed").isEqualTo(2);
    }
}
