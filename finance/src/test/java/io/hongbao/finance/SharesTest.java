package io.hongbao.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.Funder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SharesTest {
    private static final List<Funder> THIRDS =
            List.of(new Funder("a", 3_334), new Funder("b", 3_333), new Funder("c", 3_333));

    @Test
    void theLargestRemaindersGetWhatIsLeft() {
        assertThat(Shares.split(100, THIRDS)).containsExactly(34L, 33L, 33L);
        assertThat(Shares.split(2, THIRDS)).containsExactly(1L, 1L, 0L);
        assertThat(Shares.split(0, THIRDS)).containsExactly(0L, 0L, 0L);
        assertThat(Shares.split(1_333, List.of(new Funder("p", 8_000), new Funder("m", 2_000))))
                .containsExactly(1_066L, 267L);
    }

    @Test
    void amongEqualRemaindersTheFirstFunderIsFirst() {
        List<Funder> halves = List.of(new Funder("a", 5_000), new Funder("b", 5_000));
        assertThat(Shares.split(7, halves)).containsExactly(4L, 3L);
    }

    @Test
    void sharesAddUpAndAreNeverAWholeUnitOff() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 2_000; i++) {
            long totalMinor = random.nextLong(i % 2 == 0 ? 50 : 1_000_000_000_000_000L);
            List<Long> shares = Shares.split(totalMinor, Fair.FUNDERS);
            assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(totalMinor);
            for (int k = 0; k < shares.size(); k++) {
                BigDecimal exact =
                        new BigDecimal(
                                BigInteger.valueOf(totalMinor)
                                        .multiply(
                                                BigInteger.valueOf(
                                                        Fair.FUNDERS.get(k).shareBasisPoints())),
                                4);
                assertThat(exact.subtract(BigDecimal.valueOf(shares.get(k))).abs())
                        .isLessThan(BigDecimal.ONE);
            }
        }
    }

    /** What a day's shares lack or have too much is made good on the days after it. */
    @Test
    void daysAddUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(18);
        long totalMinor = 0;
        long[] sums = new long[3];
        for (int i = 0; i < 500; i++) {
            long nextMinor = Math.max(0, totalMinor + random.nextLong(-400, 1_334));
            List<Long> shares = Shares.between(totalMinor, nextMinor, Fair.FUNDERS);
            assertThat(shares.stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(nextMinor - totalMinor);
            for (int k = 0; k < 3; k++) {
                sums[k] += shares.get(k);
            }
            totalMinor = nextMinor;
        }
        assertThat(sums)
                .containsExactly(
                        Shares.split(totalMinor, Fair.FUNDERS).stream()
                                .mapToLong(Long::longValue)
                                .toArray());
    }

    @Test
    void aNegativeTotalIsRefused() {
        assertThatThrownBy(() -> Shares.split(-1, THIRDS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
