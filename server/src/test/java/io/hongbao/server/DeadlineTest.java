package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.overload.Overload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims and orders of callers who do not wait for ever, also while the disk stands still. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class DeadlineTest {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String WATER = Feast.at("tea", "{\"item\":\"water\",\"qty\":1}");
    private static final String CLAIMS = "/v1/campaigns/feast/claims";
    private static final String CARD = "{\"prize\":\"card5\"}";

    @Inject EmbeddedHost host;
    @Inject Overload overload;

    @AfterEach
    void theDiskMoves() throws IOException {
        Files.deleteIfExists(FeastServer.stall());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Should somebody wait for ever, the test fails and does not. */
    private static void moveAgainAtLast() {
        CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> {
                    try {
                        Files.deleteIfExists(FeastServer.stall());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static CompletableFuture<Response> begun(Supplier<Response> request) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        answer.complete(request.get());
                    } catch (RuntimeException | Error e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    private static Response post(String pass, String path, String key, String body, int millis) {
        return Api.as(pass)
                .header("Idempotency-Key", key)
                .header("Hongbao-Deadline-Millis", Integer.toString(millis))
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    /** Sends a request whose body comes when its deadline has passed, and reads the answer. */
    private static String late(String pass, String path, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Api.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String head =
                    "POST "
                            + path
                            + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer "
                            + pass
                            + "\r\nIdempotency-Key: k\r\nHongbao-Deadline-Millis: 1\r\n"
                            + "Content-Type: application/json\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertTooLate(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 504 ")
                .contains(
                        "application/problem+json",
                        "retry-after: 1",
                        "\"code\":\"deadline_passed\"");
    }

    @Test
    void aClaimWhoseTimeIsOverIsNotBegun() throws IOException {
        String pass = Feast.newPass();
        String before = Feast.everything(pass);
        long lateBefore = overload.droppedLate();
        long seqBefore = host.durableSeq();
        assertTooLate(late(pass, CLAIMS, CARD));
        assertThat(host.durableSeq()).isEqualTo(seqBefore);
        assertThat(Feast.everything(pass)).isEqualTo(before);
        assertThat(overload.droppedLate()).isEqualTo(lateBefore + 1);
        post(pass, CLAIMS, "k", CARD, 60_000)
                .then()
                .statusCode(200)
                .body("status", equalTo("granted"))
                .body("repeated", equalTo(false));
    }

    @Test
    void aQuoteAndAnOrderWhoseTimeIsOverAreNotBegun() throws IOException {
        String pass = Feast.newPass();
        long seqBefore = host.durableSeq();
        assertTooLate(late(pass, "/v1/quotes", WATER));
        assertThat(host.durableSeq()).isEqualTo(seqBefore);
        String quote = Feast.quoted(pass, WATER);
        long quoted = host.durableSeq();
        String before = Feast.everything(pass);
        assertTooLate(late(pass, "/v1/orders", "{\"quote\":\"" + quote + "\"}"));
        assertThat(host.durableSeq()).isEqualTo(quoted);
        assertThat(Feast.everything(pass)).isEqualTo(before);
        assertThat(Feast.order(pass, quote).jsonPath().getString("status")).isNotEqualTo("placed");
        Feast.confirm(pass, quote).then().statusCode(200).body("id", equalTo(quote));
    }

    @Test
    void whileTheDiskStallsPeopleWaitAsLongAsTheySaidAndNothingIsLost() throws IOException {
        String[] people = {Feast.newPass(), Feast.newPass(), Feast.newPass(), Feast.newPass()};
        String orders = Feast.newPass();
        String quote = Feast.quoted(orders, WATER);
        long seqBefore = host.durableSeq();
        long stalledNanos = System.nanoTime();
        Files.createFile(FeastServer.stall());
        moveAgainAtLast();
        // The first is begun with before anybody knows; from then on it is waited for.
        CompletableFuture<Response> first = begun(() -> post(people[0], CLAIMS, "k", CARD, 300));
        await(() -> host.diskWaitMillis() > 0);
        CompletableFuture<Response> patient = begun(() -> Feast.claim(people[1], "k", "card5"));
        for (Response refused :
                List.of(
                        post(people[2], CLAIMS, "k", CARD, 200),
                        post(orders, "/v1/orders", "k", "{\"quote\":\"" + quote + "\"}", 200))) {
            refused.then()
                    .statusCode(504)
                    .header("Retry-After", Integer::parseInt, greaterThan(0))
                    .body("code", equalTo("deadline_passed"));
        }
        assertThat(FeastServer.stall()).as("they were told while it stalls").exists();
        // What needs no disk goes on, and health says what is wrong.
        Api.request().get("/v1/campaigns/feast").then().statusCode(200);
        Feast.wallet(people[3]);
        await(() -> host.diskWaitMillis() > 1_100);
        Api.request()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'host' }.data.reason",
                        startsWith("the disk stalls"));
        await(() -> System.nanoTime() - stalledNanos > STALL_NANOS);
        assertThat(host.durableSeq()).as("nothing is durable").isEqualTo(seqBefore);
        assertThat(first).as("so nothing is answered").isNotDone();
        assertThat(patient).isNotDone();
        Files.delete(FeastServer.stall());
        for (CompletableFuture<Response> answered : List.of(first, patient)) {
            answered.join()
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("granted"))
                    .body("repeated", equalTo(false));
        }
        post(people[2], CLAIMS, "k", CARD, 60_000)
                .then()
                .statusCode(200)
                .body("repeated", equalTo(false));
        Feast.confirm(orders, quote).then().statusCode(200);
        assertThat(Feast.wallet(people[0]).getList("vouchers")).hasSize(1);
        Api.request().get("/q/health/ready").then().statusCode(200);
        await(() -> overload.underWay() == 0);
        await(() -> overload.limit() >= 1_000);
    }
}
