package io.hongbao.testkit;

import io.hongbao.core.Require;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until it is moved, and never goes back. In milliseconds since the
 * epoch.
 */
public final class VirtualClock implements LongSupplier {

    private final AtomicLong nowMillis;

    public VirtualClock(long startMillis) {
        this.nowMillis = new AtomicLong(startMillis);
    }

    @Override
    public long getAsLong() {
        return nowMillis.get();
    }

    /** Moves the clock on by {@code millis}, at least 0. */
    public void advance(long millis) {
        Require.inRange(millis, 0, Long.MAX_VALUE / 4, "milliseconds to advance");
        nowMillis.addAndGet(millis);
    }

    /** Moves the clock on to {@code atMillis}; does nothing when that has passed. */
    public void advanceTo(long atMillis) {
        nowMillis.accumulateAndGet(atMillis, Math::max);
    }
}
