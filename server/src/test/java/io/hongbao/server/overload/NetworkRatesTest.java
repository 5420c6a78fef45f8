package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NetworkRatesTest {

    private final NetworkRates rates = new NetworkRates();

    /** How many of {@code perSecond} a second for ten seconds are let in after the first five. */
    private int admitted(long network, int perSecond) {
        int admitted = 0;
        for (int i = 0; i < 10 * perSecond; i++) {
            long nowNanos = i * (TimeUnit.SECONDS.toNanos(1) / perSecond);
            boolean in = rates.waitMillis(network, nowNanos) == 0;
            admitted += in && i >= 5 * perSecond ? 1 : 0;
        }
        return admitted;
    }

    private void meet(long network, int people) {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < people; i++) {
            rates.met(network, random.nextLong(), 0);
        }
    }

    @Test
    void aNetworkWithoutPeopleIsHeldToTheRate() {
        assertThat(admitted(1, 10_000)).isBetween(990, 1_100);
    }

    @Test
    void onePersonWhoIsSeenAThousandTimesIsOnePerson() {
        for (int i = 0; i < 1_000; i++) {
            rates.met(1, 77, 0);
        }
        assertThat(admitted(1, 10_000)).isBetween(1_090, 1_210);
    }

    @Test
    void theRateGrowsWithThePeople() {
        meet(1, 100);
        // 200 and 20 for each of a hundred, give or take a tenth of them.
        assertThat(admitted(1, 10_000)).isBetween(5 * 1_900, 5 * 2_600);
    }

    @Test
    void aCarriersNetworkWithVeryManyPeopleIsHeldToNothing() {
        meet(1, 20_000);
        assertThat(admitted(1, 50_000)).isEqualTo(250_000);
        assertThat(rates.waitMillis(2, 0)).isZero();
    }

    @Test
    void peopleWhoHaveGoneNoLongerCount() {
        meet(1, 100);
        long later = TimeUnit.SECONDS.toNanos(90);
        int admitted = 0;
        for (int i = 0; i < 5_000; i++) {
            admitted += rates.waitMillis(1, later) == 0 ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(1_000);
    }

    @Test
    void whoIsRefusedLearnsWhen() {
        long waitMillis = 0;
        for (int i = 0; i < 1_001; i++) {
            waitMillis = rates.waitMillis(1, 0);
        }
        assertThat(waitMillis).isEqualTo(5);
        assertThat(rates.waitMillis(1, TimeUnit.MILLISECONDS.toNanos(waitMillis))).isZero();
    }

    @Test
    void howManyNetworksAreKnownIsBounded() {
        for (long network = 0; network < 100_000; network++) {
            rates.waitMillis(network, 0);
        }
        assertThat(rates.size()).isEqualTo(4_096);
    }
}
