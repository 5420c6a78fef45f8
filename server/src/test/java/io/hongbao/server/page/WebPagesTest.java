package io.hongbao.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EdgeLimits;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.edge.HotRoutes;
import io.hongbao.server.overload.Overload;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built pages over real sockets, with files that were made up. */
class WebPagesTest {

    private static final String SECRET = "not for everybody";
    private static final int ELSEWHERE = 418;

    private final Map<String, String> files = new HashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final FrontDoor door =
            new FrontDoor(
                    vertx,
                    new WebPages(new Built()).addTo(HotRoutes.none()),
                    request -> Answers.json(request, ELSEWHERE, Buffer.buffer("{}")),
                    new AtomicInteger(),
                    new Overload(() -> 0, System.nanoTime()),
                    EdgeLimits.of(EdgeLimits.MOST_CONNECTIONS, ""),
                    CampaignClock.real());
    private final int port;

    /** Has nothing but the files of this test. */
    private final class Built extends ClassLoader {
        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String text = files.get(name);
            return text == null
                    ? null
                    : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    WebPagesTest() {
        put("app/index.html", "<!doctype html>campaign");
        put("app/index.html.gz", "zipped");
        put("app/index.html.br", "brotli");
        put("app/manifest.webmanifest", "{}");
        put("app/icon.svg", "<svg/>");
        put("app/icon-180.png", "png");
        put("app/assets/index-a1b2.js", "js");
        put("app/assets/index-a1b2.js.gz", "zipped js");
        put("app/assets/index-c3d4.css", "css");
        put("app/assets/map.json", "[]");
        put("app/assets/notes.txt", SECRET);
        put("app/.hidden.js", SECRET);
        put("console/index.html", "<!doctype html>console");
        put("console/assets/index-e5f6.js", "console js");
        put("secret.js", SECRET);
        files.put("application.json", SECRET);
        port = door.open("127.0.0.1", 0, 1);
    }

    private void put(String path, String text) {
        files.put("META-INF/resources/" + path, text);
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        door.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/lny2026, campaign",
        "/app/anything-else, campaign",
        "/console/, console",
        "/console/campaigns, console"
    })
    void whatIsNoFileHasThePage(String path, String page) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<!doctype html>" + page);
        assertThat(header(answer, "content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/app/manifest.webmanifest, application/manifest+json, '{}'",
        "/app/icon.svg, image/svg+xml, <svg/>",
        "/app/icon-180.png, image/png, png",
        "/app/assets/index-a1b2.js, text/javascript;charset=utf-8, js",
        "/app/assets/index-c3d4.css, text/css;charset=utf-8, css",
        "/app/assets/map.json, application/json, []",
        "/console/assets/index-e5f6.js, text/javascript;charset=utf-8, console js"
    })
    void filesHaveTheirTypes(String path, String type, String body) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).isEqualTo(type);
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "cache-control"))
                .isEqualTo(
                        path.contains("/assets/")
                                ? "public, max-age=31536000, immutable"
                                : "public, max-age=3600");
    }

    @Test
    void pagesMayUseWhatTheServerShipsAndNothingElse() throws Exception {
        String policy = header(get("/app/lny2026"), "content-security-policy");
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "connect-src 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(header(get("/console/"), "content-security-policy")).isEqualTo(policy);
        assertThat(header(get("/app/lny2026"), "referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    void whoHasItIsToldSo() throws Exception {
        HttpResponse<String> first = get("/app/lny2026");
        String tag = header(first, "etag");
        assertThat(tag).startsWith("W/\"");
        for (String known : new String[] {tag, tag.substring(2), "\"other\", " + tag}) {
            HttpResponse<String> again = get("/app/lny2026", "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "etag")).isEqualTo(tag);
            assertThat(header(again, "cache-control")).isEqualTo("no-cache");
        }
        assertThat(get("/app/lny2026", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(header(get("/console/"), "etag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br', br, brotli",
        "'br;q=0.5, gzip', br, brotli",
        "'gzip', gzip, zipped",
        "'gzip;q=1.0, br;q=0', gzip, zipped",
        "'br;q=0.000, gzip;q=0', '', <!doctype html>campaign",
        "'brotli, x-gzip', '', <!doctype html>campaign",
        "identity, '', <!doctype html>campaign"
    })
    void aFileIsSentInAFormThatTheCallerTakes(String taken, String coding, String body)
            throws Exception {
        HttpResponse<String> answer = get("/app/lny2026", "Accept-Encoding", taken);
        assertThat(header(answer, "content-encoding")).isEqualTo(coding);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(header(answer, "vary")).isEqualToIgnoringCase("accept-encoding");
    }

    @Test
    void aFormThatWasNotBuiltIsNotSent() throws Exception {
        HttpResponse<String> answer =
                get("/app/assets/index-a1b2.js", "Accept-Encoding", "br, gzip");
        assertThat(header(answer, "content-encoding")).isEqualTo("gzip");
        assertThat(answer.body()).isEqualTo("zipped js");
    }

    @Test
    void headSaysWhatGetWouldSend() throws Exception {
        HttpResponse<String> head = send("HEAD", "/app/lny2026", "Accept-Encoding", "gzip");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "content-length")).isEqualTo("6");
        assertThat(header(head, "content-encoding")).isEqualTo("gzip");
        assertThat(header(head, "etag")).isEqualTo(header(get("/app/lny2026"), "etag"));
    }

    @Test
    void pagesAreOnlyRead() throws Exception {
        HttpResponse<String> answer = send("POST", "/app/lny2026");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "allow")).isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/nothing.js",
                "/app/assets/nothing.js",
                "/app/assets/index-a1b2",
                "/app/assets/notes.txt",
                "/app/assets/index-a1b2.js.gz",
                "/app/index.html.br",
                "/app/.hidden.js",
                "/app/assets/..",
                "/app/..",
                "/app/../secret.js",
                "/app/assets/../../secret.js",
                "/app/..%2fsecret.js",
                "/app/%2e%2e/secret.js",
                "/app/%2e%2e%2fsecret.js",
                "/app/..%5csecret.js",
                "/app//secret.js",
                "/app/assets//index-a1b2.js",
                "/console/../../../application.json",
                "/console/icon%00.svg"
            })
    void nothingElseIsShown(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isIn(404, ELSEWHERE);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @Test
    void whatIsNotThereIsSaidAsAProblem() throws Exception {
        HttpResponse<String> answer = get("/app/assets/nothing.js");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "cache-control")).doesNotContain("max-age");
    }

    /** Names longer than any file's are not even looked for. */
    @Test
    void aNameThatIsTooLongIsNotLookedFor() throws Exception {
        String name = "a".repeat(120) + ".js";
        put("app/" + name, SECRET);
        assertThat(get("/app/" + name).statusCode()).isEqualTo(404);
    }
}
