package io.hongbao.server.start;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.HttpMetrics;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all requests to the framework have in common: they are counted, and their failures become
 * problems.
 */
@Singleton
final class OtherRequests {

    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger atWork = new AtomicInteger();
    private final HttpMetrics metrics;
    private final BodyHandler bodies =
            BodyHandler.create(false).setBodyLimit(StrictJson.MAX_BODY_BYTES);
    private final BodyHandler files =
            BodyHandler.create(false).setBodyLimit(FrontDoor.MAX_FILE_BYTES);

    OtherRequests(HttpMetrics metrics) {
        this.metrics = metrics;
    }

    /** How many the framework has not answered yet. */
    AtomicInteger unanswered() {
        return unanswered;
    }

    /**
     * How many of them have arrived whole: only these are at work. Whoever is slow to send the rest
     * takes nothing from others.
     */
    AtomicInteger atWork() {
        return atWork;
    }

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::count);
        // The whole body is read before a thread is taken for the request, so that slow bodies hold
        // none.
        router.route()
                .order(Integer.MIN_VALUE + 1)
                .handler(context -> bodyHandler(context).handle(context))
                .failureHandler(OtherRequests::bodyFailed);
        router.route().order(Integer.MIN_VALUE + 2).handler(this::whole);
        router.errorHandler(404, OtherRequests::notFound);
        router.errorHandler(
                405,
                context -> refuse(context, ProblemCode.METHOD_NOT_ALLOWED, "use another method"));
        router.errorHandler(500, OtherRequests::failed);
    }

    private void count(RoutingContext context) {
        long startNanos = System.nanoTime();
        context.put(Unwaited.ARRIVED, startNanos);
        int one = isOpenEnded(context) ? 0 : 1;
        unanswered.addAndGet(one);
        context.addEndHandler(_ -> {
            unanswered.addAndGet(-one);
            metrics.answered(
                    context.request().method().name(),
                    context.response().getStatusCode(),
                    System.nanoTime() - startNanos);
        });
        context.next();
    }

    /**
     * Whether the answer is a stream that ends when the caller goes: a shutdown does not wait for
     * it.
     */
    private static boolean isOpenEnded(RoutingContext context) {
        return context.request().method().equals(HttpMethod.GET)
                && "/mcp".equals(context.request().path());
    }

    private BodyHandler bodyHandler(RoutingContext context) {
        return FrontDoor.largestBody(context.request()) == FrontDoor.MAX_FILE_BYTES
                ? files
                : bodies;
    }

    /**
     * A body of no bytes is a body: the framework would wait for one on a request that has ended,
     * until its time is up.
     */
    private void whole(RoutingContext context) {
        if (!isOpenEnded(context)) {
            atWork.incrementAndGet();
            context.addEndHandler(_ -> atWork.decrementAndGet());
        }
        if (context.body().buffer() == null && context instanceof RoutingContextInternal inside) {
            inside.setBody(Buffer.buffer());
        }
        context.next();
    }

    /** Comes before the framework's own, which would answer nothing but the number. */
    private static void bodyFailed(RoutingContext context) {
        if (context.statusCode() == ProblemCode.BODY_TOO_LARGE.status()) {
            Answers.bodyTooLarge(context.request());
        } else if (!context.response().ended()) { // else its body came too slowly, and was given up
            context.next();
        }
    }

    private static void notFound(RoutingContext context) {
        refuse(context, ProblemCode.NOT_FOUND, "there is nothing at " + context.normalizedPath());
    }

    private static void refuse(RoutingContext context, ProblemCode code, String detail) {
        Answers.problem(context.request(), Problem.of(code, detail));
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        RuntimeException carried =
                failure instanceof ProblemException refused
                        ? refused
                        : new IllegalStateException("the framework failed", failure);
        Answers.failure(context.request(), carried);
    }
}
