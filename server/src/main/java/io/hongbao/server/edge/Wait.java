package io.hongbao.server.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How long one command waits for its turn: until the host begins with it, or until the deadline
 * that its request named, whichever comes first. Whoever gives up at the deadline is told so then,
 * not when the host comes to it: a disk that stalls keeps nobody longer than they said. What the
 * host has begun with may be done, and is waited for. Made and answered on the request's event
 * loop; asked by the host.
 */
public final class Wait {

    private enum Phase {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Deadline deadline;
    private final Runnable late;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private @Nullable Future<?> alarm;

    public Wait(HttpServerRequest request, EventLoop loop, Deadline deadline) {
        this(request, loop, deadline, () -> {});
    }

    /**
     * @param late is told, on the event loop, when it was given up though its caller was still
     *     there
     */
    public Wait(HttpServerRequest request, EventLoop loop, Deadline deadline, Runnable late) {
        this.request = request;
        this.loop = loop;
        this.deadline = deadline;
        this.late = late;
    }

    /** The command is handed over. Said before it is: the answer may come at once. */
    public void begin() {
        loop.taken();
        if (deadline.isNamed()) {
            long leftNanos = Math.max(1, deadline.leftNanos(System.nanoTime()) + 1);
            alarm = loop.schedule(this::giveUp, leftNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The host did not take it after all. */
    public void notTaken() {
        stop();
        loop.notTaken();
    }

    private void giveUp() {
        if (phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP)) {
            loop.notTaken();
            drop();
        }
    }

    private void drop() {
        if (!deadline.isCallerGone()) {
            late.run();
        }
        loop.drop(request, deadline);
    }

    /**
     * Whether nobody waits any more, now that the host comes to it; if somebody does, it is begun.
     * Of the host, on its own thread.
     */
    public boolean isOver() {
        if (!deadline.isNamed()) {
            return deadline.isOver();
        }
        return phase.get() == Phase.GIVEN_UP
                || deadline.isOver()
                || !phase.compareAndSet(Phase.WAITING, Phase.BEGUN);
    }

    /** The host has dropped it, as it {@link #isOver}. Of the host, on its own thread. */
    public void dropped() {
        if (phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP)) {
            loop.executor()
                    .execute(() -> {
                        notTaken();
                        drop();
                    });
        }
    }

    /** It was answered {@code nanos} after it was taken. */
    public void answered(long nanos) {
        stop();
        loop.answered(nanos);
    }

    private void stop() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
    }
}
