package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateTableTest {

    private static final long START = 12_345;

    /** Ten a second, five at once. */
    private final RateTable table = new RateTable(8, 10, 5, START);

    private long take(long key, long atMillis) {
        return table.take(key, START + TimeUnit.MILLISECONDS.toNanos(atMillis));
    }

    @Test
    void aBurstIsTakenAtOnceAndThenOneAfterTheOther() {
        for (int i = 0; i < 5; i++) {
            assertThat(take(7, 0)).isZero();
        }
        assertThat(take(7, 0)).isEqualTo(100);
        assertThat(take(7, 60)).isEqualTo(40);
        assertThat(take(7, 100)).isZero();
        assertThat(take(7, 100)).isEqualTo(100);
    }

    @Test
    void whoWaitsLongEnoughHasAWholeBurstAgainAndNotMore() {
        for (int i = 0; i < 5; i++) {
            take(7, 0);
        }
        int taken = 0;
        for (int i = 0; i < 20; i++) {
            taken += take(7, 3_600_000) == 0 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(5);
    }

    @Test
    void nobodyUsesUpAnothersTokens() {
        for (int i = 0; i < 100; i++) {
            take(7, 0);
        }
        for (long other = 1_000; other < 1_020; other++) {
            assertThat(take(other, 0)).isZero();
        }
    }

    @Test
    void manyMoreKeysThanPlacesRefuseNobodyWronglyAndAHammererStays() {
        for (int i = 0; i < 6; i++) {
            take(7, 0);
        }
        for (long other = 1_000; other < 1_000_000; other++) {
            assertThat(take(other, other / 1_000)).isZero(); // 1,000 each millisecond, once each
            if (other % 1_000 == 0) {
                take(7, other / 1_000);
            }
        }
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanOne() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        RateTable big = new RateTable(8, 1, 1_000, START);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int k = 0; k < 1_000; k++) {
                                    taken.addAndGet(big.take(7, START) == 0 ? 1 : 0);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // One that lost the race eight times is let in: few, and never nobody.
        assertThat(taken.get()).isBetween(1_000, 1_100);
    }
}
