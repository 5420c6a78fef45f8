package io.hongbao.server.overload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The operator's ceiling on claims that are let in in a second: a token bucket as one number, the
 * time at which it will be full again (GCRA: ITU-T I.371). A tenth of a second's worth may come at
 * once, so that what comes below the ceiling is not refused for coming unevenly. Used by all event
 * loops; never waits.
 */
final class ClaimCeiling {

    /** No ceiling. */
    static final int NONE = Integer.MAX_VALUE;

    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AtomicLong fullAtNanos = new AtomicLong();
    private volatile int perSecond = NONE;

    int perSecond() {
        return perSecond;
    }

    /**
     * Sets it anew, with a full bucket.
     *
     * @param most 0 for none at all, {@link #NONE} for any number
     */
    void set(int most, long nowNanos) {
        if (most < 0) {
            throw new IllegalArgumentException("a ceiling is at least 0, not " + most);
        }
        fullAtNanos.set(nowNanos);
        perSecond = most;
    }

    /** Whether there is a ceiling. */
    boolean isSet() {
        return perSecond != NONE;
    }

    /** Whether one more may come now. Takes nothing. */
    boolean hasRoom(long nowNanos) {
        int most = perSecond;
        return most == NONE || (most > 0 && isWithin(fullAtNanos.get(), most, nowNanos));
    }

    /** Lets one more in, if one may come now. */
    boolean take(long nowNanos) {
        int most = perSecond;
        if (most == NONE) {
            return true;
        }
        long full;
        do {
            full = fullAtNanos.get();
            if (most == 0 || !isWithin(full, most, nowNanos)) {
                return false;
            }
        } while (!fullAtNanos.compareAndSet(full, next(full, most, nowNanos)));
        return true;
    }

    private static boolean isWithin(long full, int most, long nowNanos) {
        return next(full, most, nowNanos) - nowNanos <= Math.max(BURST_NANOS, gapNanos(most));
    }

    private static long next(long full, int most, long nowNanos) {
        return (full - nowNanos > 0 ? full : nowNanos) + gapNanos(most);
    }

    private static long gapNanos(int most) {
        return TimeUnit.SECONDS.toNanos(1) / most;
    }
}
