package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.TurnEvent;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.metrics.ChatMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One turn between its question and its last event. What comes at once is sent as one piece, with
 * its length; what comes later is sent as it comes. Events may come on any thread; everything else
 * happens on the request's event loop.
 */
final class ChatExchange implements Consumer<TurnEvent> {

    private static final CharSequence EVENTS =
            HttpHeaders.createOptimized("text/event-stream;charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("x-accel-buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Caller caller;
    private final Language language;
    private final ChatMetrics metrics;
    private final long startNanos;
    private final Thread thread = Thread.currentThread();
    private final Buffer waiting = Buffer.buffer(512);
    private boolean streaming;
    private boolean ended;

    ChatExchange(
            HttpServerRequest request,
            EventLoop loop,
            Caller caller,
            Language language,
            ChatMetrics metrics,
            long startNanos) {
        this.request = request;
        this.loop = loop;
        this.caller = caller;
        this.language = language;
        this.metrics = metrics;
        this.startNanos = startNanos;
    }

    /**
     * Begins the turn.
     *
     * @param turn false when the conversation, or all that the person may have, are busy: no event
     *     comes then
     */
    void begin(BooleanSupplier turn) {
        loop.chatTaken();
        boolean taken;
        try {
            taken = turn.getAsBoolean();
        } catch (RuntimeException e) {
            loop.chatAnswered();
            throw e;
        }
        if (!taken) {
            loop.chatAnswered();
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.TURN_IN_PROGRESS,
                                    "wait for the answer: a conversation takes one turn at a time,"
                                            + " and a person's conversations only so many together")
                            .at("conversation")
                            .retry("", 1));
        }
        if (!ended) {
            stream();
        }
    }

    private void stream() {
        streaming = true;
        HttpServerResponse response = request.response();
        if (isGone(response)) {
            return;
        }
        head(response);
        response.setChunked(true);
        response.write(waiting);
    }

    private static void head(HttpServerResponse response) {
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set(BUFFERING, NO);
    }

    private static boolean isGone(HttpServerResponse response) {
        return response.ended() || response.closed();
    }

    @Override
    public void accept(TurnEvent event) {
        // Once it streams, all events queue up alike: none may overtake another.
        if (Thread.currentThread() == thread && !streaming) {
            take(event);
        } else {
            loop.executor().execute(() -> take(event));
        }
    }

    private void take(TurnEvent event) {
        write(event);
        switch (event) {
            case TurnEvent.Done done -> {
                metrics.answered(done.by(), System.nanoTime() - startNanos);
                end();
            }
            case TurnEvent.Failed _ -> {
                metrics.failed();
                end();
            }
            case TurnEvent.Message _,
                    TurnEvent.ToolUse _,
                    TurnEvent.Shown _,
                    TurnEvent.Ordering _ -> {
                // More comes.
            }
        }
    }

    private void end() {
        ended = true;
        HttpServerResponse response = request.response();
        if (!isGone(response)) {
            if (streaming) {
                response.end();
            } else {
                head(response);
                response.end(waiting);
            }
        }
        loop.chatAnswered();
    }

    private void write(TurnEvent event) {
        Buffer piece =
                switch (event) {
                    case TurnEvent.Message message -> event("message", new Text(message.text()));
                    case TurnEvent.ToolUse use ->
                            event("tool", new Tool(use.tool().id(), lower(use.progress())));
                    case TurnEvent.Shown shown ->
                            event(
                                    "card",
                                    "{\"type\":\""
                                            + shown.type()
                                            + "\",\"card\":"
                                            + shown.json()
                                            + "}");
                    case TurnEvent.Ordering ordering -> event("state", state(ordering.state()));
                    case TurnEvent.Done done ->
                            event("done", new Done(done.conversation(), lower(done.by())));
                    case TurnEvent.Failed _ ->
                            event(
                                    "problem",
                                    new String(
                                            Problem.of(ProblemCode.INTERNAL, "").json(language),
                                            StandardCharsets.UTF_8));
                };
        HttpServerResponse response = request.response();
        if (!streaming) {
            waiting.appendBuffer(piece);
        } else if (!isGone(response)) {
            response.write(piece);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private State state(OrderingState state) {
        return new State(
                lower(state.kind()),
                state.retryAtMillis() == OrderingState.UNKNOWN
                        ? null
                        : Rfc3339.of(state.retryAtMillis(), caller.zone()));
    }

    private record Text(String text) {}

    private record Tool(String name, String state) {}

    private record State(String ordering, @org.jspecify.annotations.Nullable String retryAt) {}

    private record Done(String conversation, String by) {}

    private static Buffer event(String name, Object data) {
        return event(name, Cards.json(data));
    }

    /** JSON has no line breaks of its own, so an event's data is one line. */
    private static Buffer event(String name, String json) {
        return Buffer.buffer("event: " + name + "\ndata: " + json + "\n\n");
    }
}
