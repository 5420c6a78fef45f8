package io.hongbao.server.edge;

import io.hongbao.core.UserId;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.overload.Gate;
import io.hongbao.server.overload.NetworkRates;
import io.hongbao.server.overload.Overload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What belongs to one event loop: its executor, its scratch memory, the bodies that are still
 * coming in, and the gate that counts what is under way. Used on that event loop only, so nothing
 * here is locked.
 */
public final class EventLoop {

    /** How long the whole body of a request may take to arrive. */
    static final long BODY_TIMEOUT_MILLIS = 10_000;

    private static final byte[] NO_BODY = new byte[0];

    private final io.netty.channel.EventLoop executor;
    private final JsonBytes scratch = new JsonBytes();
    private final SlowBodies slowBodies = new SlowBodies();
    private final Gate gate;
    private final RefusalPages pages;
    private final Overload overload;
    private final Networks networks;
    private final NetworkRates rates = new NetworkRates();

    EventLoop(
            ContextInternal context,
            Gate gate,
            RefusalPages pages,
            Overload overload,
            Networks networks) {
        this.executor = context.nettyEventLoop();
        this.gate = gate;
        this.pages = pages;
        this.overload = overload;
        this.networks = networks;
    }

    /** Runs tasks on this event loop. */
    public Executor executor() {
        return executor;
    }

    /** Runs a task on this event loop, later. */
    public Future<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return executor.schedule(task, delay, unit);
    }

    /** Memory to put one answer together in. */
    public JsonBytes scratch() {
        return scratch.clear();
    }

    /**
     * A hot request has been taken; {@link #answered} or {@link #notTaken} must follow exactly
     * once.
     */
    public void taken() {
        gate.taken();
    }

    /** A hot request that was taken {@code nanos} ago has been answered, or its caller has gone. */
    public void answered(long nanos) {
        gate.answered(nanos);
    }

    /** A hot request was not taken after all. */
    public void notTaken() {
        gate.notTaken();
    }

    /** A turn of a conversation has begun; {@link #chatAnswered} must follow exactly once. */
    public void chatTaken() {
        gate.chatTaken();
    }

    /** A turn of a conversation is over. */
    public void chatAnswered() {
        gate.chatAnswered();
    }

    /** The request is of somebody with a good pass: their network is one of people. */
    public void met(HttpServerRequest request, UserId person) {
        long network = networks.of(request);
        if (network != Networks.OWN) {
            rates.met(network, person.low(), System.nanoTime());
        }
    }

    /** The network that a request comes from; 0 for this machine's own. */
    public long network(HttpServerRequest request) {
        return networks.of(request);
    }

    /** How long the request's network has to wait, in milliseconds; 0 when it has not. */
    long networkWaitMillis(HttpServerRequest request, long nowNanos) {
        long network = networks.of(request);
        long waitMillis = network == Networks.OWN ? 0 : rates.waitMillis(network, nowNanos);
        if (waitMillis > 0) {
            overload.countNetworkHeld();
        }
        return waitMillis;
    }

    /**
     * Whether nobody waits for the answer any more. Then it is counted, and said, should there be
     * somebody after all; the request is not to be worked on.
     */
    public boolean drops(HttpServerRequest request, Deadline deadline) {
        boolean gone = deadline.isCallerGone();
        if (!gone && !deadline.isOver(System.nanoTime())) {
            return false;
        }
        drop(request, deadline);
        return true;
    }

    /** Counts and says that a request was dropped. */
    public void drop(HttpServerRequest request, Deadline deadline) {
        overload.countDropped(deadline.isCallerGone());
        Answers.problem(request, Deadline.passed());
    }

    int unanswered() {
        return gate.unanswered();
    }

    Gate gate() {
        return gate;
    }

    RefusalPages pages() {
        return pages;
    }

    SlowBodies slowBodies() {
        return slowBodies;
    }

    /**
     * Reads a body of at most {@link StrictJson#MAX_BODY_BYTES}, then calls {@code then} once;
     * refuses a larger or slow one.
     */
    public void readBody(HttpServerRequest request, Consumer<byte[]> then) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null
                ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                : length.equals("0")) {
            then.accept(NO_BODY);
            return;
        }
        new Body(request, then).start();
    }

    /** A body that is coming in. */
    private final class Body {
        private final HttpServerRequest request;
        private final Consumer<byte[]> then;
        private Buffer received = Buffer.buffer();
        private boolean refused;

        Body(HttpServerRequest request, Consumer<byte[]> then) {
            this.request = request;
            this.then = then;
        }

        void start() {
            SlowBodies.Waiting waiting = slowBodies.add(request, System.nanoTime());
            request.handler(this::take);
            request.endHandler(_ -> {
                waiting.arrived();
                if (!refused) {
                    finish();
                }
            });
            request.exceptionHandler(_ -> waiting.arrived());
        }

        private void take(Buffer part) {
            if (refused) {
                return;
            }
            if (received.length() + part.length() > StrictJson.MAX_BODY_BYTES) {
                refused = true;
                Answers.bodyTooLarge(request);
                return;
            }
            received = received.length() == 0 ? part : received.appendBuffer(part);
        }

        private void finish() {
            try {
                then.accept(received.getBytes());
            } catch (RuntimeException e) {
                Answers.failure(request, e);
            }
        }
    }
}
