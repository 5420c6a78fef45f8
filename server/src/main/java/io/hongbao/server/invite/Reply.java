package io.hongbao.server.invite;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What a request about an invite is answered.
 *
 * @param word what came of it, for the metrics
 * @param body as JSON
 * @param retryAfterSeconds 0 for none
 */
record Reply(int status, String word, Object body, long retryAfterSeconds) {

    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    static Reply ok(String word, Object body) {
        return new Reply(200, word, body, 0);
    }

    void write(HttpServerRequest request, EventLoop loop) {
        if (retryAfterSeconds > 0) {
            request.response().headers().set(RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        Buffer json =
                switch (body) {
                    case InviteCards.Made made -> CardJson.made(loop.scratch(), made).toBuffer();
                    case AcceptedCards.Card card ->
                            CardJson.accepted(loop.scratch(), card).toBuffer();
                    default -> Buffer.buffer(StrictJson.write(body));
                };
        Answers.json(request, status, json);
    }
}
