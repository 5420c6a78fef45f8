package io.hongbao.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final long NOON = 1_770_350_400_000L;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final AtomicLong wall = new AtomicLong(NOON);
    private final AtomicLong nanos = new AtomicLong(7);
    private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

    /** Time passes for both clocks, and the server looks at it as often as it does. */
    private void pass(long millis) {
        for (long left = millis; left > 0; left -= 100) {
            wall.addAndGet(Math.min(100, left));
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(Math.min(100, left)));
            long _ = clock.getAsLong();
        }
    }

    @Test
    void itIsTheMachinesTimeWhileNobodySetsIt() {
        assertThat(clock.getAsLong()).isEqualTo(NOON);
        pass(12_345);
        assertThat(clock.getAsLong()).isEqualTo(NOON + 12_345);
        assertThat(clock.aheadMillis()).isZero();
    }

    @Test
    void anHourBackIsCaughtUpWithInTwoAndTimeNeverStandsStill() {
        pass(1_000);
        long before = clock.getAsLong();
        wall.addAndGet(-HOUR);
        assertThat(clock.getAsLong()).isEqualTo(before);
        assertThat(clock.aheadMillis()).isEqualTo(HOUR);
        for (int minute = 1; minute <= 119; minute++) {
            pass(60_000);
            assertThat(clock.getAsLong()).isEqualTo(before + minute * 30_000L);
        }
        assertThat(clock.aheadMillis()).isEqualTo(30_000);
        pass(120_000);
        assertThat(clock.getAsLong()).isEqualTo(wall.get());
        pass(1_000);
        assertThat(clock.getAsLong()).isEqualTo(wall.get());
        // And a second time.
        wall.addAndGet(-10_000);
        long again = clock.getAsLong();
        pass(4_000);
        assertThat(clock.getAsLong()).isEqualTo(again + 2_000);
    }

    @Test
    void aDayForwardIsFollowedAtOnce() {
        pass(1_000);
        wall.addAndGet(24 * HOUR);
        assertThat(clock.getAsLong()).isEqualTo(wall.get());
        assertThat(clock.aheadMillis()).isZero();
    }

    @Test
    void itDoesNotGoBackBehindWhatWasWrittenDownBeforeARestart() {
        clock.noEarlierThan(NOON + HOUR);
        assertThat(clock.getAsLong()).isEqualTo(NOON + HOUR);
        pass(10_000);
        assertThat(clock.getAsLong()).isEqualTo(NOON + HOUR + 5_000);
        clock.noEarlierThan(NOON);
        assertThat(clock.getAsLong()).isEqualTo(NOON + HOUR + 5_000);
    }
}
