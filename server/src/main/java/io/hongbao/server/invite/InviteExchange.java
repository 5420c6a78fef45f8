package io.hongbao.server.invite;

import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Exchange;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Function;

/** One request about an invite between its question and its answer. */
final class InviteExchange extends Exchange {

    private final InviteMetrics metrics;
    private final InviteMetrics.Kind kind;
    private final Function<Outcome, Reply> reply;

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
        super(request, loop, deadline);
        this.metrics = metrics;
        this.kind = kind;
        this.reply = reply;
    }

    @Override
    protected void answer(Outcome decided) {
        Reply answer = reply.apply(decided);
        metrics.answered(kind, answer.word(), elapsedNanos());
        answer.write(request(), loop());
    }

    @Override
    protected void failed(ProblemCode code) {
        metrics.refused(kind, code);
    }
}
