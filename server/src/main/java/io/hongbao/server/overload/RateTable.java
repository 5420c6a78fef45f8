package io.hongbao.server.overload;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A token bucket for each of very many keys in a fixed amount of memory. A bucket is one number,
 * the time at which it will be full again (GCRA: ITU-T I.371), so one that is full says no more
 * than none at all: its place is free for others, and nothing needs to be evicted. Should all four
 * places of a key be taken by others, the fullest bucket gives way. Used by all threads; never
 * waits.
 */
final class RateTable {

    /** Times are counted in ten microseconds: 44 bits of them are five years. */
    private static final long UNITS_A_SECOND = 100_000;

    private static final long NANOS_A_UNIT = 1_000_000_000 / UNITS_A_SECOND;
    private static final int TIME_BITS = 44;
    private static final long TIME = (1L << TIME_BITS) - 1;
    private static final int WAYS = 4;
    private static final int MOST_TRIES = 8;

    private final AtomicLongArray slots;
    private final int mask;
    private final long startNanos;
    private final long gap;
    private final long room;

    /**
     * @param slotBits there are 2 to this power of buckets, 2 to 24
     * @param perSecond how many tokens come a second, 1 to 100,000
     * @param burst how many tokens a bucket holds, at least 1
     * @param nowNanos the time, as {@link System#nanoTime}
     */
    RateTable(int slotBits, int perSecond, int burst, long nowNanos) {
        this.slots = new AtomicLongArray(1 << slotBits);
        this.mask = (1 << slotBits) - WAYS;
        this.startNanos = nowNanos;
        this.gap = UNITS_A_SECOND / perSecond;
        this.room = gap * (burst - 1L);
    }

    /**
     * Takes a token of {@code key}.
     *
     * @return 0, or when there is none, how long until there is one, in milliseconds, at least 1
     */
    long take(long key, long nowNanos) {
        long now = (nowNanos - startNanos) / NANOS_A_UNIT + 1;
        long mixed = mix(key);
        int first = (int) mixed & mask;
        long tag = mixed & ~TIME;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int index = place(first, tag, now);
            long found = slots.get(index);
            boolean own = (found & ~TIME) == tag;
            long full = own ? Math.max(now, found & TIME) : now;
            if (full - now > room) {
                return Math.max(1, (full - now - room) * 1_000 / UNITS_A_SECOND);
            }
            if (slots.compareAndSet(index, found, tag | (full + gap))) {
                return 0;
            }
        }
        // Eight others were quicker. That says nothing about this one.
        return 0;
    }

    /** The key's own place; else the one that is full, or will be first. */
    private int place(int first, long tag, long now) {
        int best = first;
        long bestTime = Long.MAX_VALUE;
        for (int way = 0; way < WAYS; way++) {
            long slot = slots.get(first + way);
            if ((slot & ~TIME) == tag && (slot & TIME) > now) {
                return first + way;
            }
            if ((slot & TIME) < bestTime) {
                bestTime = slot & TIME;
                best = first + way;
            }
        }
        return best;
    }

    /** Spreads all bits of a key over all bits, as SplitMix64 does. */
    private static long mix(long key) {
        long z = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
