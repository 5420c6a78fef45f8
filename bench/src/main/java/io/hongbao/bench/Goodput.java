package io.hongbao.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** When claims were granted, in tenths of a second since a load began. Safe to read meanwhile. */
final class Goodput {
    private static final long TENTH_MILLIS = 100;
    private static final long SECOND_MILLIS = 1_000;

    private final long startNanos = System.nanoTime();
    private final AtomicLongArray tenths;

    /**
     * @param millis the longest that the load may take
     */
    Goodput(long millis) {
        this.tenths = new AtomicLongArray((int) (millis / TENTH_MILLIS) + 1);
    }

    /** A claim was granted now. */
    void granted() {
        long tenth = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos) / TENTH_MILLIS;
        tenths.incrementAndGet((int) Math.min(tenth, tenths.length() - 1L));
    }

    /** Claims granted in a second, on average over this stretch of time. */
    double perSecond(long fromMillis, long toMillis) {
        long sum = 0;
        for (long tenth = fromMillis / TENTH_MILLIS; tenth < toMillis / TENTH_MILLIS; tenth++) {
            sum += tenths.get((int) tenth);
        }
        return sum * 1_000.0 / (toMillis - fromMillis);
    }

    /**
     * How long after {@code fromMillis} the first whole second begins in which so many claims were
     * granted; {@code mostMillis} when there is none before.
     */
    long backAfterMillis(long fromMillis, long mostMillis, double perSecond) {
        for (long late = 0; late < mostMillis; late += TENTH_MILLIS) {
            long from = fromMillis + late;
            if (perSecond(from, from + SECOND_MILLIS) >= perSecond) {
                return late;
            }
        }
        return mostMillis;
    }
}
