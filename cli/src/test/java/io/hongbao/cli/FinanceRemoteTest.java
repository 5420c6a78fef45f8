package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hongbao finance} asks a server for what it is asked for, and ends as its report says. */
class FinanceRemoteTest {
    @TempDir private Path folder = Path.of("");

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private volatile String holds = "true";

    FinanceRemoteTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    asked.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + body);
                    byte[] answer = "{\"holds\":true}\n".getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Report-Holds", holds);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CapturedRun finance(String... arguments) {
        List<String> all = new ArrayList<>(List.of("finance"));
        all.addAll(List.of(arguments));
        all.addAll(
                List.of(
                        "--campaign",
                        "lny2026",
                        "--server",
                        "http://127.0.0.1:" + server.getAddress().getPort()));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Test
    void eachReportHasItsAddress() throws IOException {
        Path file = folder.resolve("provider.csv");
        Files.writeString(file, "id,kind\n");
        finance("trial-balance", "--json");
        finance("breakage", "--day", "2026-02-06", "--format", "csv");
        finance("payouts", "--from", "2026-02-06", "--to", "2026-02-08");
        finance("settlement", "--day", "2026-02-06", "--merchant", "Tea & Co", "--json");
        finance("reconcile", file.toString(), "--day", "2026-02-06", "--json");
        finance("close", "--day", "2026-02-06");
        assertThat(asked)
                .containsExactly(
                        "GET /v1/admin/finance/trial-balance?campaign=lny2026&format=json ",
                        "GET /v1/admin/finance/breakage?campaign=lny2026&format=csv"
                                + "&from=2026-02-06&to=2026-02-06 ",
                        "GET /v1/admin/finance/payouts?campaign=lny2026&format=text"
                                + "&from=2026-02-06&to=2026-02-08 ",
                        "GET /v1/admin/finance/settlements?campaign=lny2026&format=json"
                                + "&from=2026-02-06&to=2026-02-06"
                                + "&merchant=Tea%20%26%20Co&merchantsFunder= ",
                        "POST /v1/admin/finance/reconciliations?campaign=lny2026&format=json"
                                + "&from=2026-02-06&to=2026-02-06 id,kind\n",
                        "POST /v1/admin/finance/days/2026-02-06/close?campaign=lny2026&format=text {}",
                        "GET /v1/admin/finance/days/2026-02-06/close?campaign=lny2026&format=text ");
    }

    @Test
    void itEndsAsTheReportSays() {
        assertThat(finance("trial-balance", "--json").exitCode()).isZero();
        holds = "false";
        CapturedRun run = finance("trial-balance", "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.json().path("holds").asBoolean()).isTrue();
    }

    @Test
    void aServerThatIsGoneSaysSo() {
        server.stop(0);
        assertThat(finance("trial-balance").exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }
}
