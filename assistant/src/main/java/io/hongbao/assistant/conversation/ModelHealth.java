package io.hongbao.assistant.conversation;

import io.hongbao.core.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Whether the model is to be asked. After a few failures in a row it is left alone for a while, so
 * that people do not wait for it one after the other; then one turn tries it again. One person has
 * one turn with it at a time, so that nobody takes it away from the others.
 */
final class ModelHealth {

    static final int FAILURES = 3;
    static final long REST_NANOS = 15_000_000_000L;

    private final int concurrent;
    private final LongSupplier nanos;
    private final Set<UserId> going = new HashSet<>();
    private int failuresInRow;
    private long restsUntilNanos;

    ModelHealth(int concurrent, LongSupplier nanos) {
        this.concurrent = concurrent;
        this.nanos = nanos;
    }

    /** Begins a use; false when it is not to be used now. {@link #end} must follow a true. */
    synchronized boolean begin(UserId user) {
        boolean resting = failuresInRow >= FAILURES && nanos.getAsLong() - restsUntilNanos < 0;
        if (resting || going.size() >= concurrent || going.contains(user)) {
            return false;
        }
        if (failuresInRow >= FAILURES) {
            rest(); // the others wait for what this one finds
        }
        going.add(user);
        return true;
    }

    synchronized void end(UserId user, boolean worked) {
        going.remove(user);
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
