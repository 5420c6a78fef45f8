package io.hongbao.server.overload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * What each event loop has under way and has answered. Each loop writes only its own numbers, far
 * from those of others, and reads all: no write is ever contended, and none needs a locked
 * instruction.
 */
final class Shares {

    /** More event loops than any machine that this runs on. */
    private static final int MOST_LOOPS = 256;

    /** Numbers of two loops never lie on one cache line, nor on two neighbours. */
    private static final int APART = 16;

    private static final int UNDER_WAY = 0;
    private static final int PEAK = 1;
    private static final int COMPLETED = 2;
    private static final int WAITED = 3;
    private static final int LAG = 4;

    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] numbers = new long[MOST_LOOPS * APART];
    private final AtomicInteger loops = new AtomicInteger();
    private final IntSupplier others;

    /**
     * @param others what is under way and no loop counts
     */
    Shares(IntSupplier others) {
        this.others = others;
    }

    /** A number for one more event loop. */
    int newLoop() {
        int loop = loops.getAndIncrement();
        if (loop >= MOST_LOOPS) {
            throw new IllegalStateException("there are more than " + MOST_LOOPS + " event loops");
        }
        return loop;
    }

    /** Everything that is under way. */
    int underWay() {
        return (int) sum(UNDER_WAY) + others.getAsInt();
    }

    /** One more is under way on {@code loop}. */
    void taken(int loop) {
        add(loop, UNDER_WAY, 1);
        long all = sum(UNDER_WAY);
        if (all > get(loop, PEAK)) {
            set(loop, PEAK, all);
        }
    }

    /** One less is under way on {@code loop}. */
    void left(int loop) {
        add(loop, UNDER_WAY, -1);
    }

    /** One that took {@code nanos} was answered on {@code loop}. */
    void answered(int loop, long nanos) {
        left(loop);
        add(loop, COMPLETED, 1);
        add(loop, WAITED, Math.max(0, nanos));
    }

    /** The event loop {@code loop} is late by so much of the most, in percent. */
    void late(int loop, int percent) {
        set(loop, LAG, percent);
    }

    /** How late the latest of the event loops is, in percent of the most. */
    int mostLagPercent() {
        long most = 0;
        for (int loop = 0; loop < loops.get(); loop++) {
            most = Math.max(most, get(loop, LAG));
        }
        return (int) most;
    }

    /** How many were answered so far. */
    long completed() {
        return sum(COMPLETED);
    }

    /** How long these took, all together. */
    long waitedNanos() {
        return sum(WAITED);
    }

    /**
     * The most that loops had under way since the last call: what no loop counts says nothing about
     * how long a request takes. A loop may write its peak at the same moment; then it is seen again
     * in the next window, or lost, which harms nobody.
     */
    int takePeak() {
        long peak = sum(UNDER_WAY);
        for (int loop = 0; loop < loops.get(); loop++) {
            peak = Math.max(peak, get(loop, PEAK));
            set(loop, PEAK, 0);
        }
        return (int) peak;
    }

    private long sum(int what) {
        long sum = 0;
        int known = loops.getPlain();
        for (int loop = 0; loop < known; loop++) {
            sum += get(loop, what);
        }
        return sum;
    }

    private void add(int loop, int what, long delta) {
        set(loop, what, get(loop, what) + delta);
    }

    private long get(int loop, int what) {
        return (long) NUMBER.getOpaque(numbers, loop * APART + what);
    }

    private void set(int loop, int what, long value) {
        NUMBER.setOpaque(numbers, loop * APART + what, value);
    }
}
