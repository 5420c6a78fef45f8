package io.hongbao.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still where the one below it goes back: no entry is ever earlier than the one
 * before.
 */
final class MonotoneClock {
    private final LongSupplier below;
    private final AtomicLong latestMillis = new AtomicLong(Long.MIN_VALUE);

    MonotoneClock(LongSupplier below) {
        this.below = below;
    }

    /** Milliseconds since the epoch; never less than in any call before, on any thread. */
    long nowMillis() {
        return noEarlierThan(below.getAsLong());
    }

    /** Sets the clock on to {@code millis}, if it is earlier. */
    long noEarlierThan(long millis) {
        return latestMillis.accumulateAndGet(millis, Math::max);
    }
}
