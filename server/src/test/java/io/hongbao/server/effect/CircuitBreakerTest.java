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
            breaker.asked();
            if (letters.charAt(i) == 'x') {
                breaker.failed(NOW);
            } else {
                breaker.answered();
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
        for (int i = 0; i < 3; i++) {
            assertThat(breaker.admits(later)).isTrue();
            breaker.asked();
        }
        assertThat(breaker.admits(later)).isFalse();
        breaker.answered();
        breaker.answered();
        assertThat(breaker.admits(later)).isFalse();
        breaker.answered();
        assertThat(breaker.state(later)).isEqualTo(CircuitBreaker.State.CLOSED);
        answers("xxxxxxx");
        assertThat(breaker.state(later))
                .as("its old failures are forgotten")
                .isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void eachFailedProbeKeepsItOpenTwiceAsLongUpToTheCap() {
        answers("xxxxxxxx");
        long now = NOW;
        for (long openMillis : new long[] {2_000, 4_000, 8_000, 10_000, 10_000}) {
            assertThat(breaker.untilMillis()).isEqualTo(now + openMillis);
            now += openMillis;
            assertThat(breaker.admits(now)).isTrue();
            breaker.asked();
            breaker.failed(now);
            assertThat(breaker.admits(now)).isFalse();
        }
    }

    @Test
    void whatWasSentBeforeItOpenedNeitherOpensNorClosesIt() {
        answers("xxxxxxxx");
        breaker.answered();
        breaker.answered();
        breaker.answered();
        breaker.failed(NOW + 500);
        assertThat(breaker.state(NOW + 1_999)).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(breaker.untilMillis()).isEqualTo(NOW + 2_000);
    }
}
