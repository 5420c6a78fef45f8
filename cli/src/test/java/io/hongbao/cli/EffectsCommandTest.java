package io.hongbao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands ask of a server, and how they show what it answers. */
class EffectsCommandTest {

    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
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
                    byte[] answer = answers.removeFirst().getBytes(UTF_8);
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
        List<String> all = new ArrayList<>(List.of("effects"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    private static String page(int from, int to, int count) {
        String letters =
                IntStream.rangeClosed(from, to)
                        .mapToObj(number ->
                                "{\"id\":\"charge.o-%d.user.1\",\"campaign\":\"spring\",\"order\":\"o-%d\",\"error\":\"answered 500\",\"attempts\":8,\"givenUpAt\":\"2026-02-06T04:10:00Z\"}"
                                        .formatted(number, number))
                        .collect(Collectors.joining(","));
        return "{\"pending\":3,\"count\":%d,\"adapters\":[{\"lane\":\"payments\",\"breaker\":\"open\",\"waiting\":12,\"inFlight\":0}],\"deadLetters\":[%s]}"
                .formatted(count, letters);
    }

    @Test
    void listShowsAdaptersAndDeadLetters() {
        answers.add(page(1, 1, 1));
        CapturedRun run = run("list");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "payments   breaker open       waiting 12, out 0",
                        "1 dead letters:",
                        "charge.o-1.user.1",
                        "  spring, order o-1: answered 500 (8 attempts, given up 2026-02-06T04:10:00Z)");
        assertThat(asked).containsExactly("GET /v1/admin/dead-letters?limit=1000&after=");
    }

    @Test
    void listAsksForEveryPage() {
        answers.add(page(1, 1_000, 1_500));
        answers.add(page(1_001, 1_500, 1_500));
        CapturedRun run = run("list", "--json");
        assertThat(run.json().path("deadLetters").size()).isEqualTo(1_500);
        assertThat(asked)
                .containsExactly(
                        "GET /v1/admin/dead-letters?limit=1000&after=",
                        "GET /v1/admin/dead-letters?limit=1000&after=charge.o-1000.user.1");
    }

    @Test
    void withoutDeadLettersItSaysSo() {
        answers.add(page(1, 0, 0));
        assertThat(run("list").out()).contains("No dead letters.");
    }

    @Test
    void resendAndResolveSayWhy() {
        answers.add("{\"status\":\"done\"}");
        answers.add("{\"status\":\"done\"}");
        answers.add("{\"status\":\"done\"}");
        assertThat(run("resend", "charge.o-1.user.1", "--reason", "mended").exitCode()).isZero();
        assertThat(
                        run(
                                        "resolve",
                                        "charge.o-1.user.1",
                                        "done",
                                        "--reference",
                                        "p-1",
                                        "--reason",
                                        "seen")
                                .exitCode())
                .isZero();
        assertThat(run("resolve", "charge.o-1.user.1", "refused", "--reason", "seen").out())
                .contains("charge.o-1.user.1 is resolved.");
        assertThat(asked)
                .containsExactly(
                        "POST /v1/admin/dead-letters/charge.o-1.user.1/resend {\"reason\":\"mended\"}",
                        "POST /v1/admin/dead-letters/charge.o-1.user.1/resolve {\"reason\":\"seen\",\"result\":\"done\",\"reference\":\"p-1\"}",
                        "POST /v1/admin/dead-letters/charge.o-1.user.1/resolve {\"reason\":\"seen\",\"result\":\"refused\"}");
    }

    @Test
    void withoutAReasonNothingIsAsked() {
        assertThat(run("resend", "charge.o-1.user.1").exitCode()).isEqualTo(2);
        assertThat(run("resolve", "charge.o-1.user.1", "perhaps", "--reason", "r").exitCode())
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }
}
