package io.hongbao.embedded;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a host that met what it can't go on after. Told once; nothing is retried. */
final class FatalStop {
    private final Consumer<Throwable> onFatal;
    private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();

    FatalStop(Consumer<Throwable> onFatal) {
        this.onFatal = onFatal;
    }

    void because(Throwable problem) {
        if (cause.compareAndSet(null, problem)) {
            onFatal.accept(problem);
        }
    }

    boolean happened() {
        return cause.get() != null;
    }

    /** Throws when the host has stopped for good. */
    void check() {
        Throwable problem = cause.get();
        if (problem != null) {
            throw new IllegalStateException(
                    "the host has stopped: " + DataDirectoryException.reason(problem), problem);
        }
    }
}
