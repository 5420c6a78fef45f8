package io.hongbao.server.effect;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the dispatcher tells the time by. Waits are measured with a clock that nobody sets: on one
 * that is set back, a retry or an open breaker would wait as much longer.
 *
 * @param steadyMillis milliseconds since some moment, 0 or more; never goes back, and is never set
 * @param machineMillis milliseconds since the epoch, for people to read only
 */
record Clocks(LongSupplier steadyMillis, LongSupplier machineMillis) {

    /** This machine's. */
    static Clocks ofMachine() {
        long startNanos = System.nanoTime();
        return new Clocks(
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos),
                System::currentTimeMillis);
    }
}
