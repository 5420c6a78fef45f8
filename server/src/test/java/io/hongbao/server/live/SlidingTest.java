package io.hongbao.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SlidingTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void atFirstNothingCanBeSaid() {
        Sliding sliding = new Sliding(10 * SECOND, SECOND, 0, 7, 100);
        assertThat(sliding.seconds()).isZero();
        assertThat(sliding.growth(1)).isZero();
        assertThat(sliding.perSecond(0)).isZero();
    }

    @Test
    void whatCameBeforeTheBeginningIsNoGrowth() {
        Sliding sliding = new Sliding(10 * SECOND, SECOND, 0, 7, 100);
        sliding.look(4 * SECOND, 9, 300);
        assertThat(sliding.growth(0)).isEqualTo(2);
        assertThat(sliding.perSecond(1)).isEqualTo(50);
    }

    @Test
    void onlyTheLastWhileCounts() {
        Sliding sliding = new Sliding(10 * SECOND, SECOND, 0, 0);
        for (int second = 1; second <= 60; second++) {
            sliding.look(second * SECOND, second <= 30 ? second * 1_000L : 30_000 + second);
        }
        assertThat(sliding.seconds()).isEqualTo(10);
        assertThat(sliding.growth(0)).isEqualTo(10);
    }

    /** The newest look counts though it is not kept, and nothing piles up. */
    @Test
    void looksCloseTogetherCostNoMemory() {
        Sliding sliding = new Sliding(2 * SECOND, SECOND, 0, 0);
        for (int i = 1; i <= 10_000; i++) {
            sliding.look(i * SECOND / 1_000, i);
        }
        assertThat(sliding.growth(0)).isBetween(2_000L, 3_000L);
        assertThat(sliding.kept()).isLessThanOrEqualTo(4);
        assertThat(sliding.perSecond(0)).isEqualTo(1_000);
    }
}
