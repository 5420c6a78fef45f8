package io.hongbao.server.overload;

import java.util.concurrent.TimeUnit;

/**
 * How many requests may be under way at once, found from how long they take. What was measured
 * comes in windows; the limit follows them so that a request that is taken waits about as long as
 * the target: by Little's law the limit is then throughput times target.
 *
 * <p>While less than half of the limit is used, its height says nothing, and it stays. Else it is
 * multiplied by {@code target / mean latency}, held between a half and one and a half and taken
 * half: a proportional controller on the logarithm of the limit, which neither swings nor creeps.
 *
 * <p>The target is three times what a request takes while there is room, and at least 40 ms. Unlike
 * the long-term average of Netflix's Gradient2 it is not learned while the limit is reached, so
 * that an overload that lasts does not come to look normal; unlike Vegas' lowest latency it leaves
 * room for batches, which make a request slower and all of them together faster. See
 * docs/decisions/013-the-limit-follows-a-target.md.
 *
 * <p>Written by one thread; what it found can be read by all.
 */
public final class AdaptiveLimit {

    /** The limit never falls below this. */
    public static final int LEAST = 16;

    /** The limit never rises above this. */
    public static final int MOST = 16_384;

    static final int FIRST = 2_048;
    static final long LEAST_TARGET_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    static final long MOST_TARGET_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private static final double TARGET_OF_BASE = 3;
    private static final double STEP = 0.5;
    private static final double LARGEST_STEP = 0.5;
    private static final double BASE_SMOOTHING = 0.05;
    private static final double RATE_SMOOTHING = 0.3;
    private static final double FIRST_PER_SECOND = 3_000;

    /** With room to spare the server can sustain more than what comes: so much more is believed. */
    private static final double PROBE = 1.5;

    private double exact = FIRST;
    private double baseNanos;
    private double sustained = FIRST_PER_SECOND;
    private volatile int limit = FIRST;
    private volatile long targetNanos = LEAST_TARGET_NANOS;
    private volatile long permitsPerSecond = (long) FIRST_PER_SECOND;

    /**
     * What was measured in a stretch of time.
     *
     * @param nanos how long it was, above 0
     * @param completed how many requests were answered
     * @param waitedNanos how long these took, all together
     * @param peak how many were under way at most
     */
    public record Window(long nanos, long completed, long waitedNanos, int peak) {}

    /** How many requests may be under way. */
    public int limit() {
        return limit;
    }

    /** How long a request should take on average when as many are under way as may be. */
    public long targetNanos() {
        return targetNanos;
    }

    /**
     * How many requests a second the server can sustain, as far as it is known: while the limit is
     * reached, what it completes at the target; while there is room, at least half as much again as
     * what it completes. Whoever lets people in by this measure will therefore find the true one
     * within some windows, from below, and is held back when it falls.
     */
    public long permitsPerSecond() {
        return permitsPerSecond;
    }

    /** Takes over what a window showed. One in which nothing was answered shows nothing. */
    public void close(Window window) {
        if (window.completed() <= 0 || window.nanos() <= 0) {
            return;
        }
        double mean = Math.max(1, (double) window.waitedNanos() / window.completed());
        double perSecond = window.completed() * 1e9 / window.nanos();
        boolean pressed = window.peak() >= exact / 2;
        if (!pressed || exact <= LEAST) {
            learnBase(mean);
        }
        double room = targetNanos / mean;
        if (pressed) {
            double ratio = Math.clamp(room, 1 - LARGEST_STEP, 1 + LARGEST_STEP);
            exact = Math.clamp(exact * (1 + STEP * (ratio - 1)), LEAST, MOST);
            double atTarget = perSecond * Math.clamp(room, 1 - LARGEST_STEP, 1.1);
            sustained += RATE_SMOOTHING * (atTarget - sustained);
        } else {
            sustained = Math.max(sustained, PROBE * perSecond);
        }
        limit = (int) exact;
        permitsPerSecond = Math.max(1, Math.round(sustained));
    }

    /**
     * Takes over a window in which event loops were late: what was answered is what can be done,
     * and how long it took says nothing about the limit, as requests waited before they were
     * counted.
     */
    public void closeLate(Window window) {
        if (window.completed() > 0 && window.nanos() > 0) {
            double perSecond = window.completed() * 1e9 / window.nanos();
            sustained += RATE_SMOOTHING * (perSecond - sustained);
            permitsPerSecond = Math.max(1, Math.round(sustained));
        }
    }

    private void learnBase(double mean) {
        baseNanos =
                baseNanos == 0 || mean < baseNanos
                        ? mean
                        : baseNanos + BASE_SMOOTHING * (mean - baseNanos);
        targetNanos =
                Math.clamp(
                        Math.round(TARGET_OF_BASE * baseNanos),
                        LEAST_TARGET_NANOS,
                        MOST_TARGET_NANOS);
    }
}
