package io.hongbao.server.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.overload.Overload;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A front door of its own with real sockets: what is shed, and what connections may take. */
class FrontDoorTest {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST_CONNECTIONS = 3;
    private static final int SOME_BYTES = 1 << 16;
    private static final String PATH = "/v1/campaigns/spring/claims";
    private static final String CLAIM =
            "POST " + PATH + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}";

    private final AtomicInteger somes = new AtomicInteger();
    private final AtomicBoolean heldBack = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();
    private final Vertx vertx = Vertx.vertx();
    private final Overload overload = new Overload(() -> 0, System.nanoTime());
    private final FrontDoor door =
            new FrontDoor(
                    vertx,
                    HotRoutes.none()
                            .with(HttpMethod.POST, "/v1/campaigns/", "/claims", this::claim)
                            .with(HttpMethod.GET, "/q/health/", "", FrontDoorTest::much)
                            .with(HttpMethod.GET, "/q/metrics/", "", this::some),
                    request -> Answers.json(request, 404, Buffer.buffer("{}")),
                    new AtomicInteger(),
                    overload,
                    new EdgeLimits(
                            MOST_CONNECTIONS,
                            TimeUnit.MILLISECONDS.toNanos(700),
                            TimeUnit.MILLISECONDS.toNanos(600),
                            "X-From"),
                    CampaignClock.real());
    private final int port = door.open("127.0.0.1", 0, 1);

    private void claim(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        loop.readBody(
                request,
                body -> {
                    Runnable work =
                            () -> {
                                if (!loop.drops(request, deadline)) {
                                    work(request, target + body.length, loop);
                                }
                            };
                    if (heldBack.get()) {
                        waiting.set(() -> loop.executor().execute(work));
                    } else {
                        work.run();
                    }
                });
    }

    private static void work(HttpServerRequest request, String answer, EventLoop loop) {
        loop.taken();
        loop.executor()
                .execute(() -> {
                    Answers.json(request, 200, Buffer.buffer("\"" + answer + "\""));
                    loop.answered(1_000_000);
                });
    }

    /** More than any socket takes without somebody who reads. */
    private static void much(HttpServerRequest request, String target, EventLoop loop) {
        request.response().setChunked(true);
        for (int i = 0; i < 32; i++) {
            request.response().write(Buffer.buffer(new byte[1 << 20]));
        }
        request.response().end();
    }

    /** An answer like that of a list. */
    private void some(HttpServerRequest request, String target, EventLoop loop) {
        somes.incrementAndGet();
        Answers.json(request, 200, Buffer.buffer(new byte[SOME_BYTES]));
    }

    @Test
    void allEventLoopsShareAPortThatWasFree() throws IOException {
        Set<EventLoop> loops = ConcurrentHashMap.newKeySet();
        Vertx its = Vertx.vertx();
        FrontDoor other =
                new FrontDoor(
                        its,
                        HotRoutes.none()
                                .with(
                                        HttpMethod.GET,
                                        "/q/health/",
                                        "",
                                        (request, _, loop) -> {
                                            loops.add(loop);
                                            Answers.json(request, 200, Buffer.buffer("{}"));
                                        }),
                        request -> Answers.json(request, 404, Buffer.buffer("{}")),
                        new AtomicInteger(),
                        overload,
                        EdgeLimits.of(MOST_CONNECTIONS, ""),
                        CampaignClock.real());
        int shared = other.open("127.0.0.1", 0, 2);
        try {
            for (int i = 0; i < 4; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shared)) {
                    socket.setSoTimeout(PATIENCE_MILLIS);
                    ask(socket, "GET /q/health/live HTTP/1.1\r\nHost: h\r\n\r\n");
                }
            }
        } finally {
            other.close();
            its.close().toCompletionStage().toCompletableFuture().join();
        }
        assertThat(loops).hasSize(2);
    }

    @AfterEach
    void close() {
        door.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().contains("\r\n\r\n")) {
            answer.append((char) readByte(socket));
        }
        String head = answer.toString();
        int at = head.indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
        byte[] body = socket.getInputStream().readNBytes(length);
        return head + new String(body, StandardCharsets.UTF_8);
    }

    private static int readByte(Socket socket) throws IOException {
        int read = socket.getInputStream().read();
        if (read < 0) {
            throw new IOException("the connection was closed");
        }
        return read;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void whatIsShedIsRefusedAndTheConnectionGoesOn() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, CLAIM)).startsWith("HTTP/1.1 200 ").endsWith("\"spring2\"");
            overload.setCeiling(0);
            for (int i = 0; i < 3; i++) {
                assertThat(ask(socket, CLAIM))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("\r\nretry-after: ", "\"code\":\"overloaded\"", "\"retryAt\":");
            }
            overload.setCeiling(Overload.NO_CEILING);
            assertThat(ask(socket, CLAIM)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(overload.refused()).isEqualTo(3);
        await(() -> overload.underWay() == 0);
    }

    @Test
    void whatIsNotCertainIsRefusedAllTheSame() throws IOException {
        overload.setCeiling(0);
        try (Socket socket = connect()) {
            String chunked =
                    "POST "
                            + PATH
                            + " HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
            assertThat(ask(socket, chunked)).startsWith("HTTP/1.1 503 ");
            assertThat(ask(socket, CLAIM)).startsWith("HTTP/1.1 503 ");
            // Two at once are answered in their order, each with its own.
            assertThat(ask(socket, CLAIM + "GET /v1/nothing HTTP/1.1\r\nHost: h\r\n\r\n"))
                    .startsWith("HTTP/1.1 503 ");
            assertThat(ask(socket, "")).startsWith("HTTP/1.1 503 ");
        }
        assertThat(overload.refused()).isEqualTo(4);
    }

    private static String get(String headers) {
        return "GET /v1/nothing HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n";
    }

    /** The status of each of many requests that were sent at once. */
    private List<String> statuses(String headers, int count) throws IOException {
        String all = get(headers).repeat(count - 1) + get(headers + "Connection: close\r\n");
        try (Socket socket = connect()) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("HTTP/1.1 (\\d+)")
                    .matcher(answers)
                    .results()
                    .map(status -> status.group(1))
                    .toList();
        }
    }

    @Test
    void aNetworkOfFewPeopleIsHeldBackUnderPressureOnly() throws IOException {
        String from = "X-From: 10.0.0.1, 203.0.113.9\r\n";
        assertThat(statuses(from, 3_000)).hasSize(3_000).containsOnly("404");
        overload.setCeiling(0);
        List<String> statuses = statuses(from, 5_000);
        assertThat(statuses).hasSize(5_000).containsOnly("503", "429");
        assertThat(overload.networksHeld())
                .isEqualTo(statuses.stream().filter("429"::equals).count())
                .isPositive();
        assertThat(statuses("X-From: 198.51.100.1\r\n", 10)).containsOnly("503");
        assertThat(statuses("", 5_000)).containsOnly("503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "60001", "-5", "1.5", "soon", "99999999999", " 5 5"})
    void aDeadlineThatIsNoneIsAProblem(String said) throws IOException {
        try (Socket socket = connect()) {
            for (String request :
                    List.of(
                            get("Hongbao-Deadline-Millis: " + said + "\r\n"),
                            CLAIM.replace("Host: h", "Hongbao-Deadline-Millis: " + said))) {
                assertThat(ask(socket, request))
                        .startsWith("HTTP/1.1 400 ")
                        .contains(
                                "\"code\":\"parameter_invalid\"",
                                "\"field\":\"Hongbao-Deadline-Millis\"");
            }
            assertThat(ask(socket, get("Hongbao-Deadline-Millis: 60000\r\n")))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void workWhoseDeadlinePassedWhileItsBodyCameIsNotBegun() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            CLAIM.replace("Host: h", "Hongbao-Deadline-Millis: 1")
                                    .replace("{}", "")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            assertThat(ask(socket, "{}"))
                    .startsWith("HTTP/1.1 504 ")
                    .contains("\"code\":\"deadline_passed\"");
        }
        assertThat(overload.droppedLate()).isEqualTo(1);
        assertThat(overload.underWay()).isZero();
    }

    @Test
    void workWhoseCallerHasGoneIsNotBegun() throws IOException {
        heldBack.set(true);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(CLAIM.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await(() -> waiting.get() != null);
        }
        await(() -> door.connections() == 0);
        requireNonNull(waiting.get()).run();
        await(() -> overload.droppedGone() == 1);
    }

    @Test
    void oneConnectionTooManyIsClosedAtOnceAndTheOthersGoOn() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_CONNECTIONS; i++) {
                Socket socket = connect();
                open.add(socket);
                assertThat(ask(socket, CLAIM)).startsWith("HTTP/1.1 200 ");
            }
            try (Socket tooMany = connect()) {
                assertThat(isClosed(tooMany)).isTrue();
            }
            assertThat(door.connectionsRefused()).isEqualTo(1);
            for (Socket socket : open) {
                assertThat(ask(socket, CLAIM)).startsWith("HTTP/1.1 200 ");
            }
            open.removeFirst().close();
            await(() -> door.connections() < MOST_CONNECTIONS);
            try (Socket again = connect()) {
                assertThat(ask(again, CLAIM)).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void whoDoesNotReadTheAnswerIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            "GET /q/health/much HTTP/1.1\r\nHost: h\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            await(() -> door.connectionsStuck() == 1);
            await(() -> door.connections() == 0);
        }
    }

    @Test
    void whoAsksAndAsksAndNeverReadsIsNotListenedToAndThenCutOff() throws IOException {
        try (Socket others = connect();
                Socket socket = connect()) {
            byte[] ask =
                    "GET /q/metrics/some HTTP/1.1\r\nHost: h\r\n\r\n"
                            .repeat(100)
                            .getBytes(StandardCharsets.US_ASCII);
            Thread asking =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (int i = 0; i < 1_000; i++) {
                                        socket.getOutputStream().write(ask);
                                    }
                                } catch (IOException cutOff) {
                                    assertThat(door.connectionsStuck()).isPositive();
                                }
                            });
            await(() -> door.connectionsStuck() == 1);
            assertThat(ask(others, CLAIM)).startsWith("HTTP/1.1 200 ");
            await(() -> !asking.isAlive());
            // What the system's own buffers took, and what was read of requests at once.
            assertThat((long) somes.get() * SOME_BYTES).isLessThan(24L << 20);
        }
    }

    @Test
    void whoSendsTheHeadersOneByOneIsCutOffAndTheOthersGoOn() throws IOException {
        try (Socket others = connect();
                Socket socket = connect()) {
            long sinceNanos = System.nanoTime();
            int sent = 0;
            try {
                for (char one :
                        ("GET /v1/nothing HTTP/1.1\r\nX-Long: " + "x".repeat(200)).toCharArray()) {
                    socket.getOutputStream().write(one);
                    sent++;
                    assertThat(ask(others, CLAIM)).startsWith("HTTP/1.1 200 ");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            } catch (SocketException cutOff) {
                assertThat(sent).isGreaterThan(1);
            }
            assertThat(door.connectionsSlow()).isEqualTo(1);
            assertThat(System.nanoTime() - sinceNanos)
                    .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(600));
            assertThat(isClosed(socket)).isTrue();
        }
    }
}
