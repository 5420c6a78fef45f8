package io.hongbao.server.notice;

import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Notices as server-sent events, from the last ones on, until the caller goes. A heartbeat tells
 * both sides that the other is there. Nothing piles up: who does not read is left, and may come
 * again with {@code Last-Event-ID}. Used on the request's event loop.
 */
public final class EventStream {

    private static final CharSequence EVENTS =
            HttpHeaders.createOptimized("text/event-stream;charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("x-accel-buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    private static final long HEARTBEAT_SECONDS = 15;

    private final HttpServerResponse response;
    private final Notices notices;
    private final EventLoop loop;
    private boolean over;

    private EventStream(HttpServerRequest request, Notices notices, EventLoop loop) {
        this.response = request.response();
        this.notices = notices;
        this.loop = loop;
    }

    /**
     * Begins a stream.
     *
     * @throws ProblemException when as many listen as may
     */
    public static void begin(HttpServerRequest request, Notices notices, EventLoop loop) {
        String after = request.getHeader("Last-Event-ID");
        EventStream stream = new EventStream(request, notices, loop);
        List<Notice> missed =
                notices.listen(
                                stream,
                                after == null ? "" : after,
                                notice -> loop.executor().execute(() -> stream.write(notice)))
                        .orElseThrow(() ->
                                new ProblemException(
                                        Problem.of(
                                                        ProblemCode.OVERLOADED,
                                                        "at most "
                                                                + Notices.MOST_LISTENERS
                                                                + " may listen at a time")
                                                .retry("", HEARTBEAT_SECONDS)));
        stream.open(missed);
    }

    private void open(List<Notice> missed) {
        response.closeHandler(_ -> leave());
        response.exceptionHandler(_ -> leave());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set(BUFFERING, NO);
        response.setChunked(true);
        response.write(Buffer.buffer("retry: 3000\n\n"));
        missed.forEach(this::write);
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

    /** JSON has no line breaks of its own, so an event's data is one line. */
    private void write(Notice notice) {
        write(
                Buffer.buffer("id: " + notice.id() + "\nevent: " + notice.kind() + "\ndata: ")
                        .appendBytes(StrictJson.write(notice))
                        .appendString("\n\n"));
    }

    private void write(Buffer piece) {
        if (over) {
            return;
        }
        if (response.ended() || response.closed()) {
            leave();
        } else if (response.writeQueueFull()) {
            leave();
            response.reset();
        } else {
            response.write(piece);
        }
    }

    private void leave() {
        over = true;
        notices.leave(this);
    }
}
