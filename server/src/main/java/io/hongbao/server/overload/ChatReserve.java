package io.hongbao.server.overload;

import java.util.concurrent.TimeUnit;

/**
 * The small part of an event loop that belongs to plain chat: while everything else is shed, people
 * still get an answer that says so. Turns under way are bounded always, new ones a second only
 * while the server is pressed. Used by the loop's own thread.
 */
final class ChatReserve {

    /** How many turns may be under way on one event loop: those with a model take seconds. */
    static final int MOST_UNDER_WAY = 256;

    /** How many turns may begin a second on one event loop while the server is pressed. */
    static final int PER_SECOND = 100;

    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

    private int underWay;
    private long fullAtNanos;
    private boolean begun;

    void taken() {
        underWay++;
    }

    void answered() {
        underWay--;
    }

    int underWay() {
        return underWay;
    }

    /**
     * Whether one more turn may begin. While pressed, each one that may is counted: the bucket is
     * one that will be full at a known time (GCRA).
     */
    boolean admits(boolean pressed, long nowNanos) {
        if (underWay >= MOST_UNDER_WAY) {
            return false;
        }
        if (!pressed) {
            return true;
        }
        if (!begun || fullAtNanos - nowNanos < 0) {
            fullAtNanos = nowNanos;
            begun = true;
        }
        if (fullAtNanos - nowNanos > TURN_NANOS * (PER_SECOND - 1)) {
            return false;
        }
        fullAtNanos += TURN_NANOS;
        return true;
    }
}
