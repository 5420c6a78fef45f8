package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private final AtomicInteger others = new AtomicInteger();
    private final Overload overload = new Overload(others::get, 0);
    private final Gate gate = overload.newGate();
    private final Gate neighbour = overload.newGate();

    private List<ShedClass> admitted() {
        return Arrays.stream(ShedClass.values())
                .filter(shedClass -> gate.admits(shedClass, 0))
                .toList();
    }

    private void take(int count) {
        for (int i = 0; i < count; i++) {
            gate.taken();
        }
    }

    @Test
    void theFullerItIsTheFewerClassesAreLetIn() {
        overload.setCeiling(100);
        take(59);
        assertThat(gate.isPressed()).isFalse();
        assertThat(admitted()).containsExactly(ShedClass.values());
        take(1);
        assertThat(gate.isPressed()).isTrue();
        assertThat(admitted()).doesNotContain(ShedClass.ANALYTICS).contains(ShedClass.BROWSE);
        take(10);
        assertThat(admitted()).doesNotContain(ShedClass.BROWSE).contains(ShedClass.JOIN);
        take(10);
        assertThat(admitted()).doesNotContain(ShedClass.JOIN).contains(ShedClass.CLAIM);
        take(10);
        assertThat(admitted())
                .containsExactly(
                        ShedClass.KEPT,
                        ShedClass.PAYING,
                        ShedClass.PLACED,
                        ShedClass.QUOTING,
                        ShedClass.SESSION,
                        ShedClass.CHAT);
        take(5);
        assertThat(admitted())
                .containsExactly(
                        ShedClass.KEPT, ShedClass.PAYING, ShedClass.PLACED, ShedClass.CHAT);
        // Those two may go beyond it: a limit that falls is not to be at their cost.
        take(54);
        assertThat(admitted()).contains(ShedClass.PAYING, ShedClass.PLACED);
        take(1);
        assertThat(admitted()).containsExactly(ShedClass.KEPT, ShedClass.CHAT);
        assertThat(overload.refused(ShedClass.PAYING)).isEqualTo(1);
        assertThat(overload.refused(ShedClass.ANALYTICS)).isEqualTo(7);
        assertThat(overload.refused(ShedClass.KEPT)).isZero();
    }

    @Test
    void whatOtherLoopsAndTheFrameworkHaveUnderWayCountsToo() {
        overload.setCeiling(100);
        take(30);
        others.set(30);
        for (int i = 0; i < 30; i++) {
            neighbour.taken();
        }
        assertThat(overload.underWay()).isEqualTo(90);
        assertThat(gate.unanswered()).isEqualTo(30);
        assertThat(gate.admits(ShedClass.CLAIM, 0)).isFalse();
        neighbour.answered(5);
        assertThat(gate.admits(ShedClass.CLAIM, 0)).isTrue();
        gate.notTaken();
        assertThat(overload.underWay()).isEqualTo(88);
    }

    @Test
    void aCeilingOfNothingRefusesAllThatCanBeRefused() {
        overload.setCeiling(0);
        assertThat(admitted()).containsExactly(ShedClass.KEPT, ShedClass.CHAT);
        overload.setCeiling(1_000_000_000);
        assertThat(overload.limit()).isEqualTo(AdaptiveLimit.FIRST);
        assertThat(admitted()).containsExactly(ShedClass.values());
        assertThatIllegalArgumentException().isThrownBy(() -> overload.setCeiling(-1));
    }

    @Test
    void aLoopThatIsLateShedsByClassAndOnePauseDoesNot() {
        gate.tick(TimeUnit.SECONDS.toNanos(2));
        gate.tick(0);
        assertThat(gate.isPressed()).isFalse();
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(19));
        }
        assertThat(admitted())
                .contains(ShedClass.JOIN)
                .doesNotContain(ShedClass.BROWSE, ShedClass.ANALYTICS);
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(admitted())
                .contains(ShedClass.CLAIM, ShedClass.CHAT)
                .doesNotContain(ShedClass.JOIN, ShedClass.BROWSE, ShedClass.ANALYTICS);
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(89));
        }
        assertThat(admitted()).contains(ShedClass.CLAIM).doesNotContain(ShedClass.JOIN);
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(91));
        }
        assertThat(admitted()).contains(ShedClass.SESSION).doesNotContain(ShedClass.CLAIM);
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(300));
        }
        // Those are better served late.
        assertThat(admitted())
                .contains(ShedClass.PAYING, ShedClass.PLACED)
                .doesNotContain(ShedClass.SESSION, ShedClass.CLAIM);
        for (int i = 0; i < 5; i++) {
            gate.tick(TimeUnit.MILLISECONDS.toNanos(400));
        }
        assertThat(admitted()).doesNotContain(ShedClass.PAYING, ShedClass.PLACED);
        gate.tick(-TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(gate.isPressed()).isFalse();
    }

    @Test
    void whoJoinsLeavesTheLoopOnTimeForWhoWasCalled() {
        take(Gate.CROWD);
        assertThat(admitted()).containsExactly(ShedClass.values());
        for (int i = 0; i < 2; i++) {
            gate.tick(TimeUnit.SECONDS.toNanos(2));
        }
        assertThat(admitted()).as("two pauses").contains(ShedClass.JOIN);
        gate.tick(LoopLag.BUSY_NANOS);
        assertThat(admitted())
                .doesNotContain(ShedClass.JOIN)
                .hasSize(ShedClass.values().length - 1);
        assertThat(gate.mayShed()).as("before they are read").isTrue();
        gate.answered(1);
        assertThat(admitted())
                .as("not they make it late when so few are under way")
                .contains(ShedClass.JOIN);
        for (int i = 0; i < 5; i++) {
            gate.tick(LoopLag.BUSY_NANOS - 1);
        }
        take(1);
        assertThat(admitted()).containsExactly(ShedClass.values());
    }

    @Test
    void chatHasAReserveThatIsSmallAndItsOwn() {
        overload.setCeiling(0);
        int begun = 0;
        for (int i = 0; i < 1_000; i++) {
            begun += gate.admits(ShedClass.CHAT, 0) ? 1 : 0;
        }
        assertThat(begun).isEqualTo(ChatReserve.PER_SECOND);
        for (int i = 0; i < 1_000; i++) {
            begun += gate.admits(ShedClass.CHAT, TimeUnit.MILLISECONDS.toNanos(500)) ? 1 : 0;
        }
        assertThat(begun).isEqualTo(ChatReserve.PER_SECOND * 3 / 2);
        assertThat(overload.refused(ShedClass.CHAT)).isEqualTo(2_000 - begun);
    }

    @Test
    void turnsUnderWayAreBoundedAndTakeNothingOfOthers() {
        for (int i = 0; i < ChatReserve.MOST_UNDER_WAY; i++) {
            assertThat(gate.admits(ShedClass.CHAT, 0)).isTrue();
            gate.chatTaken();
        }
        assertThat(gate.admits(ShedClass.CHAT, 0)).isFalse();
        assertThat(overload.underWay()).isZero();
        assertThat(gate.unanswered()).isEqualTo(ChatReserve.MOST_UNDER_WAY);
        gate.chatAnswered();
        assertThat(gate.admits(ShedClass.CHAT, 0)).isTrue();
    }

    @Test
    void aLimitThatFellDoesNotHitWhoPaysOrWasCalled() {
        long nanos = TimeUnit.MILLISECONDS.toNanos(100);
        for (int window = 1; overload.limit() > AdaptiveLimit.LEAST; window++) {
            take(2_000);
            for (int i = 0; i < 2_000; i++) {
                gate.answered(TimeUnit.SECONDS.toNanos(2));
            }
            overload.tick(nanos * window);
            assertThat(window).as("windows").isLessThan(200);
        }
        take(500);
        assertThat(admitted())
                .containsExactly(
                        ShedClass.KEPT, ShedClass.PAYING, ShedClass.PLACED, ShedClass.CHAT);
        assertThat(gate.sheds(ShedClass.PLACED, 0)).isFalse();
        take(Gate.KEPT_UNDER_WAY - 500);
        assertThat(admitted()).containsExactly(ShedClass.KEPT, ShedClass.CHAT);
    }

    @Test
    void aCeilingOnClaimsRefusesTheRestAndNobodyElse() {
        overload.setClaimsPerSecond(10, 0);
        assertThat(overload.claimsPerSecond()).isEqualTo(10);
        assertThat(gate.isPressed()).isFalse();
        assertThat(gate.mayShed()).isTrue();
        assertThat(gate.sheds(ShedClass.CLAIM, 0)).isFalse();
        assertThat(overload.refused(ShedClass.CLAIM)).isZero();
        assertThat(admitted()).containsExactly(ShedClass.values());
        assertThat(gate.sheds(ShedClass.CLAIM, 0)).isTrue();
        // One for all event loops.
        assertThat(neighbour.admits(ShedClass.CLAIM, 0)).isFalse();
        assertThat(overload.refused(ShedClass.CLAIM)).isEqualTo(2);
        assertThat(admitted()).contains(ShedClass.PLACED).doesNotContain(ShedClass.CLAIM);
        assertThat(gate.admits(ShedClass.CLAIM, TimeUnit.MILLISECONDS.toNanos(100))).isTrue();
        overload.setClaimsPerSecond(Overload.NO_CEILING, 0);
        assertThat(gate.mayShed()).isFalse();
        assertThat(admitted()).containsExactly(ShedClass.values());
    }

    @Test
    void whatIsRefusedForWantOfRoomTakesNothingOfTheCeiling() {
        overload.setClaimsPerSecond(10, 0);
        overload.setCeiling(0);
        assertThat(gate.admits(ShedClass.CLAIM, 0)).isFalse();
        assertThat(gate.sheds(ShedClass.CLAIM, 0)).isTrue();
        assertThat(gate.sheds(ShedClass.PAYING, 0)).isTrue();
        assertThat(gate.sheds(ShedClass.KEPT, 0)).isFalse();
        assertThat(gate.sheds(ShedClass.CHAT, 0)).isFalse();
        overload.setCeiling(Overload.NO_CEILING);
        assertThat(gate.admits(ShedClass.CLAIM, 0)).isTrue();
    }

    @Test
    void everyWindowSaysWhatCameAndWhichPartWasRefused() {
        overload.setCeiling(1);
        for (int window = 1; window <= 100; window++) {
            gate.taken();
            for (int i = 0; i < 3; i++) {
                assertThat(gate.admits(ShedClass.CLAIM, 0)).isFalse();
            }
            gate.answered(1_000_000);
            overload.tick(TimeUnit.MILLISECONDS.toNanos(100L * window));
        }
        assertThat(overload.offeredPerSecond()).isEqualTo(40);
        assertThat(overload.refusedShare()).isBetween(0.74, 0.76);
        // The ceiling leaves next to nothing of what could be sustained.
        assertThat(overload.permitsPerSecond()).isLessThan(10);
        overload.setCeiling(Overload.NO_CEILING);
        assertThat(overload.permitsPerSecond()).isEqualTo(3_000);
    }
}
