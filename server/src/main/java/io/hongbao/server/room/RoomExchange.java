package io.hongbao.server.room;

import io.hongbao.core.Command;
import io.hongbao.core.Expiring;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Wait;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request to a waiting room between its question and its answer. The host hands the outcome
 * over on its own thread; the answer is written on the request's event loop.
 */
final class RoomExchange implements Consumer<Outcome>, Expiring, Runnable {

    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Deadline deadline;
    private final Wait wait;
    private final BiFunction<Outcome, Language, Reply> reply;
    private final long startNanos = System.nanoTime();
    private @Nullable Outcome outcome;

    /**
     * What is answered.
     *
     * @param retryAfterSeconds 0 for now
     */
    record Reply(int status, Object body, long retryAfterSeconds) {}

    /**
     * @param reply makes the answer of an outcome, or throws a {@link ProblemException}
     */
    RoomExchange(
            HttpServerRequest request,
            EventLoop loop,
            Deadline deadline,
            BiFunction<Outcome, Language, Reply> reply) {
        this.request = request;
        this.loop = loop;
        this.deadline = deadline;
        this.wait = new Wait(request, loop, deadline);
        this.reply = reply;
    }

    void submit(Host host, Command command) {
        if (loop.drops(request, deadline)) {
            return;
        }
        wait.begin();
        if (!host.submit(command, this)) {
            wait.notTaken();
            throw new ProblemException(
                    Problem.of(ProblemCode.OVERLOADED, "the queue is full; nothing was done")
                            .retry("", 1));
        }
    }

    @Override
    public void accept(Outcome decided) {
        outcome = decided;
        loop.executor().execute(this);
    }

    @Override
    public boolean isOver() {
        return wait.isOver();
    }

    @Override
    public void dropped() {
        wait.dropped();
    }

    @Override
    public void run() {
        try {
            Outcome decided = outcome;
            if (decided == null) {
                throw new IllegalStateException("answered without an outcome");
            }
            write(
                    reply.apply(
                            decided, Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))));
        } catch (RuntimeException e) {
            Answers.failure(request, e);
        } finally {
            wait.answered(System.nanoTime() - startNanos);
        }
    }

    private void write(Reply answer) {
        if (answer.retryAfterSeconds() > 0) {
            request.response()
                    .headers()
                    .set(RETRY_AFTER, Long.toString(answer.retryAfterSeconds()));
        }
        Answers.json(request, answer.status(), Buffer.buffer(StrictJson.write(answer.body())));
    }
}
