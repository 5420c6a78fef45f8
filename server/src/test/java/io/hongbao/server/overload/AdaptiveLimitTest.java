package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AdaptiveLimit limit = new AdaptiveLimit();

    private static AdaptiveLimit.Window window(long completed, double meanMillis, int peak) {
        return new AdaptiveLimit.Window(
                WINDOW_NANOS, completed, Math.round(completed * meanMillis * 1e6), peak);
    }

    private void close(int times, long completed, double meanMillis, int peak) {
        for (int i = 0; i < times; i++) {
            limit.close(window(completed, meanMillis, peak));
        }
    }

    @Test
    void whileThereIsRoomTheLimitStays() {
        close(1_000, 100, 2, AdaptiveLimit.FIRST / 2 - 1);
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.FIRST);
        assertThat(limit.targetNanos()).isEqualTo(AdaptiveLimit.LEAST_TARGET_NANOS);
    }

    @Test
    void whatIsQuickAndReachesTheLimitRaisesItToTheMost() {
        close(100, 5_000, 5, AdaptiveLimit.MOST);
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.MOST);
    }

    @Test
    void whatIsSlowLowersItByAQuarterAWindowAndNeverBelowTheLeast() {
        close(1, 500, 1_000, AdaptiveLimit.FIRST);
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.FIRST * 3 / 4);
        close(100, 500, 1_000, AdaptiveLimit.FIRST);
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.LEAST);
    }

    @Test
    void atTheTargetItStays() {
        close(100, 500, 40, AdaptiveLimit.FIRST);
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.FIRST);
    }

    @Test
    void windowsInWhichNothingWasAnsweredShowNothing() {
        close(100, 0, 0, AdaptiveLimit.MOST);
        limit.close(new AdaptiveLimit.Window(0, 10, 10, AdaptiveLimit.MOST));
        assertThat(limit.limit()).isEqualTo(AdaptiveLimit.FIRST);
        assertThat(limit.permitsPerSecond()).isEqualTo(3_000);
    }

    @Test
    void theTargetIsThreeTimesWhatARequestTakesWhileThereIsRoomWithinBounds() {
        close(1, 10, 20, 1);
        assertThat(limit.targetNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(60));
        close(1, 10, 1_000, 1);
        assertThat(limit.targetNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(207));
        close(1_000, 10, 1_000, 1);
        assertThat(limit.targetNanos()).isEqualTo(AdaptiveLimit.MOST_TARGET_NANOS);
        close(1, 10, 1, 1);
        assertThat(limit.targetNanos()).isEqualTo(AdaptiveLimit.LEAST_TARGET_NANOS);
    }

    @Test
    void anOverloadThatLastsDoesNotComeToLookNormal() {
        close(1, 100, 2, 10);
        for (int window = 0; window < 36_000; window++) { // an hour at 20,000 a second
            close(1, 2_000, limit.limit() / 20.0, limit.limit());
        }
        assertThat(limit.targetNanos()).isEqualTo(AdaptiveLimit.LEAST_TARGET_NANOS);
        assertThat(limit.limit()).isBetween(799, 801);
    }

    @Test
    void aSlowDiskIsToldFromAQueueAtTheLeastLimit() {
        close(60, 10, 100, AdaptiveLimit.MOST);
        assertThat(limit.targetNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
        assertThat(limit.limit()).isGreaterThan(AdaptiveLimit.LEAST);
    }

    @Test
    void permitsFollowWhatIsCompletedAtTheTarget() {
        close(100, 2_000, 40, AdaptiveLimit.FIRST);
        assertThat(limit.permitsPerSecond()).isEqualTo(20_000);
        close(8, 500, 80, AdaptiveLimit.FIRST);
        assertThat(limit.permitsPerSecond()).isBetween(2_500L, 3_600L);
    }

    @Test
    void withRoomToSparePermitsRiseWithWhatComes() {
        close(1, 1_000, 2, 10);
        assertThat(limit.permitsPerSecond()).isEqualTo(15_000);
        close(1, 10, 2, 10);
        assertThat(limit.permitsPerSecond()).isEqualTo(15_000);
    }

    /** Half of what the machine can do, ten times as much for half a minute, and half again. */
    private static GroupCommitServer.Load step(double capacityPerSecond) {
        return atMillis ->
                atMillis < 10_000 || atMillis >= 40_000
                        ? capacityPerSecond / 2
                        : capacityPerSecond * 10;
    }

    private static double mean(
            List<GroupCommitServer.Point> points,
            long fromMillis,
            long toMillis,
            java.util.function.ToDoubleFunction<GroupCommitServer.Point> figure) {
        return points.stream()
                .filter(point -> point.atMillis() >= fromMillis && point.atMillis() < toMillis)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    @Test
    void aTenfoldStepIsCaughtWithinASecondAndDoesNotSwing() {
        GroupCommitServer.Machine machine = GroupCommitServer.Machine.QUICK_DISK;
        List<GroupCommitServer.Point> points =
                GroupCommitServer.run(
                        Limiters.own(), step(machine.perSecond()), machine, 60_000, 7);
        double goodput = mean(points, 11_000, 40_000, GroupCommitServer.Point::answeredPerSecond);
        assertThat(goodput).isGreaterThan(0.9 * machine.perSecond());
        assertThat(points)
                .filteredOn(point -> point.atMillis() >= 12_000 && point.atMillis() < 40_000)
                .allSatisfy(point -> assertThat(point.meanMillis()).isBetween(30.0, 50.0))
                .allSatisfy(point ->
                        assertThat((double) point.limit())
                                .isBetween(
                                        0.8 * machine.perSecond() * 0.04,
                                        1.25 * machine.perSecond() * 0.04));
        // Within a second after the step nobody is refused, and nobody waits.
        assertThat(mean(points, 41_000, 60_000, GroupCommitServer.Point::refusedPerSecond))
                .isZero();
        assertThat(mean(points, 41_000, 60_000, GroupCommitServer.Point::meanMillis))
                .isLessThan(10);
    }

    @Test
    void aStallOfTwoSecondsLeavesNothingBehind() {
        GroupCommitServer.Machine machine = GroupCommitServer.Machine.QUICK_DISK.stalling(10_000);
        List<GroupCommitServer.Point> points =
                GroupCommitServer.run(
                        Limiters.own(), _ -> machine.perSecond() / 2, machine, 30_000, 7);
        assertThat(mean(points, 14_000, 30_000, GroupCommitServer.Point::refusedPerSecond))
                .isZero();
        assertThat(mean(points, 14_000, 30_000, GroupCommitServer.Point::meanMillis))
                .isLessThan(10);
    }

    @Test
    void aSlowDiskIsUsed() {
        GroupCommitServer.Machine machine = GroupCommitServer.Machine.SLOW_DISK;
        List<GroupCommitServer.Point> points =
                GroupCommitServer.run(
                        Limiters.own(), step(machine.perSecond()), machine, 40_000, 7);
        assertThat(mean(points, 20_000, 40_000, GroupCommitServer.Point::answeredPerSecond))
                .isGreaterThan(0.8 * machine.perSecond());
    }
}
