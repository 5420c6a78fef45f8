package io.hongbao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the commands about prizes send, and what they make of the answers. */
class PrizeCommandTest {

    private static final String CAMPAIGN =
            """
            {"campaign":{"id":"lny2026","state":"running","currency":"CNY","prizes":[
              {"id":"card25","name":"Card","waves":["cards","cash"],"stopped":true},
              {"id":"cash","name":"Cash","waves":["cash"],"stopped":false}]},
             "totals":{"equation":{"holds":true},"prizes":[
              {"prize":"card25","count":9,"granted":4,"grantedMinor":100},
              {"prize":"cash","count":8,"granted":3,"grantedMinor":100}]}}
            """;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    PrizeCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
                    asked.add((line + " " + body).strip());
                    byte[] answer = answerTo(line).getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    private static String answerTo(String line) {
        return line.startsWith("GET ")
                ? CAMPAIGN
                : "{\"status\":\"done\",\"stopped\":" + line.endsWith("/stop") + "}";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        CapturedRun run = CapturedRun.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void theListSaysWhatIsStopped() {
        assertThat(run("prize", "list", "lny2026").out().lines())
                .map(line -> line.replaceAll(" {2,}", "|"))
                .containsExactly(
                        "prize|now|waves", "card25|stopped|cards, cash", "cash|not stopped|cash");
        assertThat(asked).containsExactly("GET /v1/admin/campaigns/lny2026");
        assertThat(run("prize", "list", "lny2026", "--json").json()).hasSize(2);
    }

    @Test
    void theStatusOfACampaignSaysItToo() {
        assertThat(run("campaign", "status", "lny2026").out().lines())
                .anyMatch(line -> line.matches(" *card25 +4 of 9 granted, .*, stopped"))
                .anyMatch(line -> line.matches(" *cash +3 of 8 granted, .*[0-9]"));
    }

    @Test
    void stopAndResumeSendTheReason() {
        assertThat(run("prize", "stop", "lny2026", "card25", "--reason", "a wrong amount").out())
                .isEqualTo(
                        "Prize card25 is stopped: nobody is granted it." + System.lineSeparator());
        assertThat(run("prize", "resume", "lny2026", "card25", "--reason", "corrected").out())
                .isEqualTo("Prize card25 is stopped no longer." + System.lineSeparator());
        assertThat(asked)
                .containsExactly(
                        "POST /v1/admin/campaigns/lny2026/prizes/card25/stop {\"reason\":\"a wrong amount\"}",
                        "POST /v1/admin/campaigns/lny2026/prizes/card25/resume {\"reason\":\"corrected\"}");
    }
}
