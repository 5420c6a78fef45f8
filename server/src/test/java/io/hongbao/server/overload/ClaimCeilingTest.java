package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClaimCeilingTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ClaimCeiling ceiling = new ClaimCeiling();

    /** How many of those are let in who come in ten seconds, unevenly, as people do. */
    private long letIn(double comePerSecond, long fromNanos) {
        SplittableRandom random = new SplittableRandom(3);
        long in = 0;
        double at = 0;
        while (at < 10 * SECOND) {
            at += -Math.log1p(-random.nextDouble()) * SECOND / comePerSecond;
            in += ceiling.take(fromNanos + (long) at) ? 1 : 0;
        }
        return in;
    }

    @Test
    void withoutACeilingEverybodyIsLetIn() {
        assertThat(ceiling.isSet()).isFalse();
        assertThat(ceiling.hasRoom(0)).isTrue();
        assertThat(ceiling.take(Long.MIN_VALUE)).isTrue();
        assertThat(ceiling.perSecond()).isEqualTo(ClaimCeiling.NONE);
    }

    @Test
    void tenTimesAsManyAsMayComeLeaveAsManyAsMay() {
        for (long from : new long[] {0, -5 * SECOND, Long.MAX_VALUE - 5 * SECOND}) {
            ceiling.set(3_000, from);
            assertThat(letIn(30_000, from)).isBetween(29_900L, 30_400L);
        }
    }

    @Test
    void whoComesUnevenlyBelowItIsNotRefused() {
        ceiling.set(3_000, 0);
        long come = 0;
        SplittableRandom random = new SplittableRandom(3);
        for (double at = 0; at < 10 * SECOND; come++) {
            at += -Math.log1p(-random.nextDouble()) * SECOND / 2_000.0;
        }
        assertThat(letIn(2_000, 0)).isEqualTo(come);
    }

    @Test
    void aQuietTimeIsNotSavedUp() {
        ceiling.set(100, 0);
        long in = 0;
        for (int i = 0; i < 1_000; i++) {
            in += ceiling.take(3_600 * SECOND) ? 1 : 0;
        }
        assertThat(in).isEqualTo(10);
    }

    @Test
    void whetherThereIsRoomIsToldWithoutTakingIt() {
        ceiling.set(1, 0);
        assertThat(ceiling.hasRoom(0)).isTrue();
        assertThat(ceiling.hasRoom(0)).isTrue();
        assertThat(ceiling.take(0)).isTrue();
        assertThat(ceiling.hasRoom(0)).isFalse();
        assertThat(ceiling.take(SECOND - 1)).isFalse();
        assertThat(ceiling.take(SECOND)).isTrue();
    }

    @Test
    void noneAtAllIsACeilingToo() {
        ceiling.set(0, 0);
        assertThat(ceiling.isSet()).isTrue();
        assertThat(ceiling.hasRoom(SECOND)).isFalse();
        assertThat(ceiling.take(SECOND)).isFalse();
        ceiling.set(ClaimCeiling.NONE, SECOND);
        assertThat(ceiling.take(SECOND)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> ceiling.set(-1, 0));
    }
}
