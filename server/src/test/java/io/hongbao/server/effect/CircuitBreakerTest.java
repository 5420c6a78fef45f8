package io.hongbao.server.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitBreakerTest {

    private static final long NOW = 1_000_000;

    private final CircuitBreaker breaker = new CircuitBreaker(2_000, 10_000);

    /** Each letter is an answer: {@code .} is one, {@code x} is a failure. */
    private void answers(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            long generation = breaker.asked();
            if (letters.charAt(i) == 'x') {
                breaker.failed(generation, NOW);
            } else {
                breaker.answered(generation);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xxxxxxx, CLOSED", // too few to judge
        "xxxxxxxx, OPEN",
        "x.x.x.x., CLOSED", // half, but the last one is good
        "x.x.x.xx, OPEN",
        "....xxxx, OPEN",
        ".....xxx, CLOSED",
        "................................xxxxxxxxxxxxxxx, CLOSED", // 15 of the last 32
        "................................xxxxxxxxxxxxxxxx, OPEN" // 16 of the last 32
    })
    void itOpensWhenHalfOfTheLastAnswersAreFailures(String letters, CircuitBreaker.State state) {
        answers(letters);
        assertThat(breaker.state(NOW)).isEqualTo(state);
        assertThat(breaker.admits(NOW)).isEqualTo(state == CircuitBreaker.State.CLOSED);
    }

    @Test
    void whileItIsOpenNothingPassesUntilItsTime() {
        answers("xxxxxxxx");
        assertThat(breaker.untilMillis()).isEqualTo(NOW + 2_000);
        assertThat(breaker.admits(NOW + 1_999)).isFalse();
        assertThat(breaker.admits(NOW + 2_000)).isTrue();
        assertThat(breaker.state(NOW + 2_000)).isEqualTo(CircuitBreaker.State.HALF_OPEN);
    }

    @Test
    void threeGoodProbesCloseItAndNoMoreThanThreeAreOut() {
        answers("xxxxxxxx");
        long later = NOW + 2_000;
        long generation = probes(later);
        assertThat(breaker.admits(later)).isFalse();
        breaker.answered(generation);
        breaker.answered(generation);
        assertThat(breaker.admits(later)).isFalse();
        breaker.answered(generation);
        assertThat(breaker.state(later)).isEqualTo(CircuitBreaker.State.CLOSED);
        answers("xxxxxxx");
        assertThat(breaker.state(later))
                .as("its old failures are forgotten")
                .isEqualTo(CircuitBreaker.State.CLOSED);
    }

    /** Sends all probes out. */
    private long probes(long nowMillis) {
        long generation = 0;
        for (int i = 0; i < CircuitBreaker.PROBES; i++) {
            assertThat(breaker.admits(nowMillis)).isTrue();
            generation = breaker.asked();
        }
        return generation;
    }

    @Test
    void eachFailedProbeKeepsItOpenTwiceAsLongUpToTheCap() {
        answers("xxxxxxxx");
        long now = NOW;
        for (long openMillis : new long[] {2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(breaker.untilMillis()).isEqualTo(now + openMillis);
            now += openMillis;
            assertThat(breaker.admits(now)).isTrue();
            breaker.failed(breaker.asked(), now);
            assertThat(breaker.admits(now)).isFalse();
        }
    }

    @Test
    void whatWasSentBeforeItOpenedNeitherOpensNorClosesIt() {
        long old = breaker.asked();
        answers("xxxxxxxx");
        breaker.answered(old);
        breaker.failed(old, NOW + 500);
        assertThat(breaker.state(NOW + 1_999)).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(breaker.untilMillis()).isEqualTo(NOW + 2_000);
    }

    @Test
    void whatWasSentBeforeItOpenedIsNoProbe() {
        long old = breaker.asked();
        answers("xxxxxxxx");
        long later = NOW + 2_000;
        long generation = probes(later);
        for (int i = 0; i < CircuitBreaker.PROBES; i++) {
            breaker.answered(old);
        }
        assertThat(breaker.state(later)).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        breaker.failed(old, later);
        assertThat(breaker.state(later)).isEqualTo(CircuitBreaker.State.HALF_OPEN);
        for (int i = 0; i < CircuitBreaker.PROBES; i++) {
            breaker.answered(generation);
        }
        assertThat(breaker.state(later)).isEqualTo(CircuitBreaker.State.CLOSED);
        for (int i = 0; i < CircuitBreaker.LEAST; i++) {
            breaker.failed(old, later);
        }
        assertThat(breaker.state(later))
                .as("failures from before it opened are over")
                .isEqualTo(CircuitBreaker.State.CLOSED);
    }
}
