package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationTest {
    private static final DrawKey KEY = DrawKey.of(DrawKeyTest.SECRET, "daily-cash");

    /**
     * Values computed by an independent implementation in Python. If one changes, old draws can't
     * be checked any more.
     */
    @Test
    void neverChanges() {
        assertThat(images(KEY, 10)).containsExactly(4L, 2L, 7L, 6L, 8L, 0L, 1L, 5L, 9L, 3L);
        assertThat(ends(1000)).containsExactly(687L, 426L, 949L, 483L);
        assertThat(ends(1_000_000)).containsExactly(139_851L, 858_987L, 31_713L, 518_824L);
        assertThat(ends(10_000_000_000L))
                .containsExactly(9_239_944_719L, 2_451_125_822L, 7_245_152_428L, 7_938_122_651L);
    }

    private static List<Long> ends(long size) {
        Permutation permutation = Permutation.of(KEY, size);
        return List.of(
                permutation.apply(0),
                permutation.apply(1),
                permutation.apply(2),
                permutation.apply(size - 1));
    }

    private static List<Long> images(DrawKey key, int size) {
        Permutation permutation = Permutation.of(key, size);
        List<Long> images = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            images.add(permutation.apply(index));
        }
        return images;
    }

    @Test
    void isABijectionForEverySmallSizeAndSomeLargerOnes() {
        Random random = new Random(20260206);
        for (int size = 1; size <= 300; size++) {
            for (int i = 0; i < 4; i++) {
                assertBijection(new DrawKey(random.nextLong(), random.nextLong()), size);
            }
        }
        for (int size : new int[] {1023, 1024, 1025, 4095, 4096, 4097, 65_537, 262_143, 262_145}) {
            assertBijection(new DrawKey(random.nextLong(), random.nextLong()), size);
        }
    }

    private static void assertBijection(DrawKey key, int size) {
        Permutation permutation = Permutation.of(key, size);
        BitSet seen = new BitSet(size);
        for (int index = 0; index < size; index++) {
            long image = permutation.apply(index);
            assertThat(image).as("image of %d of %d", index, size).isBetween(0L, size - 1L);
            seen.set((int) image);
        }
        assertThat(seen.cardinality()).as("images of 0..%d", size - 1).isEqualTo(size);
    }

    /**
     * Under random keys each index goes to each place equally often: chi-square over the pairs, at
     * 5 sigma.
     */
    @Test
    void putsEveryIndexEverywhereEquallyOften() {
        Random random = new Random(888);
        for (int size : new int[] {2, 3, 5, 10, 17}) {
            int rounds = 4000 * size;
            long[][] hits = new long[size][size];
            for (int i = 0; i < rounds; i++) {
                Permutation permutation =
                        Permutation.of(new DrawKey(random.nextLong(), random.nextLong()), size);
                for (int index = 0; index < size; index++) {
                    hits[index][(int) permutation.apply(index)]++;
                }
            }
            for (int index = 0; index < size; index++) {
                double chiSquare = chiSquare(hits[index], (double) rounds / size);
                double freedom = size - 1;
                assertThat(chiSquare)
                        .as("chi-square of index %d of %d", index, size)
                        .isLessThan(freedom + 5 * Math.sqrt(2 * freedom) + 10);
            }
        }
    }

    /**
     * Under one key, neighbours are not kept together: the sign and size of the steps between them
     * look random.
     */
    @Test
    void separatesNeighbours() {
        int size = 100_000;
        List<Long> images = images(KEY, size);
        long[] hits = new long[20];
        for (int index = 1; index < size; index++) {
            long step = Math.floorMod(images.get(index) - images.get(index - 1), (long) size);
            hits[(int) (step * hits.length / size)]++;
        }
        assertThat(chiSquare(hits, (size - 1.0) / hits.length)).isLessThan(19 + 5 * Math.sqrt(38));
    }

    private static double chiSquare(long[] hits, double expected) {
        double sum = 0;
        for (long hit : hits) {
            sum += (hit - expected) * (hit - expected) / expected;
        }
        return sum;
    }

    @Test
    void refusesWhatIsOutOfRange() {
        Permutation permutation = Permutation.of(KEY, 10);
        for (long index : new long[] {-1, 10, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> permutation.apply(index))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("index in a permutation must be between 0 and 9");
        }
        for (long size : new long[] {0, -1, (1L << 45) + 1}) {
            assertThatThrownBy(() -> Permutation.of(KEY, size))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
