package io.hongbao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviewers see and send, against a server that answers what it is told. */
class ReviewsCommandTest {
    private static final String REVIEW =
            "{\"friend\":\"f1\",\"inviter\":\"i1\",\"acceptedAt\":\"2026-02-06T12:00:00+08:00\",\"form\":\"link\",\"standings\":{\"inviter\":\"held\",\"friend\":\"held\"},\"reasons\":[{\"code\":\"device-crowd\",\"weight\":60,\"text\":\"7 accounts share 1 devices\"}],\"held\":[{\"side\":\"friend\",\"prize\":\"tea\"}]}";

    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        List<String> all = new ArrayList<>(List.of("reviews"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Test
    void everyPageIsListedWithItsReasons() {
        answers.add("{\"count\":2,\"reviews\":[" + REVIEW + "],\"cursor\":\"7-f1\"}");
        answers.add("{\"count\":2,\"reviews\":[" + REVIEW.replace("f1", "f2") + "]}");
        CapturedRun run = run("list", "lny2026");
        assertThat(run.exitCode()).isZero();
        assertThat(asked)
                .containsExactly(
                        "GET /v1/admin/campaigns/lny2026/reviews?limit=200&cursor=",
                        "GET /v1/admin/campaigns/lny2026/reviews?limit=200&cursor=7-f1");
        assertThat(run.out())
                .contains(
                        "2 held:",
                        "f1  accepted 2026-02-06T12:00:00+08:00 by link from i1, held",
                        "f2  accepted",
                        "+60 7 accounts share 1 devices",
                        "waits: tea of the friend");
        answers.add("{\"count\":0,\"reviews\":[]}");
        assertThat(run("list", "lny2026").out()).contains("Nothing is held.");
    }

    @Test
    void oneIsShownWithWhoIsNear() {
        answers.add(
                "{\"review\":"
                        + REVIEW
                        + ",\"circle\":{\"onDevices\":[\"a\",\"b\"],\"invitedBy\":[\"i1\"],\"invited\":[],\"ofInviter\":[\"f1\",\"a\"],\"places\":[{\"kind\":\"network\",\"people\":40,\"inInvites\":7}]}}");
        CapturedRun run = run("show", "lny2026", "f1");
        assertThat(asked).containsExactly("GET /v1/admin/campaigns/lny2026/reviews/f1");
        assertThat(run.out())
                .contains(
                        "on the same devices (2):",
                        "invited by (1):",
                        "a network of 40 people, 7 of them in invites")
                .doesNotContain("  invited (0)");
    }

    @Test
    void manyAreDecidedInPartsAndARefusedOneShowsInTheExitCode() {
        List<String> friends = IntStream.rangeClosed(1, 501).mapToObj(i -> "p" + i).toList();
        answers.add(
                "{\"decisions\":[{\"friend\":\"p1\",\"to\":\"clear\",\"status\":\"refused\",\"code\":\"review_ended\"}]}");
        answers.add("{\"decisions\":[{\"friend\":\"p501\",\"to\":\"clear\",\"status\":\"done\"}]}");
        List<String> arguments = new ArrayList<>(List.of("clear", "lny2026"));
        arguments.addAll(friends);
        arguments.addAll(List.of("--reason", "a family"));
        CapturedRun run = run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast())
                .isEqualTo(
                        "POST /v1/admin/campaigns/lny2026/reviews/decisions {\"reason\":\"a family\",\"decisions\":[{\"friend\":\"p501\",\"to\":\"clear\",\"side\":\"both\"}]}");
        assertThat(run.out()).contains("p1 clear: refused (review_ended)", "p501 clear: done");
    }

    @Test
    void eachDecisionHasItsWord() {
        for (List<String> word :
                List.of(List.of("forfeit", "forfeited"), List.of("claw-back", "clawed_back"))) {
            answers.add("{\"decisions\":[]}");
            assertThat(run(word.getFirst(), "lny2026", "f1", "--reason", "r").exitCode()).isZero();
            assertThat(asked.getLast()).contains("\"to\":\"" + word.getLast() + "\"");
        }
        assertThat(run("clear", "lny2026", "f1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("clear", "lny2026", "--reason", "r").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anInviteIsClawedBackAndTheScoreTakenAgain() {
        answers.add("{\"status\":\"done\",\"code\":\"ABCDE-FGHJK\",\"accepted\":3}");
        assertThat(run("claw-back-invite", "lny2026", "ABCDE-FGHJK", "--reason", "sold").out())
                .contains("ABCDE-FGHJK is clawed back; 3 had accepted it.");
        answers.add("{\"status\":\"done\",\"looked\":9,\"held\":2,\"released\":1}");
        assertThat(run("look-again", "lny2026", "--reason", "now").out())
                .contains("Looked at 9: 2 newly held, 1 released.");
        assertThat(asked)
                .containsExactly(
                        "POST /v1/admin/campaigns/lny2026/invites/ABCDE-FGHJK/clawback {\"reason\":\"sold\"}",
                        "POST /v1/admin/campaigns/lny2026/reviews/rounds {\"reason\":\"now\"}");
    }
}
