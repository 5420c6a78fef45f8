package io.hongbao.server.web;

import io.hongbao.testkit.crash.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sandbox server with the sample campaign, in a process of its own, with all of its pages. */
final class WebServer implements AutoCloseable {
    static final String CAMPAIGN = "lny2026";

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final String now;
    private final String port;
    private ServerUnderTest process;
    private URI address;

    private WebServer(Path folder, String now) throws IOException, InterruptedException {
        this.folder = folder;
        this.now = now;
        this.process = start("0");
        this.address = process.awaitReady();
        this.port = Integer.toString(address.getPort());
    }

    /** The first morning, a minute after ten. */
    static WebServer onTheMorning(Path folder) throws IOException, InterruptedException {
        return at(folder, "2026-02-06T10:01:00+08:00");
    }

    static WebServer at(Path folder, String now) throws IOException, InterruptedException {
        return new WebServer(folder, now);
    }

    private ServerUnderTest start(String onPort) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@jvm.options",
                                "-Xmx700m",
                                "-jar",
                                JAR.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--port", onPort));
        command.addAll(List.of("--sandbox", "--now", now));
        command.addAll(List.of("--admin-key-file", folder.resolve("admin.key").toString()));
        command.addAll(List.of("--apply", "../samples/" + CAMPAIGN));
        return ServerUnderTest.start(command);
    }

    URI address() {
        return address;
    }

    /** The campaign's page, with what stands behind it. */
    String page(String rest) {
        return "/app/" + CAMPAIGN + rest;
    }

    /** Kills it, and starts it on the same data and port. */
    void restart() throws IOException, InterruptedException {
        process.kill();
        process = start(port);
        address = process.awaitReady();
    }

    /** The first admin's key. */
    String key() {
        try {
            return Files.readString(folder.resolve("admin.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that an operator does; returns the answer's body. */
    String operator(String method, String path, String body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(address.resolve(path))
                                    .header("Authorization", "Bearer " + key())
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        }
    }

    @Override
    public void close() {
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
