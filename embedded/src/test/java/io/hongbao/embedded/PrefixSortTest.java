package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class PrefixSortTest {

    private record Thing(long key, int number) {}

    private static final Comparator<Thing> ORDER =
            (left, right) -> Long.compareUnsigned(left.key(), right.key());

    @Test
    void sortsAsTheComparatorDoesAndKeepsEqualsInOrder() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 300; round++) {
            List<Thing> things = new ArrayList<>();
            int size = random.nextInt(200);
            // Few bits make equal keys, low bits make keys that the prefix cannot tell apart.
            long mask = 1L << random.nextInt(63) | 1L << random.nextInt(20) | 1L << 63;
            for (int i = 0; i < size; i++) {
                things.add(new Thing(random.nextLong() & mask, i));
            }
            requireSorted(things, Thing::key);
        }
    }

    @Test
    void sortsByAPrefixThatSaysNothing() {
        SplittableRandom random = new SplittableRandom(4);
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            things.add(new Thing(random.nextLong(), i));
        }
        requireSorted(things, _ -> 7);
    }

    private static void requireSorted(List<Thing> things, ToLongFunction<Thing> prefix) {
        List<Thing> expected = new ArrayList<>(things);
        expected.sort(ORDER);
        PrefixSort.sort(things, prefix, ORDER);
        assertThat(things).isEqualTo(expected);
    }
}
