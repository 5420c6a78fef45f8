package io.hongbao.server.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final long SEED = 20_260_206;

    @ParameterizedTest
    @CsvSource({
        "1, 500",
        "2, 1000",
        "3, 2000",
        "4, 4000",
        "7, 32000",
        "8, 60000",
        "9, 60000",
        "64, 60000",
        "65, 60000",
        "1000000, 60000"
    })
    void theLongestWaitDoublesUpToTheCap(int failures, long ceilingMillis) {
        assertThat(new Backoff(500, 60_000).ceilingMillis(failures)).isEqualTo(ceilingMillis);
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        Backoff day = new Backoff(86_400_000L, 86_400_000L);
        assertThat(day.ceilingMillis(Integer.MAX_VALUE)).isEqualTo(86_400_000L);
        assertThat(new Backoff(1, 86_400_000L).ceilingMillis(63)).isEqualTo(86_400_000L);
    }

    @Test
    void waitsAreSpreadEvenlyFromZeroToTheLongest() {
        Backoff backoff = new Backoff(500, 60_000);
        SplittableRandom random = new SplittableRandom(SEED);
        long[] quarters = new long[4];
        for (int i = 0; i < 40_000; i++) {
            long millis = backoff.delayMillis(4, random);
            assertThat(millis).as("seed %d", SEED).isBetween(0L, 4_000L);
            quarters[(int) Math.min(3, millis / 1_000)]++;
        }
        for (long count : quarters) {
            assertThat(count).as("seed %d", SEED).isBetween(9_500L, 10_500L);
        }
    }

    @Test
    void withoutAFailureThereIsNothingToWaitFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(500, 60_000).ceilingMillis(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(500, 499));
    }
}
