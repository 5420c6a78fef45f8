package io.hongbao.server.edge;

import io.hongbao.core.Command;
import io.hongbao.core.Expiring;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request that the host decides, between its question and its answer. The host hands the
 * outcome over on its own thread; the answer is written on the request's event loop. One object for
 * all of that keeps the garbage of a request small.
 */
public abstract class Exchange implements Consumer<Outcome>, Expiring, Runnable {

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final Deadline deadline;
    private final Wait wait;
    private final long startNanos = System.nanoTime();
    private @Nullable Outcome outcome;

    protected Exchange(HttpServerRequest request, EventLoop loop, Deadline deadline) {
        this.request = request;
        this.loop = loop;
        this.deadline = deadline;
        this.wait = new Wait(request, loop, deadline);
    }

    /**
     * Asks the host, unless the caller's deadline has passed.
     *
     * @throws ProblemException when its queue is full
     */
    public final void submit(Host host, Command command) {
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

    /**
     * Writes the answer of an outcome, or throws: a {@link ProblemException} for what is the
     * caller's to know, anything else for a mistake of ours.
     */
    protected abstract void answer(Outcome decided);

    /** Takes note that the answer is a problem instead; it is written whatever this does. */
    protected void failed(ProblemCode code) {}

    protected final HttpServerRequest request() {
        return request;
    }

    protected final EventLoop loop() {
        return loop;
    }

    /** Since the request came, in nanoseconds. */
    protected final long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public final void accept(Outcome decided) {
        outcome = decided;
        loop.executor().execute(this);
    }

    @Override
    public final boolean isOver() {
        return wait.isOver();
    }

    @Override
    public final void dropped() {
        wait.dropped();
    }

    @Override
    public final void run() {
        try {
            Outcome decided = outcome;
            if (decided == null) {
                throw new IllegalStateException("answered without an outcome");
            }
            answer(decided);
        } catch (ProblemException refused) {
            failed(refused.problem().code());
            Answers.problem(request, refused.problem());
        } catch (RuntimeException e) {
            failed(ProblemCode.INTERNAL);
            Answers.failure(request, e);
        } finally {
            wait.answered(elapsedNanos());
        }
    }
}
