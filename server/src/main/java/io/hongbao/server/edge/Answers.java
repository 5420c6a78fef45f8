package io.hongbao.server.edge;

import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;

/**
 * Writes answers of the routes that stand in front of the framework. On the request's event loop
 * only.
 */
public final class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized(Problem.CONTENT_TYPE);
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");
    private static final CharSequence CONTENT_LANGUAGE =
            HttpHeaders.createOptimized("content-language");

    private Answers() {}

    /** Answers with JSON, unless the caller has gone. */
    public static void json(HttpServerRequest request, int status, Buffer body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status);
        response.headers().set(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(body);
    }

    /** Answers that it was done, and nothing else, unless the caller has gone. */
    public static void nothing(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(204);
        response.end();
    }

    /** Answers with a problem in the caller's language, unless the caller has gone. */
    public static void problem(HttpServerRequest request, Problem problem) {
        write(request, problem);
    }

    private static Future<Void> write(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return Future.succeededFuture();
        }
        Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        response.setStatusCode(problem.code().status());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .set(CONTENT_LANGUAGE, language.tag());
        if (problem.retryAfterSeconds() > 0) {
            response.headers().set(RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
        }
        return response.end(Buffer.buffer(problem.json(language)));
    }

    /**
     * Answers with the problem that {@code failure} carries, or, when it is a fault of ours, logs
     * it and says only that.
     */
    public static void failure(HttpServerRequest request, RuntimeException failure) {
        if (failure instanceof ProblemException refused) {
            problem(request, refused.problem());
            return;
        }
        LOG.errorf(failure, "%s %s failed", request.method(), request.path());
        problem(request, Problem.of(ProblemCode.INTERNAL, ""));
    }

    /** Refuses a body that is larger than it may be, and ends the connection after it. */
    public static void bodyTooLarge(HttpServerRequest request) {
        problemThenClose(
                request,
                Problem.of(
                        ProblemCode.BODY_TOO_LARGE,
                        "a body may have at most "
                                + FrontDoor.largestBody(request)
                                + " bytes here"));
    }

    /**
     * Answers with a problem, and ends the connection at once: what comes next on it can't be
     * trusted.
     */
    public static void problemAndClose(HttpServerRequest request, Problem problem) {
        writeLast(request, problem).onComplete(_ -> request.connection().close());
    }

    /**
     * Answers with a problem, and ends the connection when the rest of the request has arrived.
     * Before that the caller could not read the answer: a connection that is closed with unread
     * bytes is reset.
     */
    public static void problemThenClose(HttpServerRequest request, Problem problem) {
        writeLast(request, problem)
                .onComplete(_ -> {
                    if (request.isEnded()) {
                        request.connection().close();
                    } else {
                        request.end().onComplete(_ -> request.connection().close());
                    }
                });
    }

    private static Future<Void> writeLast(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed() && !response.headWritten()) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return write(request, problem);
    }
}
