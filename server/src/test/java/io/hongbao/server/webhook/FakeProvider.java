package io.hongbao.server.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A provider on this machine, which does to each request what a test says. */
public final class FakeProvider implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile Consumer<HttpServerRequest> behaviour =
            answering(200, "{\"status\":\"done\"}");

    /** A request as it came in. */
    public record Received(String signature, String idempotencyKey, String body) {

        /** Whether it is signed with {@code secret}. */
        public boolean isSignedWith(String secret) {
            return Signature.parse(signature)
                    .orElseThrow()
                    .isOf(List.of(bytes(secret)), bytes(body));
        }
    }

    /** At any free port. */
    public FakeProvider() {
        this(0);
    }

    public FakeProvider(int port) {
        server =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                request.bodyHandler(body -> {
                                    received.add(
                                            new Received(
                                                    header(request, Signature.HEADER),
                                                    header(request, "Idempotency-Key"),
                                                    body.toString()));
                                    behaviour.accept(request);
                                }))
                        .listen(port, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    /** A port that is free now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The header for {@code body}, signed now. */
    public static String sign(String secret, long atSeconds, String body) {
        return Signature.header(List.of(bytes(secret)), atSeconds, bytes(body));
    }

    public static Consumer<HttpServerRequest> answering(int status, String body) {
        return request -> request.response().setStatusCode(status).end(body);
    }

    /** Answers the headers and then nothing. */
    public static Consumer<HttpServerRequest> hanging() {
        return request -> request.response().setChunked(true).write("{");
    }

    public void behave(Consumer<HttpServerRequest> now) {
        behaviour = now;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/hongbao");
    }

    public BlockingQueue<Received> received() {
        return received;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
