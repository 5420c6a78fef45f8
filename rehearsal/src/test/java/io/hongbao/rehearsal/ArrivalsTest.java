package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Curve SPIKE =
            new Curve(
                    List.of(
                            new Curve.Stretch(1_000, 100),
                            new Curve.Stretch(500, 10_000),
                            new Curve.Stretch(2_000, 500)));

    @Test
    void sameSeedGivesTheSameTimes() {
        assertThat(all(SPIKE, 7, Long.MAX_VALUE)).isEqualTo(all(SPIKE, 7, Long.MAX_VALUE));
        assertThat(all(SPIKE, 7, Long.MAX_VALUE)).isNotEqualTo(all(SPIKE, 8, Long.MAX_VALUE));
    }

    @Test
    void timesRiseAndFollowTheCurve() {
        List<Long> times = all(SPIKE, 42, Long.MAX_VALUE);
        assertThat(times).isSorted().allMatch(nanos -> nanos >= 0 && nanos < 3_500_000_000L);
        // Poisson counts lie within five standard deviations
        assertThat((double) between(times, 0, 1_000)).isCloseTo(100, within(50.0));
        assertThat((double) between(times, 1_000, 1_500)).isCloseTo(5_000, within(355.0));
        assertThat((double) between(times, 1_500, 3_500)).isCloseTo(1_000, within(160.0));
    }

    @Test
    void aStretchWithoutArrivalsIsStillTime() {
        Curve late = new Curve(List.of(new Curve.Stretch(1_000, 0), new Curve.Stretch(1_000, 50)));
        assertThat(all(late, 1, Long.MAX_VALUE))
                .isNotEmpty()
                .allMatch(nanos -> nanos >= 1_000_000_000L);
    }

    @Test
    void theNumberIsBounded() {
        assertThat(all(SPIKE, 42, 10)).hasSize(10);
    }

    private static List<Long> all(Curve curve, long seed, long limit) {
        Arrivals arrivals = new Arrivals(curve, seed, limit);
        List<Long> times = new ArrayList<>();
        for (long nanos = arrivals.nextNanos(); nanos >= 0; nanos = arrivals.nextNanos()) {
            times.add(nanos);
        }
        return times;
    }

    private static long between(List<Long> times, long fromMillis, long toMillis) {
        return times.stream()
                .filter(nanos -> nanos >= fromMillis * 1_000_000 && nanos < toMillis * 1_000_000)
                .count();
    }
}
