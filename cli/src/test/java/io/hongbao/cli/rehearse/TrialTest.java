package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.Curve;
import io.hongbao.rehearsal.model.StepKind;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static Trial trial(int peakPerSecond, int waitingSeconds) {
        return new Trial(new LaunchGoals(peakPerSecond, 200, waitingSeconds, 90), 20);
    }

    @Test
    void thePeakIsALittleAboveTheGoalSoThatChanceDoesNotDecide() {
        Curve peak = trial(1_000, 60).peak().curve();
        assertThat(peak.millis()).isEqualTo(20_000);
        assertThat(peak.perSecondAt(0)).isCloseTo(1_028, within(1.0));
        assertThat(trial(1_000, 60).warmUp().curve().perSecondAt(0)).isCloseTo(200, within(1.0));
    }

    @Test
    void theCrowdIsTenTimesThePeakAndMakesAQueueOfHalfTheWaitingTime() {
        Curve crowd = trial(1_000, 60).crowd().curve();
        assertThat(crowd.perSecondAt(0)).isCloseTo(10_000, within(1.0));
        double queueSeconds = crowd.expectedArrivals() / 1_000 - crowd.millis() / 1000.0;
        assertThat(queueSeconds).isCloseTo(30, within(0.5));
        assertThat(trial(1_000, 60).crowd().model().has(StepKind.ROOM)).isTrue();
        assertThat(trial(1_000, 60).peak().model().has(StepKind.ROOM)).isFalse();
    }

    @Test
    void theGeneratorIsNotAskedToKeepMoreWaitingThanItCan() {
        assertThat(trial(Trial.MOST_PER_SECOND, 600).crowd().curve().expectedArrivals())
                .isLessThan(200_000);
        assertThat(trial(100, 3_600).crowd().curve().millis()).isEqualTo(10_000);
        assertThat(trial(100, 3_600).patienceSeconds()).isEqualTo(590);
    }
}
