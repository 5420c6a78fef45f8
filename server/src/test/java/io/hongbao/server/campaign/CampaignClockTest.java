package io.hongbao.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CampaignClockTest {

    private final AtomicLong machine = new AtomicLong(50_000);
    private final CampaignClock clock = CampaignClock.startingAt(1_000, 60, machine::get);

    @Test
    void aClockOfTheSandboxRunsFromItsMomentAtItsSpeed() {
        assertThat(clock.getAsLong()).isEqualTo(1_000);
        machine.addAndGet(10);
        assertThat(clock.getAsLong()).isEqualTo(1_600);
        assertThat(clock.secondsUntil(1_600 + 120_000)).isEqualTo(2);
    }

    @Test
    void itGoesOnFromALaterMomentAndNeverBack() {
        clock.noEarlierThan(5_000);
        assertThat(clock.getAsLong()).isEqualTo(5_000);
        clock.noEarlierThan(3_000);
        machine.addAndGet(1);
        assertThat(clock.getAsLong()).isEqualTo(5_060);
    }
}
