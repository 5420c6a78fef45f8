package io.hongbao.embedded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Sorts many things by a long that mostly decides, without looking at the things again: several
 * times as fast as comparing keys that lie all over the memory.
 */
final class PrefixSort {
    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    private PrefixSort() {}

    /**
     * Sorts {@code list} by {@code order}. Stable: what is equal stays in the order in which it
     * was.
     *
     * @param prefix agrees with {@code order} when taken for an unsigned number; only its upper 40
     *     bits are used
     */
    static <T> void sort(List<T> list, ToLongFunction<T> prefix, Comparator<T> order) {
        if (list.size() > INDEX_MASK) {
            list.sort(order);
            return;
        }
        long[] packed = new long[list.size()];
        for (int i = 0; i < packed.length; i++) {
            // With the sign bit turned, signed order is unsigned order.
            long upper = (prefix.applyAsLong(list.get(i)) ^ Long.MIN_VALUE) & ~INDEX_MASK;
            packed[i] = upper | i;
        }
        Arrays.sort(packed);
        @SuppressWarnings("unchecked") // holds what was in the list, and nothing else is put in
        T[] sorted = (T[]) new Object[packed.length];
        for (int i = 0; i < packed.length; i++) {
            sorted[i] = list.get((int) (packed[i] & INDEX_MASK));
        }
        sortRuns(packed, sorted, order);
        list.clear();
        list.addAll(Arrays.asList(sorted));
    }

    /** Sorts what the prefix could not tell apart. */
    private static <T> void sortRuns(long[] packed, T[] sorted, Comparator<T> order) {
        int start = 0;
        for (int i = 1; i <= packed.length; i++) {
            if (i == packed.length || packed[i] >>> INDEX_BITS != packed[start] >>> INDEX_BITS) {
                if (i - start > 1) {
                    Arrays.sort(sorted, start, i, order);
                }
                start = i;
            }
        }
    }
}
