package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/** A half-open stretch of time {@code [fromMillis, toMillis)}, in milliseconds since the epoch. */
public record Window(long fromMillis, long toMillis) {

    public Window {
        Require.that(fromMillis < toMillis, "a window must end after it starts");
    }

    public boolean contains(long atMillis) {
        return atMillis >= fromMillis && atMillis < toMillis;
    }

    public boolean contains(Window other) {
        return other.fromMillis >= fromMillis && other.toMillis <= toMillis;
    }

    public boolean overlaps(Window other) {
        return fromMillis < other.toMillis && other.fromMillis < toMillis;
    }
}
