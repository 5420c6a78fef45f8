package io.hongbao.server.landing;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.Poster;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/posters/{token}.png}: the poster that a token of {@link PosterTokens} describes.
 * An address always shows the same, so caches may keep it.
 */
public final class PosterRoute implements HotRoute {

    private static final CharSequence PNG = HttpHeaders.createOptimized("image/png");
    private static final CharSequence A_DAY =
            HttpHeaders.createOptimized("public, max-age=86400, immutable");

    /** Part of every ETag: changes when posters come to look different. */
    private static final String LOOK = "1-";

    private static final int ETAG_LENGTH = 16;

    private final PosterTokens tokens;
    private final Posters posters;

    public PosterRoute(PosterTokens tokens, Posters posters) {
        this.tokens = tokens;
        this.posters = posters;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Poster poster =
                tokens.read(target)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        ProblemCode.NOT_FOUND,
                                        "token",
                                        "there is no such poster: take its address as it was given"));
        // The seal at the end of a token differs when anything else does.
        String etag = '"' + LOOK + target.substring(target.length() - ETAG_LENGTH) + '"';
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            headers(request.response(), etag).setStatusCode(304).end();
            return;
        }
        Optional<byte[]> kept = posters.kept(target);
        if (kept.isPresent()) {
            answer(request, etag, kept.get());
            return;
        }
        var _ =
                posters.painted(target, poster)
                        .whenCompleteAsync(
                                (png, failure) -> finish(request, etag, png, failure),
                                loop.executor());
    }

    private static void finish(
            HttpServerRequest request,
            String etag,
            byte @Nullable [] png,
            @Nullable Throwable failure) {
        if (png != null) {
            answer(request, etag, png);
            return;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        Answers.failure(
                request,
                cause instanceof ProblemException refused
                        ? refused
                        : new IllegalStateException("a poster could not be painted", cause));
    }

    private static void answer(HttpServerRequest request, String etag, byte[] png) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        headers(response, etag).putHeader(HttpHeaders.CONTENT_TYPE, PNG).end(Buffer.buffer(png));
    }

    private static HttpServerResponse headers(HttpServerResponse response, String etag) {
        response.headers()
                .set(HttpHeaders.CACHE_CONTROL, A_DAY)
                .set(HttpHeaders.ETAG, etag)
                .set("x-content-type-options", "nosniff");
        return response;
    }
}
