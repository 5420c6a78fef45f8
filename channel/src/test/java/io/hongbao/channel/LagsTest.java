package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LagsTest {
    private static final double[] TRUE = {0.1, 0.6, 0.1, 0.2, 0};

    /** Shares that come in waves of several lengths, and opens exactly as late as TRUE says. */
    private static void teach(Lags lags, int minutes, double perShare) {
        double[] pools = new double[Lags.DELAYS];
        for (int minute = 0; minute < minutes; minute++) {
            double shares =
                    200
                            + 80 * Math.sin(minute / 3.0)
                            + 60 * Math.sin(minute / 40.0)
                            + (minute % 97 < 12 ? 300 : 0);
            double opens = 0;
            double[] alone = new double[Lags.DELAYS];
            for (int i = 0; i < Lags.DELAYS; i++) {
                pools[i] = pools[i] * Lags.keep(i) + shares * (1 - Lags.keep(i));
                alone[i] = pools[i] * perShare;
                opens += TRUE[i] * alone[i];
            }
            lags.learn(alone, opens);
            lags.minutePassed();
        }
    }

    @Test
    void learnsHowLateOpensComeAfterShares() {
        Lags lags = new Lags(Ratio.OPENS_PER_SHARE);
        double[] minutes = {2, 8, 30, 120};
        assertThat(Math.abs(arrived(lags, 30) - arrived(TRUE, 30)))
                .as("not known yet")
                .isGreaterThan(0.08);
        teach(lags, 3_000, 0.5);
        for (double minute : minutes) {
            assertThat(arrived(lags, minute))
                    .as("opened after " + minute + " min")
                    .isCloseTo(arrived(TRUE, minute), within(0.04));
        }
    }

    /** The share of the opens that came so many minutes after their share. */
    private static double arrived(double[] weights, double minutes) {
        double sum = 0;
        for (int i = 0; i < Lags.DELAYS; i++) {
            sum += weights[i] * (1 - Math.pow(Lags.keep(i), minutes));
        }
        return sum;
    }

    private static double arrived(Lags lags, double minutes) {
        double[] weights = new double[Lags.DELAYS];
        for (int i = 0; i < Lags.DELAYS; i++) {
            weights[i] = lags.weight(i);
        }
        return arrived(weights, minutes);
    }

    @Test
    void weightsAreSharesOfAWhole() {
        Lags lags = new Lags(Ratio.ACCEPTANCES_PER_OPEN);
        teach(lags, 300, 0.01);
        double sum = 0;
        double slow = 0;
        for (int i = 0; i < Lags.DELAYS; i++) {
            assertThat(lags.weight(i)).isNotNegative();
            sum += lags.weight(i);
            slow += lags.slowWeight(i);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(slow).isCloseTo(1, within(1e-9));
    }
}
