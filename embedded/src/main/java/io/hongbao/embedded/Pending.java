package io.hongbao.embedded;

import io.hongbao.core.Command;
import io.hongbao.core.Expiring;
import io.hongbao.core.Outcome;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A command that waits to be decided. Exactly one side gets it: the writer, which takes it, or its
 * submitter, who withdraws it because the host has begun to close meanwhile.
 */
final class Pending {
    private final Command command;
    private final Consumer<Outcome> reply;
    private final AtomicBoolean gone = new AtomicBoolean();

    Pending(Command command, Consumer<Outcome> reply) {
        this.command = command;
        this.reply = reply;
    }

    /** Returns whether the caller has it now. */
    boolean take() {
        return gone.compareAndSet(false, true);
    }

    /** Drops it if nobody waits for it any more; returns whether it did. After {@link #take}. */
    boolean drop() {
        if (reply instanceof Expiring expiring && expiring.isOver()) {
            expiring.dropped();
            return true;
        }
        return false;
    }

    Command command() {
        return command;
    }

    Consumer<Outcome> reply() {
        return reply;
    }
}
