package io.hongbao.server.live;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * By how much values that are counted up have grown over the last while. Time is passed in. Not
 * thread-safe.
 */
final class Sliding {

    private final long spanNanos;
    private final long stepNanos;
    private final Deque<Look> looks = new ArrayDeque<>();
    private Look latest;

    private static final class Look {
        final long atNanos;
        final long[] values;

        Look(long atNanos, long[] values) {
            this.atNanos = atNanos;
            this.values = values;
        }
    }

    /**
     * Begins.
     *
     * @param spanNanos how long the last while is
     * @param stepNanos how far apart the looks are that are kept; the span may be so much longer
     * @param values what has been counted by now
     */
    Sliding(long spanNanos, long stepNanos, long nowNanos, long... values) {
        this.spanNanos = spanNanos;
        this.stepNanos = stepNanos;
        this.latest = new Look(nowNanos, values.clone());
        looks.addLast(latest);
    }

    /** Looks at the values, as many as at the beginning. */
    void look(long nowNanos, long... values) {
        latest = new Look(nowNanos, values.clone());
        if (nowNanos - looks.getLast().atNanos >= stepNanos) {
            looks.addLast(latest);
        }
        // The oldest is the last one that is a whole span ago: with it, all of the span is seen.
        while (looks.size() > 1 && isBefore(nowNanos)) {
            looks.removeFirst();
        }
    }

    /** Whether there is one after the oldest that is a span ago, too. */
    private boolean isBefore(long nowNanos) {
        Look oldest = looks.removeFirst();
        boolean isBefore = nowNanos - looks.getFirst().atNanos >= spanNanos;
        looks.addFirst(oldest);
        return isBefore;
    }

    /** How many looks are kept. */
    int kept() {
        return looks.size();
    }

    /** By how much the value with this index has grown. */
    long growth(int index) {
        return latest.values[index] - looks.getFirst().values[index];
    }

    /** Over how long that is; less than the span at first, and 0 in the beginning. */
    double seconds() {
        return (latest.atNanos - looks.getFirst().atNanos) / 1e9;
    }

    /** The growth in a second; 0 as long as nothing can be said. */
    double perSecond(int index) {
        return seconds() > 0 ? growth(index) / seconds() : 0;
    }
}
