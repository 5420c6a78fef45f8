package io.hongbao.server.invite;

import io.hongbao.core.Command;
import io.hongbao.core.Expiring;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Wait;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request about an invite between its question and its answer. The host hands the outcome over
 * on its own thread; the answer is written on the request's event loop.
 */
final class InviteExchange implements Consumer<Outcome>, Expiring, Runnable {

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Deadline deadline;
    private final Wait wait;
    private final InviteMetrics metrics;
    private final InviteMetrics.Kind kind;
    private final Function<Outcome, Reply> reply;
    private final long startNanos = System.nanoTime();
    private @Nullable Outcome outcome;

    /**
     * @param reply makes the answer of an outcome, or throws a {@link ProblemException}
     */
    InviteExchange(
            HttpServerRequest request,
            EventLoop loop,
            Deadline deadline,
            InviteMetrics metrics,
            InviteMetrics.Kind kind,
            Function<Outcome, Reply> reply) {
        this.request = request;
        this.loop = loop;
        this.deadline = deadline;
        this.wait = new Wait(request, loop, deadline);
        this.metrics = metrics;
        this.kind = kind;
        this.reply = reply;
    }

    /**
     * Asks the host.
     *
     * @throws ProblemException when its queue is full
     */
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
            Reply answer = reply.apply(decided);
            metrics.answered(kind, answer.word(), System.nanoTime() - startNanos);
            answer.write(request, loop);
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
