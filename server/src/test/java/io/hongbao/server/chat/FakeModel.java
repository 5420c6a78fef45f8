package io.hongbao.server.chat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An OpenAI-compatible endpoint on this machine that streams the way real ones do, and misbehaves
 * as they do: one script for each request.
 */
final class FakeModel implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    /** What is done with a request. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange) throws IOException;
    }

    FakeModel() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/chat/completions", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    synchronized void then(Script script) {
        scripts.add(script);
    }

    /** The requests' bodies, without white space around their values. */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The requests' Authorization headers. */
    synchronized List<String> keys() {
        return List.copyOf(keys);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Script script;
        synchronized (this) {
            bodies.add(JSON.readTree(body).toString());
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            script = scripts.isEmpty() ? status(500, "{}") : scripts.removeFirst();
        }
        try (exchange) {
            script.answer(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Streams these chunks, one JSON document each, and the end. */
    static Script streams(String... chunks) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String chunk : chunks) {
                write(out, "data: " + chunk + "\n\n");
            }
            write(out, "data: [DONE]\n\n");
        };
    }

    /** Streams these bytes as they are, and closes. */
    static Script streamsRaw(String... pieces) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String piece : pieces) {
                write(out, piece);
            }
        };
    }

    /** Streams these chunks, and then nothing more for a long time. */
    static Script streamsAndStalls(String... chunks) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String chunk : chunks) {
                write(out, "data: " + chunk + "\n\n");
            }
            stall();
        };
    }

    /** Says nothing for a while, and then the same again and again until nobody listens. */
    static Script streamsUntilClosed(long silentMillis, String chunk, CountDownLatch closed) {
        return exchange -> {
            try {
                Thread.sleep(silentMillis);
                OutputStream out = open(exchange);
                for (int i = 0; i < 500; i++) {
                    write(out, "data: " + chunk + "\n\n");
                    Thread.sleep(50);
                }
            } catch (IOException nobodyListens) {
                closed.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Streams these chunks once as many requests as {@code all} counts are here at once. */
    static Script streamsWhenAllAreHere(CountDownLatch all, String... chunks) {
        return exchange -> {
            all.countDown();
            try {
                Script then = all.await(10, TimeUnit.SECONDS) ? streams(chunks) : status(503, "{}");
                then.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Says nothing for a long time. */
    static Script stalls() {
        return _ -> stall();
    }

    static Script status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static void stall() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** A piece of text, as a chunk. */
    static String text(String piece) {
        return chunk("{\"content\":\"" + piece + "\"}", "null");
    }

    /** A piece of reasoning, as models that think send it. */
    static String thought(String piece) {
        return chunk("{\"content\":null,\"reasoning_content\":\"" + piece + "\"}", "null");
    }

    /** The first chunk of most servers: a role and nothing else. */
    static String role() {
        return chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
    }

    /** A piece of a tool call; {@code name} and {@code id} stand in its first piece only. */
    static String call(int index, String id, String name, String arguments) {
        String named = name.isEmpty() ? "" : "\"name\":\"" + name + "\",";
        return chunk(
                "{\"content\":null,\"tool_calls\":[{\"index\":"
                        + index
                        + ",\"id\":\""
                        + id
                        + "\",\"type\":\"function\",\"function\":{"
                        + named
                        + "\"arguments\":\""
                        + arguments.replace("\"", "\\\"")
                        + "\"}}]}",
                "null");
    }

    static String finish(String reason) {
        return chunk("{\"content\":\"\"}", "\"" + reason + "\"");
    }

    /** The last chunk of servers that count: no choices. */
    static String usage() {
        return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}";
    }

    private static String chunk(String delta, String finish) {
        return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"fake\",\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + finish
                + "}]}";
    }
}
