package io.hongbao.embedded;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts many keys without looking at them again and again: several times as fast as comparing keys
 * that lie all over the memory. Five bytes of a key and the key's number make one long; what these
 * bytes cannot tell apart is sorted by the next five.
 */
final class KeySort {
    private static final int WINDOW_BYTES = 5;
    private static final int INDEX_BITS = 24;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;

    /** So few are compared with one another. */
    private static final int FEW = 32;

    private final List<byte[]> keys;

    /** Five bytes of each key, and below them its number. */
    private final long[] packed;

    private KeySort(List<byte[]> keys) {
        this.keys = keys;
        this.packed = new long[keys.size()];
    }

    /**
     * The numbers of the keys in the order of their bytes, taken for unsigned; equal ones stay in
     * the order in which they are.
     *
     * @param keys at most 2^24
     */
    static int[] order(List<byte[]> keys) {
        if (keys.size() - 1 > INDEX_MASK) {
            throw new IllegalArgumentException(keys.size() + " keys are too many to sort at once");
        }
        KeySort sort = new KeySort(keys);
        Arrays.setAll(sort.packed, i -> i);
        sort.sort(0, keys.size(), 0);
        int[] order = new int[keys.size()];
        Arrays.setAll(order, sort::number);
        return order;
    }

    private int number(int place) {
        return (int) (packed[place] & INDEX_MASK);
    }

    /** Sorts a part in which the first {@code at} bytes of all keys are the same. */
    private void sort(int from, int to, int at) {
        boolean isMore = false;
        for (int i = from; i < to; i++) {
            byte[] key = keys.get(number(i));
            isMore |= key.length > at;
            // With the sign bit turned, signed order is unsigned order.
            packed[i] = (window(key, at) << INDEX_BITS ^ Long.MIN_VALUE) | number(i);
        }
        if (!isMore || to - from <= FEW) {
            insert(from, to);
            return;
        }
        Arrays.sort(packed, from, to);
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || packed[i] >>> INDEX_BITS != packed[start] >>> INDEX_BITS) {
                if (i - start > 1) {
                    sort(start, i, at + WINDOW_BYTES);
                }
                start = i;
            }
        }
    }

    /** The bytes of a key from {@code at} on; beyond its end it has zeros. */
    private static long window(byte[] key, int at) {
        long window = 0;
        for (int i = at; i < at + WINDOW_BYTES; i++) {
            window = window << Byte.SIZE | (i < key.length ? key[i] & 0xff : 0);
        }
        return window;
    }

    /** Sorts few, or such as are the same but for zeros at their ends: hardly ever out of order. */
    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long moved = packed[i];
            byte[] key = keys.get(number(i));
            int place = i;
            while (place > from && Arrays.compareUnsigned(keys.get(number(place - 1)), key) > 0) {
                packed[place] = packed[place - 1];
                place--;
            }
            packed[place] = moved;
        }
    }
}
