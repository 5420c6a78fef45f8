package io.hongbao.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * A set of positions, in pages of bits, so that a few positions of a huge deck take little room.
 */
final class Positions {

    private static final int PAGE_BITS = 1 << 16;

    private final Map<Long, long[]> pages = new HashMap<>();

    /** Adds {@code position}; returns false when it is there already. */
    boolean add(long position) {
        long[] page =
                pages.computeIfAbsent(position / PAGE_BITS, _ -> new long[PAGE_BITS / Long.SIZE]);
        int bit = (int) (position % PAGE_BITS);
        long mask = 1L << (bit % Long.SIZE);
        boolean isNew = (page[bit / Long.SIZE] & mask) == 0;
        page[bit / Long.SIZE] |= mask;
        return isNew;
    }
}
