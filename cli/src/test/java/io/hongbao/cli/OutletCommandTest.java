package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about outlets send, and what they make of the answers. */
class OutletCommandTest {

    private static final Path SAMPLE = Path.of("../samples/lny2026");
    private static final String OUTLETS =
            """
            {"campaign":"lny2026","outlets":[
              {"id":"a","category":"drinks","version":1,"paused":false,"items":2,
               "queue":{"makesPerMinute":1,"queueMinutes":9,"makes":7,"waitSeconds":425,"full":false}},
              {"id":"b","category":"drinks","version":2,"paused":false,"items":2,
               "queue":{"makesPerMinute":1,"queueMinutes":9,"makes":9,"full":true}},
              {"id":"c","category":"drinks","version":3,"paused":true,"items":2,
               "queue":{"makesPerMinute":1,"queueMinutes":9,"makes":0,"waitSeconds":0,"full":false}},
              {"id":"d","category":"train","version":1,"paused":false,"items":1,"showings":90}]}
            """;

    /** What came, one line each: method, path, content type, and the first line of the body. */
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());

    private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    OutletCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .isEqualTo("Bearer hbk_test");
            received.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getOrDefault("Content-Type", List.of())
                            + " "
                            + body.lines().findFirst().orElse(""));
            byte[] answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CapturedRun run(String... arguments) {
        return CapturedRun.with(
                Map.of(
                        "HONGBAO_SERVER",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "HONGBAO_ADMIN_KEY",
                        "hbk_test"),
                arguments);
    }

    @Test
    void theListSaysHowBusyEachOutletIs() {
        answers.add(OUTLETS);
        CapturedRun run = run("outlet", "list", "lny2026");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(received).containsExactly("GET /v1/admin/campaigns/lny2026/outlets [] ");
        assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "outlet|category|version|now",
                        "a|drinks|1|7:05 min, 7 queued",
                        "b|drinks|2|full, 9 queued",
                        "c|drinks|3|paused",
                        "d|train|1|90 showings");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        answers.add(OUTLETS);
        assertThat(run("outlet", "list", "lny2026", "--json").json().path("outlets")).hasSize(4);
    }

    @Test
    void pauseAndResumeSendTheReason() {
        answers.add("{\"status\":\"done\",\"outlet\":\"a\",\"version\":4,\"paused\":true}");
        CapturedRun pause = run("outlet", "pause", "lny2026", "a", "--reason", "out of cups");
        assertThat(pause.exitCode()).as(pause.err()).isZero();
        assertThat(pause.out())
                .isEqualTo("Outlet a takes no orders, version 4." + System.lineSeparator());
        answers.add("{\"status\":\"done\",\"outlet\":\"a\",\"version\":5,\"paused\":false}");
        CapturedRun resume = run("outlet", "resume", "lny2026", "a", "--reason", "cups", "--json");
        assertThat(resume.json().path("version").asInt()).isEqualTo(5);
        assertThat(received)
                .containsExactly(
                        "POST /v1/admin/campaigns/lny2026/outlets/a/pause [application/json] {\"reason\":\"out of cups\"}",
                        "POST /v1/admin/campaigns/lny2026/outlets/a/resume [application/json] {\"reason\":\"cups\"}");
    }

    @Test
    void aFolderIsAppliedWithItsOutlets() throws IOException {
        answers.add("{\"status\":\"done\",\"state\":\"draft\",\"version\":1}");
        answers.add("{\"status\":\"done\",\"outlets\":14,\"changed\":[\"a\",\"b\"]}");
        CapturedRun run = run("campaign", "apply", SAMPLE.toString(), "--reason", "new year");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Campaign lny2026 is draft, version 1.")
                .contains("Its file has 14 outlets, of which 2 are new or changed.");
        String first = firstLine(SAMPLE.resolve("campaign.yaml"));
        String second = firstLine(SAMPLE.resolve("outlets.yaml"));
        assertThat(received)
                .containsExactly(
                        "POST /v1/admin/campaigns?reason=new%20year [application/yaml] " + first,
                        "PUT /v1/admin/campaigns/lny2026/outlets?reason=new%20year [application/yaml] "
                                + second);
        answers.add("{\"status\":\"done\",\"state\":\"draft\",\"version\":1}");
        answers.add("{\"status\":\"done\",\"outlets\":14,\"changed\":[]}");
        assertThat(
                        run("campaign", "apply", SAMPLE.toString(), "--json")
                                .json()
                                .path("outlets")
                                .path("outlets")
                                .asInt())
                .isEqualTo(14);
    }

    private static String firstLine(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElseThrow();
    }

    @Test
    void aFolderWithAMistakeInItsOutletsIsNotSentAtAll(@TempDir Path folder) throws IOException {
        Files.copy(SAMPLE.resolve("campaign.yaml"), folder.resolve("campaign.yaml"));
        String outlets = Files.readString(SAMPLE.resolve("outlets.yaml"));
        Files.writeString(
                folder.resolve("outlets.yaml"),
                outlets.replaceFirst("category: drinks", "category: drink"));
        CapturedRun run = run("campaign", "apply", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).contains("outlets.yaml:").contains("did you mean \"drinks\"?");
        assertThat(received).isEmpty();
    }
}
