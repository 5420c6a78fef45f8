package io.hongbao.server.mcp;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages away from {@code /mcp}: a page of another site, or one whose name was made to
 * point to this machine, may not use a server that its visitor can reach. Browsers always say where
 * a page comes from; MCP clients that are programs say nothing.
 */
@Singleton
final class McpOrigins {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    void routes(@Observes Router router) {
        router.route("/mcp*").order(Integer.MIN_VALUE).handler(McpOrigins::check);
    }

    private static void check(RoutingContext context) {
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || LOCAL.contains(host(origin))) {
            context.next();
            return;
        }
        Answers.problem(
                context.request(),
                Problem.of(
                                ProblemCode.ORIGIN_NOT_ALLOWED,
                                "only programs, and pages of this very machine, may use this address")
                        .at("Origin"));
    }

    private static String host(String origin) {
        try {
            @Nullable String host = new URI(origin).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
