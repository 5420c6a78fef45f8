package io.hongbao.server.overload;

import java.util.Arrays;

/**
 * How late an event loop is, from a timer that comes late when the loop is busy. Requests that wait
 * in their sockets are seen nowhere else. What counts is the least of the last few ticks, as in
 * CoDel (RFC 8289): one pause is no queue, but one that stands is. Used by the loop's own thread.
 */
final class LoopLag {

    /** How often the timer comes, in milliseconds. */
    static final long TICK_MILLIS = 5;

    /**
     * With so much lag nobody joins a waiting room, and nothing less is done: who is called needs
     * the time, and who joins a moment later loses nothing.
     */
    static final long SHEDS_JOINS_NANOS = 20_000_000;

    /** With so much claims and all that is shed before them are refused. */
    static final long SHEDS_CLAIMS_NANOS = 90_000_000;

    /**
     * With so much nothing but what is never refused is let in. Who pays, or was called from the
     * waiting room, is better served late than sent away: they are few, and come again at once.
     */
    static final long MOST_NANOS = 400_000_000;

    /** A loop that is mostly late by so much has more to do than is good for who was called. */
    static final long BUSY_NANOS = 1_500_000;

    private static final long SHEDS_JOINS_PERCENT = 80;
    private static final long SHEDS_CLAIMS_PERCENT = 90;

    private static final int MOST_PERCENT = 1_000;

    private static final int TICKS = 5;

    private final long[] last = new long[TICKS];
    private int next;
    private int percent;
    private boolean busy;

    /** The timer came {@code lateNanos} after it was due. */
    void tick(long lateNanos) {
        last[next] = Math.max(0, lateNanos);
        next = (next + 1) % TICKS;
        long[] sorted = last.clone();
        Arrays.sort(sorted);
        percent = percent(sorted[0]);
        busy = sorted[TICKS / 2] >= BUSY_NANOS;
    }

    private static int percent(long standing) {
        if (standing >= MOST_NANOS) {
            return MOST_PERCENT;
        }
        if (standing >= SHEDS_CLAIMS_NANOS) {
            return between(standing, SHEDS_CLAIMS_NANOS, MOST_NANOS, SHEDS_CLAIMS_PERCENT, 100);
        }
        return standing >= SHEDS_JOINS_NANOS
                ? between(
                        standing,
                        SHEDS_JOINS_NANOS,
                        SHEDS_CLAIMS_NANOS,
                        SHEDS_JOINS_PERCENT,
                        SHEDS_CLAIMS_PERCENT)
                : between(standing, 0, SHEDS_JOINS_NANOS, 0, SHEDS_JOINS_PERCENT);
    }

    /** On the straight line from one point to another. */
    private static int between(
            long nanos, long fromNanos, long toNanos, long fromPercent, long toPercent) {
        return (int)
                (fromPercent
                        + (nanos - fromNanos) * (toPercent - fromPercent) / (toNanos - fromNanos));
    }

    /** Whether the loop was late by {@link #BUSY_NANOS} or more at most of the last ticks. */
    boolean isBusy() {
        return busy;
    }

    /** The lag that stands, in percent of the most. */
    int percent() {
        return percent;
    }
}
