package io.hongbao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server's HTTP API, as this command line uses it. */
public final class Api implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_FOUND = 404;
    private static final int NONE = 0;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private final URI server;
    private final String adminKey;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    /**
     * @param server such as {@code http://127.0.0.1:8080}
     * @param adminKey empty for none
     */
    public Api(URI server, String adminKey) {
        this.server = server;
        this.adminKey = adminKey;
    }

    /** The answer to a GET. */
    public JsonNode get(String path) {
        return json(
                send(request(path).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    /** Whether there is something to GET; false when there is nothing by that path. */
    public boolean has(String path) {
        HttpResponse<String> response =
                send(
                        request(path).GET().build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8),
                        NOT_FOUND);
        return response.statusCode() != NOT_FOUND;
    }

    /** The answer to a GET as text. */
    public String text(String path) {
        return send(request(path).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    /** The answer to a GET as it comes in; the caller closes it. */
    public InputStream stream(String path) {
        return send(request(path).GET().build(), BodyHandlers.ofInputStream()).body();
    }

    /**
     * A report as it comes in; the caller closes the body.
     *
     * @param holds whether everything in it is as it must be
     */
    record Report(InputStream body, boolean holds) {}

    /** The answer to a GET of a report. */
    Report report(String path) {
        return report(send(request(path).GET().build(), BodyHandlers.ofInputStream()));
    }

    /** The answer to a POST of a file that a report is made of. */
    Report report(String path, String contentType, BodyPublisher body) {
        HttpRequest request = request(path).header("Content-Type", contentType).POST(body).build();
        return report(send(request, BodyHandlers.ofInputStream()));
    }

    private static Report report(HttpResponse<InputStream> response) {
        boolean holds = response.headers().firstValue("Report-Holds").orElse("true").equals("true");
        return new Report(response.body(), holds);
    }

    /** The answer to a POST of a JSON document. */
    public JsonNode post(String path, JsonNode body) {
        return post(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /** The answer to a PUT of a JSON document. */
    public JsonNode put(String path, JsonNode body) {
        return put(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /** The answer to a DELETE. */
    JsonNode delete(String path) {
        HttpRequest request =
                request(path)
                        .header("Idempotency-Key", "cli-" + java.util.UUID.randomUUID())
                        .DELETE()
                        .build();
        return json(send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    /** The answer to a POST. */
    JsonNode post(String path, String contentType, BodyPublisher body) {
        return write("POST", path, contentType, body);
    }

    /** The answer to a PUT. */
    JsonNode put(String path, String contentType, BodyPublisher body) {
        return write("PUT", path, contentType, body);
    }

    private JsonNode write(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest request =
                request(path)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", "cli-" + java.util.UUID.randomUUID())
                        .method(method, body)
                        .build();
        return json(send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(ANSWER_TIMEOUT)
                        .header("Accept-Language", "en");
        return adminKey.isEmpty() ? request : request.header("Authorization", "Bearer " + adminKey);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        return send(request, handler, NONE);
    }

    /**
     * @param allowed a status from 400 on that is an answer too, or {@link #NONE}
     */
    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, int allowed) {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() >= 400 && response.statusCode() != allowed) {
                throw refused(response.statusCode(), bodyText(response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "the server at "
                            + server
                            + " cannot be reached ("
                            + reason(e)
                            + "): is it started, and is --server right?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.INTERRUPTED, "interrupted");
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String bodyText(Object body) throws IOException {
        return switch (body) {
            case String text -> text;
            case InputStream stream ->
                    new String(stream.readNBytes(65_536), StandardCharsets.UTF_8);
            default -> "";
        };
    }

    private static JsonNode json(HttpResponse<String> response) {
        String text = response.body();
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "what answers at "
                            + response.uri()
                            + " is no Hongbao server: it sends no JSON");
        }
    }

    /** What an RFC 9457 problem comes to, in one line. */
    private static CommandException refused(int status, String text) {
        int exitCode = status == 401 || status == 403 ? ExitCode.NO_RIGHT : ExitCode.FOUND;
        try {
            JsonNode problem = JSON.readTree(text);
            List<String> words = new ArrayList<>();
            for (String field : List.of("message", "detail")) {
                String word = problem.path(field).asText("");
                if (!word.isEmpty() && !words.contains(word)) {
                    words.add(word);
                }
            }
            problem.path("reasons").forEach(reason -> words.add(reason.asText()));
            String code = problem.path("code").asText("status " + status);
            return new CommandException(exitCode, code + ": " + String.join(" ", words));
        } catch (JsonProcessingException e) {
            return new CommandException(exitCode, "the server answered with status " + status);
        }
    }
}
