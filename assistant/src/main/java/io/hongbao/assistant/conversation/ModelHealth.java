package io.hongbao.assistant.conversation;

import java.util.function.LongSupplier;

/**
 * Whether the model is worth asking. After a few failures in a row it is left alone for a while, so
 * that people do not wait for it one after the other; then one turn tries it again.
 */
final class ModelHealth {

    static final int FAILURES = 3;
    static final long REST_NANOS = 15_000_000_000L;

    private final int concurrent;
    private final LongSupplier nanos;
    private int going;
    private int failuresInRow;
    private long restsUntilNanos;

    ModelHealth(int concurrent, LongSupplier nanos) {
        this.concurrent = concurrent;
        this.nanos = nanos;
    }

    /** Begins a use; false when it is not to be used now. {@link #end} must follow a true. */
    synchronized boolean begin() {
        boolean resting = failuresInRow >= FAILURES && nanos.getAsLong() - restsUntilNanos < 0;
        if (resting || going >= concurrent) {
            return false;
        }
        if (failuresInRow >= FAILURES) {
            rest(); // the others wait for what this one finds
        }
        going++;
        return true;
    }

    synchronized void end(boolean worked) {
        going--;
        if (worked) {
            failuresInRow = 0;
            return;
        }
        failuresInRow++;
        if (failuresInRow >= FAILURES) {
            rest();
        }
    }

    private void rest() {
        restsUntilNanos = nanos.getAsLong() + REST_NANOS;
    }
}
