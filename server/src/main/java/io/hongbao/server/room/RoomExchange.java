package io.hongbao.server.room;

import io.hongbao.core.Outcome;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Exchange;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiFunction;

/** One request to a waiting room between its question and its answer. */
final class RoomExchange extends Exchange {

    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    private final BiFunction<Outcome, Language, Reply> reply;

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
        super(request, loop, deadline);
        this.reply = reply;
    }

    @Override
    protected void answer(Outcome decided) {
        Reply answer =
                reply.apply(decided, Language.of(request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        if (answer.retryAfterSeconds() > 0) {
            request()
                    .response()
                    .headers()
                    .set(RETRY_AFTER, Long.toString(answer.retryAfterSeconds()));
        }
        Answers.json(request(), answer.status(), Buffer.buffer(StrictJson.write(answer.body())));
    }
}
