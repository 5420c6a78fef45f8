package io.hongbao.server.effect;

import io.hongbao.core.Require;
import java.util.Locale;

/**
 * Keeps requests from an adapter that fails: while it is open nothing is sent, then a few probes
 * find out whether the other side is back. Looks at the last {@value #WINDOW} answers, and opens
 * when at least {@value #LEAST} are known and half of them are failures. Each time that a probe
 * fails it stays open twice as long, up to a cap.
 *
 * <p>Each change of its state begins a new generation. An answer counts only in the generation that
 * its request went out in: a request from before it opened, answered late, is no probe.
 *
 * <p>Time is passed in. Used by one thread.
 */
final class CircuitBreaker {

    /** How many answers it looks at: as many as a long has bits for. */
    static final int WINDOW = 32;

    /** With fewer answers than this it does not open. */
    static final int LEAST = 8;

    /** How many probes are out at once, and must succeed in a row, before it closes. */
    static final int PROBES = 3;

    private static final long WINDOW_BITS = (1L << WINDOW) - 1;

    private final long shortestMillis;
    private final long longestMillis;

    private State state = State.CLOSED;
    private long failures;
    private int known;
    private long openMillis;
    private long untilMillis;
    private int probesOut;
    private int probesGood;
    private long generation;

    /** Whether requests pass. */
    enum State {
        /** All do. */
        CLOSED,
        /** None does. */
        OPEN,
        /** A few do, to find out. */
        HALF_OPEN;

        /** As metrics and health call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param shortestMillis how long it is open the first time
     * @param longestMillis how long it is open at most
     */
    CircuitBreaker(long shortestMillis, long longestMillis) {
        Require.inRange(shortestMillis, 1, 86_400_000L, "shortest open time in milliseconds");
        Require.inRange(
                longestMillis, shortestMillis, 86_400_000L, "longest open time in milliseconds");
        this.shortestMillis = shortestMillis;
        this.longestMillis = longestMillis;
    }

    /** Whether a request may go out now. */
    boolean admits(long nowMillis) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> nowMillis >= untilMillis;
            case HALF_OPEN -> probesOut + probesGood < PROBES;
        };
    }

    /**
     * A request goes out that was admitted: {@link #answered} or {@link #failed} must follow once,
     * with the generation that is returned.
     */
    long asked() {
        if (state == State.OPEN) {
            enter(State.HALF_OPEN);
            probesOut = 0;
            probesGood = 0;
        }
        if (state == State.HALF_OPEN) {
            probesOut++;
        }
        return generation;
    }

    /** The other side has answered, whatever it said. */
    void answered(long askedIn) {
        if (askedIn != generation) {
            return;
        }
        switch (state) {
            case CLOSED -> remember(0);
            case OPEN -> throw new IllegalStateException("a request went out while it was open");
            case HALF_OPEN -> {
                probesOut--;
                probesGood++;
                if (probesGood >= PROBES) {
                    close();
                }
            }
        }
    }

    /** The other side has not answered, or not sensibly. */
    void failed(long askedIn, long nowMillis) {
        if (askedIn != generation) {
            return;
        }
        switch (state) {
            case CLOSED -> {
                remember(1);
                if (known >= LEAST && 2 * Long.bitCount(failures) >= known) {
                    open(shortestMillis, nowMillis);
                }
            }
            case OPEN -> throw new IllegalStateException("a request went out while it was open");
            case HALF_OPEN -> open(Math.min(longestMillis, 2 * openMillis), nowMillis);
        }
    }

    /** Whether requests pass now; an open one whose time is over counts as half open. */
    State state(long nowMillis) {
        return state == State.OPEN && nowMillis >= untilMillis ? State.HALF_OPEN : state;
    }

    /** When an open one lets a probe out; 0 when it is not open. */
    long untilMillis() {
        return state == State.OPEN ? untilMillis : 0;
    }

    private void remember(long failure) {
        failures = ((failures << 1) | failure) & WINDOW_BITS;
        known = Math.min(WINDOW, known + 1);
    }

    private void open(long millis, long nowMillis) {
        enter(State.OPEN);
        openMillis = millis;
        untilMillis = nowMillis + millis;
    }

    private void close() {
        enter(State.CLOSED);
        failures = 0;
        known = 0;
    }

    private void enter(State next) {
        state = next;
        generation++;
    }
}
