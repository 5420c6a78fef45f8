package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as users start it. */
final class ServerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path ARCHIVE = JAR.resolveSibling("hongbao.aot");
    private static final Pattern READY =
            Pattern.compile(
                    "Hongbao is ready at (http://\\S+) \\(data \\S+, started in [\\d.]+ s\\)");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final Path out;
    private final Path err;
    private String address = "";

    private ServerProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a server and does not wait for anything. */
    static ServerProcess start(Path folder, String... options) throws IOException {
        return start(folder, List.of(), options);
    }

    private static ServerProcess start(Path folder, List<String> jvmFlags, String... options)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command =
                new ArrayList<>(List.of(java(), "@jvm.options", "-XX:AOTCache=" + ARCHIVE));
        command.addAll(jvmFlags);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(options));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new ServerProcess(process, out, err);
    }

    /** Starts a sandbox server with the spring campaign, and waits until it is ready. */
    static ServerProcess ready(Path folder, String... jvmFlags) throws IOException {
        ServerProcess server =
                start(
                        folder,
                        List.of(jvmFlags),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0",
                        "--sandbox",
                        "--now",
                        "2026-02-06T12:00:00+08:00",
                        "--admin-key-file",
                        folder.resolve("admin.key").toString(),
                        "--apply",
                        "src/test/resources/spring.yaml");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline && server.process.isAlive()) {
            Matcher ready = READY.matcher(server.output());
            if (ready.find()) {
                server.address = ready.group(1);
                return server;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError(
                "the server did not get ready: " + server.output() + server.errors());
    }

    /** Makes the archive that a quick start needs; it takes seconds. */
    static void makeArchive() throws IOException, InterruptedException {
        Process making = new ProcessBuilder("./archive", java()).inheritIO().start();
        assertThat(making.waitFor()).isZero();
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    String output() throws IOException {
        return Files.readString(out);
    }

    String errors() throws IOException {
        return Files.readString(err);
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    HttpResponse<String> post(HttpClient client, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
