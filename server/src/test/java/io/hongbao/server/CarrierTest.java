package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.invite.Invite;
import io.hongbao.share.ShortCode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Thousands of people behind one address, and somebody among them who guesses codes; and that a
 * network's guesses count wherever they are made: by the routes, in a chat or by MCP.
 */
@QuarkusTest
@TestProfile(CarrierProfile.class)
class CarrierTest {
    private static final int PEOPLE = 2_000;

    /** Of whom one mistypes: 100 in all, more than the 60 that strangers' networks have. */
    private static final int AT_ONCE = 20;

    /**
     * What a network of strangers may guess in an hour, 60, by people who each try fewer than 8.
     */
    private static final int GUESSERS = 10;

    private static final int GUESSES_EACH = 6;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SplittableRandom random = new SplittableRandom(11);

    /** Somebody at an address. */
    private record At(String address, String pass) {}

    private record Answer(int status, String body) {
        boolean isHeld() {
            return JsonPath.from(body).getBoolean("held");
        }
    }

    private Answer send(String address, String pass, HttpRequest.Builder request) {
        request.header(CarrierProfile.HEADER, address).header("Content-Type", "application/json");
        if (!pass.isEmpty()) {
            request.header("Authorization", "Bearer " + pass);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Api.port() + path));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return to(path).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private At somebody(String address) {
        String user = Api.newPerson();
        String body =
                "{\"user\":\"%s\",\"device\":\"phone-of-%s\",\"campaign\":\"party\"}"
                        .formatted(user, user);
        Answer session = send(address, "", post("/v1/sessions", body));
        assertThat(session.status()).as(session.body()).isEqualTo(200);
        return new At(address, JsonPath.from(session.body()).getString("pass"));
    }

    private Answer find(At who, String code) {
        return send(who.address(), who.pass(), to("/v1/invites/" + code));
    }

    private Answer accept(At who, String code) {
        return send(
                who.address(),
                who.pass(),
                post("/v1/invites/" + code + "/acceptances", "{}")
                        .header("Idempotency-Key", Api.newPerson()));
    }

    /** A well-formed code that nobody has. */
    private String guess() {
        return ShortCode.of(random.nextLong(Invite.NUMBERS)).text();
    }

    @Test
    void honestPeopleBehindACarrierAreNotLockedOutByWhoGuesses() throws InterruptedException {
        String carrier = "198.51.100.23";
        At guesser = somebody(carrier);
        int refused = 0;
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PEOPLE / AT_ONCE; i++) {
                refused += find(guesser, guess()).status() == 429 ? 1 : 0;
                String code = Party.made(somebody(carrier).pass(), "party").getString("code");
                String mistyped = guess();
                List<Callable<Answer>> arriving = new ArrayList<>();
                for (int j = 0; j < AT_ONCE; j++) {
                    boolean mistypes = j == 0;
                    arriving.add(() -> {
                        At one = somebody(carrier);
                        if (mistypes) {
                            assertThat(find(one, mistyped).status()).isEqualTo(404);
                        }
                        return accept(one, code);
                    });
                }
                for (Future<Answer> arrived : many.invokeAll(arriving)) {
                    Answer answer = arrived.resultNow();
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.isHeld()).as(answer.body()).isFalse();
                }
            }
        }
        assertThat(refused).as("the guesser's tries that were refused").isGreaterThan(80);
    }

    @Test
    void aNetworksGuessesInChatCount() {
        String network = "203.0.113.1";
        for (int i = 0; i < GUESSERS; i++) {
            At one = somebody(network);
            for (int j = 0; j < GUESSES_EACH; j++) {
                String body = "{\"conversation\":\"one\",\"text\":\"%s\"}".formatted(guess());
                Answer said = send(network, one.pass(), post("/v1/chat", body));
                assertThat(said.status()).isEqualTo(200);
                assertThat(said.body()).contains("refused");
            }
        }
        onlyThatNetworkHasToWait(network, "203.0.114.1");
    }

    @Test
    void aNetworksGuessesByMcpCount() {
        String network = "203.0.115.1";
        String session = McpTest.session();
        for (int i = 0; i < GUESSERS; i++) {
            At one = somebody(network);
            for (int j = 0; j < GUESSES_EACH; j++) {
                Answer said = callFindInvite(session, one, guess());
                assertThat(said.body()).contains("invite_unknown");
            }
        }
        assertThat(callFindInvite(session, somebody(network), guess()).body())
                .contains("too_many_codes");
        onlyThatNetworkHasToWait(network, "203.0.116.1");
    }

    private Answer callFindInvite(String session, At who, String code) {
        String call =
                """
                {"jsonrpc":"2.0","id":7,"method":"tools/call",
                 "params":{"name":"find_invite","arguments":{"text":"%s"}}}\
                """
                        .formatted(code);
        return send(
                who.address(),
                who.pass(),
                post("/mcp", call)
                        .header("Accept", "application/json, text/event-stream")
                        .header("Mcp-Session-Id", session));
    }

    private void onlyThatNetworkHasToWait(String network, String other) {
        assertThat(find(somebody(network), guess()).status()).isEqualTo(429);
        assertThat(find(somebody(other), guess()).status()).isEqualTo(404);
    }
}
