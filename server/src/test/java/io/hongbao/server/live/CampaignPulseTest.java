package io.hongbao.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CampaignPulseTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    private static CampaignPulse.Counted spent(long minor) {
        return new CampaignPulse.Counted(0, 0, minor, 0, 0);
    }

    private static CampaignPulse.Counted placed(long served, long failed) {
        return new CampaignPulse.Counted(0, 0, 0, served, failed);
    }

    @Test
    void ratesAreThoseOfTheLastTwoSeconds() {
        CampaignPulse pulse = new CampaignPulse(new CampaignPulse.Counted(1_000, 40, 0, 0, 0), 0);
        for (int i = 1; i <= 50; i++) {
            long counted = i <= 30 ? 100L * i : 3_000 + 10L * (i - 30);
            pulse.look(
                    new CampaignPulse.Counted(1_000 + counted, 40 + 5L * i, 0, 0, 0),
                    i * SECOND / 5);
        }
        assertThat(pulse.claimsPerSecond()).isCloseTo(50, CLOSE);
        assertThat(pulse.ordersPerSecond()).isCloseTo(25, CLOSE);
    }

    @Test
    void moneyLastsAsLongAsTheLastFiveMinutesSay() {
        CampaignPulse pulse = new CampaignPulse(spent(5_000_000), 0);
        assertThat(pulse.lastsSeconds(1_000)).isEmpty();
        for (int second = 1; second <= 1_000; second++) {
            // An expensive start is forgotten after five minutes.
            long minor = second <= 600 ? 1_000L * second : 600_000 + 20L * (second - 600);
            pulse.look(spent(5_000_000 + minor), second * SECOND);
        }
        assertThat(pulse.lastsSeconds(1_000).getAsDouble()).isCloseTo(50, CLOSE);
        assertThat(pulse.lastsSeconds(-1).getAsDouble()).isZero();
    }

    @Test
    void whenMoneyComesBackNothingBurns() {
        CampaignPulse pulse = new CampaignPulse(spent(5_000), 0);
        pulse.look(spent(4_000), 10 * SECOND);
        assertThat(pulse.lastsSeconds(1_000)).isEmpty();
    }

    @Test
    void oneInAThousandMayFail() {
        CampaignPulse pulse = new CampaignPulse(placed(70, 8), 0);
        assertThat(pulse.errorBudgetLeft()).isEqualTo(1);
        pulse.look(placed(70 + 9_995, 8 + 5), SECOND);
        assertThat(pulse.errorBudgetLeft()).isCloseTo(0.5, CLOSE);
        pulse.look(placed(70 + 9_995, 8 + 5 + 30), 2 * SECOND);
        assertThat(pulse.errorBudgetLeft()).isZero();
    }

    @Test
    void allThatWasRefusedIsABudgetThatIsGone() {
        CampaignPulse pulse = new CampaignPulse(placed(0, 0), 0);
        pulse.look(placed(0, 1), SECOND);
        assertThat(pulse.errorBudgetLeft()).isZero();
    }

    @Test
    void whatFailedAnHourAgoIsForgotten() {
        CampaignPulse pulse = new CampaignPulse(placed(0, 0), 0);
        pulse.look(placed(0, 100), 60 * SECOND);
        for (int minute = 2; minute <= 60; minute++) {
            pulse.look(placed(minute, 100), minute * 60L * SECOND);
        }
        assertThat(pulse.errorBudgetLeft()).isZero();
        pulse.look(placed(61, 100), 61 * 60 * SECOND);
        assertThat(pulse.errorBudgetLeft()).isEqualTo(1);
    }
}
