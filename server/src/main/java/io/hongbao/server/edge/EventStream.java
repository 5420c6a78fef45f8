package io.hongbao.server.edge;

import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events, until the caller goes. A heartbeat tells both sides that the other is there.
 * Used on the request's event loop.
 */
public final class EventStream {

    /** How often a heartbeat comes, and when somebody who was refused may come again. */
    private static final long HEARTBEAT_SECONDS = 15;

    private static final CharSequence EVENTS =
            HttpHeaders.createOptimized("text/event-stream;charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("x-accel-buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");

    private final HttpServerResponse response;
    private final EventLoop loop;
    private Runnable left = () -> {};
    private boolean over;

    /** A stream that has not begun. */
    public EventStream(HttpServerRequest request, EventLoop loop) {
        this.response = request.response();
        this.loop = loop;
    }

    /** Refuses somebody for whom there is no room. */
    public static ProblemException tooMany(int most) {
        return new ProblemException(
                Problem.of(ProblemCode.OVERLOADED, "at most " + most + " may listen at a time")
                        .retry("", HEARTBEAT_SECONDS));
    }

    /**
     * Sends the headers.
     *
     * @param whenOver is told when the caller has gone, at least once
     */
    public void begin(Runnable whenOver) {
        left = whenOver;
        response.closeHandler(_ -> leave());
        response.exceptionHandler(_ -> leave());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set(BUFFERING, NO);
        response.setChunked(true);
        response.write(Buffer.buffer("retry: 3000\n\n"));
        beatLater();
    }

    private void beatLater() {
        Future<?> _ = loop.schedule(this::beat, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        if (!over) {
            write(Buffer.buffer(": heartbeat\n\n"));
            beatLater();
        }
    }

    /** Sends an event. Nothing piles up: who does not read is left, and may come again. */
    public void write(Buffer event) {
        if (isThere() && !writeIfRead(event)) {
            leave();
            response.reset();
        }
    }

    /** Sends an event that the next one replaces: who does not read does not get it. */
    public boolean writeIfRead(Buffer event) {
        if (!isThere() || response.writeQueueFull()) {
            return false;
        }
        response.write(event);
        return true;
    }

    private boolean isThere() {
        if (!over && (response.ended() || response.closed())) {
            leave();
        }
        return !over;
    }

    private void leave() {
        over = true;
        left.run();
    }
}
