package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

final class CusumTest {
    private static final double MEAN = 100;
    private static final double SHAPE = 50;

    /** Seeded, and the same everywhere. */
    private static DoubleSupplier normal(long seed) {
        long[] state = {seed};
        DoubleSupplier unit =
                () -> {
                    state[0] = state[0] * 6364136223846793005L + 1442695040888963407L;
                    return ((state[0] >>> 11) + 0.5) * 0x1.0p-53;
                };
        return () ->
                Math.sqrt(-2 * Math.log(unit.getAsDouble()))
                        * Math.cos(2 * Math.PI * unit.getAsDouble());
    }

    private static double count(DoubleSupplier normal, double mean) {
        double deviation = Math.sqrt(mean + mean * mean / SHAPE);
        return Math.max(0, Math.rint(mean + deviation * normal.getAsDouble()));
    }

    @Test
    void addsTheLogarithmOfTheLikelihoodRatio() {
        // ln NB(60; 70, 50) - ln NB(60; 92, 50), written out: the parts with 60 alone cancel.
        double expected =
                60 * (Math.log(70.0 / 120) - Math.log(92.0 / 142))
                        + 50 * (Math.log(50.0 / 120) - Math.log(50.0 / 142));
        Cusum cusum = new Cusum(0.92, 0.7, 100, 1);
        cusum.step(60, MEAN, SHAPE, 7);
        assertThat(cusum.suspicion() * 100).isCloseTo(expected, within(1e-9));
        assertThat(cusum.share()).isEqualTo(0.6);
        assertThat(cusum.sinceMinute()).isEqualTo(7);
    }

    @Test
    void beginsAgainWhenNothingIsSuspected() {
        Cusum cusum = new Cusum(0.92, 0.7, 100, 1);
        cusum.step(60, MEAN, SHAPE, 1);
        cusum.step(130, MEAN, SHAPE, 2);
        assertThat(cusum.suspicion()).isZero();
        cusum.step(70, MEAN, SHAPE, 3);
        assertThat(cusum.sinceMinute()).isEqualTo(3);
        assertThat(cusum.seen()).isEqualTo(70);
    }

    @Test
    void noSingleMinuteAlarms() {
        Cusum cusum = new Cusum(0.92, 0.35, RatioWatch.ALARM_AT, 3);
        cusum.step(0, 100_000, 1e6, 1);
        cusum.step(0, 100_000, 1e6, 2);
        assertThat(cusum.alarms()).isFalse();
        cusum.step(0, 100_000, 1e6, 3);
        assertThat(cusum.alarms()).isTrue();
    }

    /**
     * Lorden's bound, on which the thresholds rest, holds for counts drawn at the edge of what is
     * called usual: the mean time to a false alarm is at least e to the threshold.
     */
    @Test
    void falseAlarmsAreAsRareAsTheThresholdSays() {
        double wanted = 200;
        DoubleSupplier normal = normal(42);
        int alarms = 0;
        int steps = 0;
        Cusum cusum = new Cusum(0.92, 0.7, Math.log(wanted), 1);
        for (; steps < 200_000; steps++) {
            cusum.step(count(normal, 0.92 * MEAN), MEAN, SHAPE, steps);
            if (cusum.alarms()) {
                alarms++;
                cusum.reset();
            }
        }
        assertThat(steps / Math.max(1.0, alarms)).isGreaterThan(wanted);
    }

    @Test
    void aDropIsFoundInTheTimeThatItsInformationTakes() {
        DoubleSupplier normal = normal(7);
        Cusum cusum = new Cusum(0.92, 0.7, RatioWatch.ALARM_AT, 3);
        int steps = 0;
        while (!cusum.alarms()) {
            cusum.step(count(normal, 0.7 * MEAN), MEAN, SHAPE, steps++);
            assertThat(steps).isLessThan(60);
        }
        assertThat(steps).isGreaterThan(5);
    }
}
