package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySortTest {

    @Test
    void sortsAsComparingDoesAndKeepsEqualsInOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            List<byte[]> keys = new ArrayList<>();
            int size = random.nextInt(500);
            int longest = 1 + random.nextInt(20);
            // Few values make keys that only their later bytes tell apart, and equal ones.
            int values = 1 + random.nextInt(256);
            for (int i = 0; i < size; i++) {
                byte[] key = new byte[random.nextInt(longest)];
                for (int at = 0; at < key.length; at++) {
                    key[at] = (byte) (random.nextInt(values) - values / 2);
                }
                keys.add(key);
            }
            requireSorted(keys);
        }
    }

    @Test
    void sortsManyThatDifferInTheirLastByteOrInTheirLengthOnly() {
        List<byte[]> keys = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] key = new byte[23];
            key[22] = (byte) (i * 7);
            keys.add(key);
            keys.add(new byte[(i * 11) % 40]);
        }
        requireSorted(keys);
    }

    private static void requireSorted(List<byte[]> keys) {
        int[] expected =
                IntStream.range(0, keys.size())
                        .boxed()
                        .sorted((left, right) ->
                                Arrays.compareUnsigned(keys.get(left), keys.get(right)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        assertThat(KeySort.order(keys)).isEqualTo(expected);
    }
}
