package io.hongbao.server.effect;

import io.hongbao.core.Require;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: exponential, with full jitter, so that those who failed
 * together do not come back together (the formula of "Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015).
 */
final class Backoff {

    private final long baseMillis;
    private final long capMillis;

    /**
     * @param baseMillis the longest wait after the first failure, at least 1
     * @param capMillis the longest wait ever
     */
    Backoff(long baseMillis, long capMillis) {
        Require.inRange(baseMillis, 1, 86_400_000L, "base of the backoff in milliseconds");
        Require.inRange(capMillis, baseMillis, 86_400_000L, "cap of the backoff in milliseconds");
        this.baseMillis = baseMillis;
        this.capMillis = capMillis;
    }

    /** The longest wait after {@code failures}: doubles with each of them, up to the cap. */
    long ceilingMillis(int failures) {
        Require.inRange(failures, 1, Integer.MAX_VALUE, "number of failures");
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(baseMillis) - 1);
        return Math.min(capMillis, baseMillis << doublings);
    }

    /** How long to wait after {@code failures} in a row: 0 to {@link #ceilingMillis}. */
    long delayMillis(int failures, RandomGenerator random) {
        return random.nextLong(ceilingMillis(failures) + 1);
    }
}
