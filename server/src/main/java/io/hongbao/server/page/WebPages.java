package io.hongbao.server.page;

import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.HotRoutes;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The two applications that are built from {@code webui}: the campaign page at {@code
 * /app/{campaign}}, and the operators' console at {@code /console/}. They were compressed when they
 * were built and lie in memory once asked for, so that a crowd at the door costs a copy each.
 */
public final class WebPages {

    /** Nothing but what the server itself ships; images may be drawn by the page. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final String BUILT = "META-INF/resources";
    private static final String APP = "/app/";
    private static final String CONSOLE = "/console/";
    private static final String ASSETS = "assets/";

    /** Their names carry a hash of what is in them. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String AN_HOUR = "public, max-age=3600";
    private static final String ASK_AGAIN = "no-cache";

    /** The same tag stands for all forms of a file. */
    private static final String WEAK = "W/";

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern NOTHING = Pattern.compile(";q=0(\\.0*)?$");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "webp", "image/webp",
                    "json", "application/json",
                    "webmanifest", "application/manifest+json");

    private final ClassLoader built;
    private final Map<String, Shipped> known = new ConcurrentHashMap<>();

    public WebPages() {
        this(WebPages.class.getClassLoader());
    }

    WebPages(ClassLoader built) {
        this.built = built;
    }

    /** A file in the forms that it is sent in; an empty one was not made. */
    private record Shipped(String type, String tag, Buffer plain, Buffer gzip, Buffer brotli) {}

    /** With these routes, too. */
    public HotRoutes addTo(HotRoutes routes) {
        HotRoutes all = routes;
        for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}) {
            all =
                    all.with(method, APP + ASSETS, "", asset(APP))
                            .with(method, APP, "", page(APP))
                            .with(method, CONSOLE + ASSETS, "", asset(CONSOLE))
                            .with(method, CONSOLE, "", page(CONSOLE))
                            .with(method, CONSOLE, page(CONSOLE));
        }
        return all;
    }

    private HotRoute asset(String folder) {
        return (request, name, _) -> send(request, folder + ASSETS + name, FOR_EVER);
    }

    /** A name with a dot is that of a file; any other one, such as a campaign's, has the page. */
    private HotRoute page(String folder) {
        return (request, name, _) -> {
            if (name.contains(".")) {
                send(request, folder + name, AN_HOUR);
            } else {
                send(request, folder + "index.html", ASK_AGAIN);
            }
        };
    }

    private void send(HttpServerRequest request, String path, String caching) {
        Shipped file = shipped(path);
        HttpServerResponse response = request.response();
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, file.type())
                .set(HttpHeaders.CACHE_CONTROL, caching)
                .set(HttpHeaders.ETAG, file.tag())
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .set("x-content-type-options", "nosniff");
        if (path.endsWith(".html")) {
            response.headers()
                    .set("content-security-policy", POLICY)
                    .set("referrer-policy", "no-referrer");
        }
        if (isKnown(file, request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer body = encoded(file, request.getHeader(HttpHeaders.ACCEPT_ENCODING), response);
        if (request.method().equals(HttpMethod.HEAD)) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Caches on the way mark tags as weak, and callers may name several. */
    private static boolean isKnown(Shipped file, @Nullable String tags) {
        return tags != null && tags.contains(file.tag().substring(WEAK.length()));
    }

    private static Buffer encoded(
            Shipped file, @Nullable String taken, HttpServerResponse response) {
        if (file.brotli().length() > 0 && takes(taken, "br")) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, "br");
            return file.brotli();
        }
        if (file.gzip().length() > 0 && takes(taken, "gzip")) {
            response.headers().set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return file.gzip();
        }
        return file.plain();
    }

    /** Whether an {@code Accept-Encoding} names a coding, and not with a weight of nothing. */
    private static boolean takes(@Nullable String accepted, String coding) {
        return accepted != null
                && COMMA.splitAsStream(accepted)
                        .map(one -> one.replace(" ", ""))
                        .anyMatch(one ->
                                one.equals(coding)
                                        || (one.startsWith(coding + ";q=")
                                                && !NOTHING.matcher(one).find()));
    }

    private Shipped shipped(String path) {
        Shipped before = known.get(path);
        if (before != null) {
            return before;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        Optional<Buffer> plain =
                type == null || !NAME.matcher(name).matches() ? Optional.empty() : read(path);
        if (type == null || plain.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.NOT_FOUND, "path", "no page or part of one has this address");
        }
        Shipped file =
                new Shipped(
                        type,
                        tag(plain.get()),
                        plain.get(),
                        read(path + ".gz").orElse(Buffer.buffer()),
                        read(path + ".br").orElse(Buffer.buffer()));
        // What was never asked for takes no memory; the names are those of files, so few.
        known.put(path, file);
        return file;
    }

    private Optional<Buffer> read(String path) {
        try (InputStream in = built.getResourceAsStream(BUILT + path)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + path + " cannot be read", e);
        }
    }

    private static String tag(Buffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.getBytes());
        return WEAK + "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length() + "\"";
    }
}
