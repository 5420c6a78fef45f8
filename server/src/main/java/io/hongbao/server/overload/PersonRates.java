package io.hongbao.server.overload;

import io.hongbao.core.UserId;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Holds each person to a rate: whoever asks more often than an app ever does waits. Looked at after
 * the pass was found good, so that nobody can use up another's.
 */
public final class PersonRates {

    /** Requests a second of one person, unless said otherwise. */
    public static final int PER_SECOND = 50;

    /** How many seconds' worth may come at once. */
    private static final int BURST_SECONDS = 20;

    /** Buckets that are not full, at most: 65,536 people within the same few seconds. */
    private static final int SLOT_BITS = 16;

    private final RateTable table;
    private final boolean isOn;
    private final LongSupplier nanos;
    private final LongAdder refused = new LongAdder();

    /**
     * @param perSecond 0 for any number, at most 10,000
     * @param nanos the time, as {@link System#nanoTime}
     */
    public PersonRates(int perSecond, LongSupplier nanos) {
        this.isOn = perSecond > 0;
        int known = Math.max(1, perSecond);
        this.table = new RateTable(SLOT_BITS, known, known * BURST_SECONDS, nanos.getAsLong());
        this.nanos = nanos;
    }

    /** Nobody is held to anything. */
    public static PersonRates none() {
        return new PersonRates(0, System::nanoTime);
    }

    /** 0 when the person may ask now, else in how many milliseconds. */
    public long waitMillis(UserId person) {
        if (!isOn) {
            return 0;
        }
        long waitMillis = table.take(person.high() ^ person.low(), nanos.getAsLong());
        if (waitMillis > 0) {
            refused.increment();
        }
        return waitMillis;
    }

    /** How many requests were refused since the start. */
    public long refused() {
        return refused.sum();
    }
}
