package io.hongbao.server.edge;

import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.ShedClass;
import io.hongbao.server.overload.ShedTable;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where requests come in: the hot routes are answered here, everything else goes on to the
 * framework. One for each event loop.
 */
final class Entrance implements Handler<HttpServerRequest> {

    private static final CharSequence ALLOW = HttpHeaders.createOptimized("allow");

    private final HotRoutes hotRoutes;
    private final Handler<HttpServerRequest> others;
    private final AtomicBoolean closing;
    private final EventLoop loop;
    private final Overload overload;

    Entrance(
            HotRoutes hotRoutes,
            Handler<HttpServerRequest> others,
            AtomicBoolean closing,
            EventLoop loop,
            Overload overload) {
        this.hotRoutes = hotRoutes;
        this.others = others;
        this.closing = closing;
        this.loop = loop;
        this.overload = overload;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (closing.get()) {
            Answers.problemThenClose(
                    request,
                    Problem.of(ProblemCode.SHUTTING_DOWN, "nothing was done; try again in a moment")
                            .retry("", 1));
            return;
        }
        String path = request.path();
        switch (hotRoutes.match(request.method(), path == null ? "" : path)) {
            case HotRoutes.Found found -> {
                if (isLetIn(request, classOf(found.shedClass(), request))) {
                    hot(found.route(), request, found.target());
                }
            }
            case HotRoutes.OtherMethod other -> otherMethod(request, other);
            case HotRoutes.NotHot _ -> notHot(request, path == null ? "" : path);
        }
    }

    /** Refuses a request that there is no room for; returns whether there is. */
    private boolean isLetIn(HttpServerRequest request, ShedClass shedClass) {
        if (shedClass == ShedClass.KEPT) {
            return true;
        }
        long nowNanos = System.nanoTime();
        if (loop.gate().isPressed()) {
            long waitMillis = loop.networkWaitMillis(request, nowNanos);
            if (waitMillis > 0) {
                Answers.problem(request, loop.pages().tooMany(waitMillis));
                return false;
            }
        }
        if (!loop.gate().admits(shedClass, nowNanos)) {
            Answers.problem(
                    request, loop.pages().problem(EarlyRefusal.retryAfterSeconds(overload)));
            return false;
        }
        return true;
    }

    private static ShedClass classOf(ShedClass routes, HttpServerRequest request) {
        if (routes != ShedClass.CLAIM) {
            return routes;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return ShedTable.of(routes, authorization != null && PlaceMark.isIn(authorization));
    }

    private void notHot(HttpServerRequest request, String path) {
        if (loop.gate().mayShed()) {
            ShedClass routes = ShedTable.of(request.method().name(), path);
            if (!isLetIn(request, classOf(routes, request))) {
                return;
            }
        }
        try {
            Deadline.check(request);
        } catch (ProblemException refused) {
            Answers.problem(request, refused.problem());
            return;
        }
        if (isTooLarge(request)) {
            watchBody(request);
            Answers.bodyTooLarge(request);
            return;
        }
        watchBody(request);
        others.handle(request);
    }

    /**
     * Whether the request says that its body is larger than any may be. One that does not say is
     * counted as it comes.
     */
    private static boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && digits(length) > FrontDoor.largestBody(request);
    }

    /** The number that {@code text} is; a huge one when it is none, or too long. */
    private static long digits(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 17) {
                return Long.MAX_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static void otherMethod(HttpServerRequest request, HotRoutes.OtherMethod other) {
        String allowed = String.join(", ", other.allowed());
        request.response().headers().set(ALLOW, allowed);
        Answers.problem(
                request,
                Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "use " + allowed + " here, not " + request.method()));
    }

    private void hot(HotRoute route, HttpServerRequest request, String target) {
        try {
            Deadline.check(request);
            route.handle(request, target, loop);
        } catch (RuntimeException e) {
            Answers.failure(request, e);
        }
    }

    /** The framework reads bodies itself; here it is only seen to that they arrive in time. */
    private void watchBody(HttpServerRequest request) {
        boolean hasBody =
                request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (hasBody) {
            SlowBodies.Waiting waiting = loop.slowBodies().add(request, System.nanoTime());
            request.end().onComplete(_ -> waiting.arrived());
        }
    }

    /** Answers what is no HTTP, or too much of it. */
    static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Problem problem =
                switch (cause) {
                    case TooLongHttpLineException _ ->
                            Problem.of(
                                    ProblemCode.URI_TOO_LONG,
                                    "an address may have at most "
                                            + FrontDoor.MAX_LINE_BYTES
                                            + " bytes");
                    case TooLongHttpHeaderException _ -> headersTooLarge();
                    case TooLongFrameException _ -> headersTooLarge();
                    case null, default ->
                            Problem.of(
                                    ProblemCode.REQUEST_MALFORMED,
                                    "send HTTP/1.1 as RFC 9112 says");
                };
        Answers.problemAndClose(request, problem);
    }

    private static Problem headersTooLarge() {
        return Problem.of(
                ProblemCode.HEADERS_TOO_LARGE,
                "all headers together may have at most " + FrontDoor.MAX_HEADER_BYTES + " bytes");
    }
}
