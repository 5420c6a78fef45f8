package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hongbao.core.campaign.Prize.LuckySplit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static long[] drawAll(Split split, long firstPosition, int count, long totalMinor) {
        long[] amounts = new long[count];
        long remaining = totalMinor;
        for (int i = 0; i < count; i++) {
            amounts[i] = split.amountMinorAt(firstPosition + i, count - i, remaining);
            remaining -= amounts[i];
        }
        assertThat(remaining).as("what is left of %d over %d", totalMinor, count).isZero();
        return amounts;
    }

    private static Split split(String prize, long count, long totalMinor, long minimumMinor) {
        return Split.of(DrawKeyTest.SECRET, prize, new LuckySplit(count, totalMinor, minimumMinor));
    }

    /**
     * Values computed by an independent implementation in Python. If one changes, old draws can't
     * be checked any more.
     */
    @Test
    void neverChanges() {
        Split small = split("lucky", 1_000_000, 100_000_000, 1);
        assertThat(drawAll(small, 0, 10, 2_000))
                .containsExactly(89, 85, 423, 22, 87, 103, 522, 271, 244, 154);
        Split large = split("lucky", 1_000_000, 100_000_000, 10);
        assertThat(large.draw(0, 1_000_000, 100_000_000))
                .isEqualTo(new Split.Draw(959_673, 180, 50));
        assertThat(large.draw(123_456, 7, 5_000)).isEqualTo(new Split.Draw(3, 1_409, 275));
        assertThat(large.draw(999_999, 1, 777)).isEqualTo(new Split.Draw(0, 767, 777));
    }

    @Test
    void sumsComeOutExactlyAndNobodyGetsLessThanTheMinimum() {
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            int count = 1 + random.nextInt(200);
            long minimum = 1L + random.nextInt(50);
            long total = minimum * count + (long) random.nextInt(i % 5 == 0 ? 3 : 20_000);
            for (long amount :
                    drawAll(split("lucky" + i, count, total, minimum), 0, count, total)) {
                assertThat(amount).isGreaterThanOrEqualTo(minimum);
            }
        }
    }

    @Test
    void givesEverybodyTheMinimumWhenThereIsNoMore() {
        assertThat(drawAll(split("flat", 50, 350, 7), 0, 50, 350)).containsOnly(7);
    }

    /**
     * Whoever comes first, in the middle or last gets the same on average, also where averages are
     * fractions of a fen.
     */
    @Test
    void isFairToEveryPosition() {
        int count = 20;
        long total =
                28; // 1.4 fen on average, at least 1: always rounding down would leave all of the
        // rest to the last
        int lots = 20_000;
        Split split = split("fair", (long) count * lots, total * lots, 1);
        double[] sums = new double[count];
        for (int lot = 0; lot < lots; lot++) {
            long[] amounts = drawAll(split, (long) lot * count, count, total);
            for (int i = 0; i < count; i++) {
                sums[i] += amounts[i];
            }
        }
        for (int i = 0; i < count; i++) {
            assertThat(sums[i] / lots).as("mean at place %d", i).isCloseTo(1.4, within(0.05));
        }
    }

    @Test
    void isUniformBetweenTheMinimumAndTwiceTheAverageLessIt() {
        int draws = 100_000;
        Split split = split("uniform", draws, draws * 50L, 10);
        long[] hits = new long[81];
        for (int position = 0; position < draws; position++) {
            hits[(int) split.amountMinorAt(position, 1_000, 50_000) - 10]++;
        }
        double expected = draws / 81.0;
        double chiSquare = 0;
        for (long hit : hits) {
            chiSquare += (hit - expected) * (hit - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(80 + 5 * Math.sqrt(160));
    }

    @Test
    void drawsNumbersOfABoundThatDoesNotDivideTheRangeWithoutBias() {
        // With 3 * 2^62 as bound, no rejection would make every third number twice as likely.
        DrawKey key = DrawKey.of(DrawKeyTest.SECRET, "bound");
        long bound = 3L << 61;
        int upper = 0;
        int draws = 40_000;
        for (int position = 0; position < draws; position++) {
            long number = new Split.Numbers(key, position).below(bound);
            assertThat(number).isBetween(0L, bound - 1);
            if (number % 3 == 0) {
                upper++;
            }
        }
        assertThat(upper / (double) draws).isCloseTo(1 / 3.0, within(0.015));
    }

    @Test
    void refusesWhatDoesNotFitTheSplit() {
        Split split = split("lucky", 100, 2_000, 10);
        assertThatThrownBy(() -> split.amountMinorAt(100, 1, 10))
                .hasMessageContaining("split position");
        assertThatThrownBy(() -> split.amountMinorAt(-1, 1, 10))
                .hasMessageContaining("split position");
        assertThatThrownBy(() -> split.amountMinorAt(0, 0, 10))
                .hasMessageContaining("remaining count");
        assertThatThrownBy(() -> split.amountMinorAt(0, 101, 2_000))
                .hasMessageContaining("remaining count");
        assertThatThrownBy(() -> split.amountMinorAt(0, 100, 999))
                .hasMessageContaining("between 1000 and 2000");
        assertThatThrownBy(() -> split.amountMinorAt(0, 1, 2_001))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
