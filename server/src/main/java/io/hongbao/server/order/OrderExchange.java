package io.hongbao.server.order;

import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Exchange;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One request about a quote or an order between its question and its answer. */
final class OrderExchange extends Exchange {

    private final OrderMetrics metrics;
    private final OrderMetrics.Kind kind;
    private final BiFunction<Outcome, Language, Object> answer;
    private final Language language;

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
        super(request, loop, deadline);
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
    void ask(Host host, Function<Language, Command> command) {
        try {
            submit(host, command.apply(language));
        } catch (ProblemException refused) {
            failed(refused.problem().code());
            throw refused;
        }
    }

    @Override
    protected void answer(Outcome decided) {
        Object card = answer.apply(decided, language);
        metrics.answered(kind, decided, elapsedNanos());
        Answers.json(request(), 200, Buffer.buffer(StrictJson.write(card)));
    }

    @Override
    protected void failed(ProblemCode code) {
        metrics.refused(kind, code);
    }
}
