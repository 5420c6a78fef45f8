package io.hongbao.server.order;

import io.hongbao.core.Command;
import io.hongbao.core.Expiring;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Wait;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request about a quote or an order between its question and its answer. The host hands the
 * outcome over on its own thread; the answer is written on the request's event loop.
 */
final class OrderExchange implements Consumer<Outcome>, Expiring, Runnable {

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Deadline deadline;
    private final Wait wait;
    private final OrderMetrics metrics;
    private final OrderMetrics.Kind kind;
    private final BiFunction<Outcome, Language, Object> answer;
    private final Language language;
    private final long startNanos = System.nanoTime();
    private @Nullable Outcome outcome;

    /**
     * @param answer makes the answer's object of an outcome, or throws a {@link ProblemException}
     */
    OrderExchange(
            HttpServerRequest request,
            EventLoop loop,
            Deadline deadline,
            OrderMetrics metrics,
            OrderMetrics.Kind kind,
            BiFunction<Outcome, Language, Object> answer) {
        this.request = request;
        this.loop = loop;
        this.deadline = deadline;
        this.wait = new Wait(request, loop, deadline);
        this.metrics = metrics;
        this.kind = kind;
        this.answer = answer;
        this.language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * Asks the host.
     *
     * @param command makes what is asked, or throws a {@link ProblemException}
     */
    void submit(Host host, Function<Language, Command> command) {
        if (loop.drops(request, deadline)) {
            return;
        }
        Command asked;
        try {
            asked = command.apply(language);
        } catch (ProblemException refused) {
            metrics.refused(kind, refused.problem().code());
            throw refused;
        }
        wait.begin();
        if (!host.submit(asked, this)) {
            wait.notTaken();
            metrics.overloaded(kind);
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
            Object card = answer.apply(decided, language);
            metrics.answered(kind, decided, System.nanoTime() - startNanos);
            Answers.json(request, 200, Buffer.buffer(StrictJson.write(card)));
        } catch (ProblemException refused) {
            metrics.refused(kind, refused.problem().code());
            Answers.problem(request, refused.problem());
        } catch (RuntimeException e) {
            metrics.refused(kind, ProblemCode.INTERNAL);
            Answers.failure(request, e);
        } finally {
            wait.answered(System.nanoTime() - startNanos);
        }
    }
}
