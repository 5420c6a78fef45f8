package io.hongbao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command asks of a server, and how it shows what that answers. */
class DegradeCommandTest {

    private static final String LEVELS =
            "{\"levels\":[{\"level\":\"browse_cached\",\"engaged\":true,\"word\":\"on\",\"by\":\"wang.fang\",\"reason\":\"slow shops\",\"since\":\"2026-02-06T02:00:00Z\"},{\"level\":\"assistant_offline\",\"engaged\":false,\"word\":\"auto\"}]}";

    private final List<String> asked = new ArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    asked.add(
                            (exchange.getRequestMethod()
                                            + " "
                                            + exchange.getRequestURI()
                                            + " "
                                            + body)
                                    .strip());
                    byte[] answer = LEVELS.getBytes(UTF_8);
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

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("degrade"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Test
    void listShowsEveryLevel() {
        CapturedRun run = run("list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "browse_cached        engaged  (on, by wang.fang since 2026-02-06T02:00:00Z: slow shops)",
                        "assistant_offline    off      (auto)");
        assertThat(asked).containsExactly("GET /v1/admin/degrade");
    }

    @Test
    void setSaysWhatIsToBeAndWhy() {
        CapturedRun run = run("set", "browse_cached", "on", "--reason", "slow shops", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("levels").size()).isEqualTo(2);
        assertThat(asked)
                .containsExactly(
                        "PUT /v1/admin/degrade {\"level\":\"browse_cached\",\"word\":\"on\",\"reason\":\"slow shops\"}");
    }

    @Test
    void withoutAReasonOrAKnownWordNothingIsAsked() {
        assertThat(run("set", "browse_cached", "on").exitCode()).isEqualTo(2);
        assertThat(run("set", "browse_cached", "perhaps", "--reason", "r").exitCode()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }
}
