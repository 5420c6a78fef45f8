package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void whatCameAfterTheEndDoesNotCount() {
        Pace pace = new Pace();
        pace.note(1_000, 100);
        pace.note(2_000, 200);
        pace.note(2_500, 900);
        assertThat(pace.perSecondUpTo(2_400)).isEqualTo(100);
        assertThat(new Pace().perSecondUpTo(1_000)).isZero();
    }

    @Test
    void theMiddleLeavesOutHowItBeginsAndEnds() {
        Pace pace = new Pace();
        pace.note(5_000, 0);
        for (int i = 1; i <= 40; i++) {
            pace.note(5_000 + i * 250L, i * 50L);
        }
        pace.note(60_000, 2_000);
        assertThat(pace.perSecondInTheMiddle()).isCloseTo(200, within(0.1));
    }

    @Test
    void whoeverIsKeptFromJoiningIsBehindTheirTurnToo() {
        Pace pace = new Pace();
        pace.note(1_000, 100);
        pace.note(9_000, 900);
        pace.note(10_000, 1_000);
        pace.note(30_000, 1_000);
        assertThat(pace.longestLagSeconds(1_000)).isCloseTo(9, within(0.001));
        assertThat(pace.longestLagSeconds(100)).isCloseTo(0, within(0.001));
        assertThat(new Pace().longestLagSeconds(10)).isZero();
    }

    @Test
    void aStallInTheMiddleShows() {
        Pace pace = new Pace();
        pace.note(1_000, 100);
        pace.note(2_000, 200);
        pace.note(6_000, 200);
        pace.note(8_000, 400);
        assertThat(pace.perSecondInTheMiddle()).isLessThan(50);
        assertThat(new Pace().perSecondInTheMiddle()).isZero();
    }
}
