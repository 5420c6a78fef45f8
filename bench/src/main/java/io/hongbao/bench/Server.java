package io.hongbao.bench;

import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server in a process of its own, started as operators start it, on a free port. */
final class Server implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at (http://[^\\s:]+:\\d+)");
    private static final String JAR = "server/target/quarkus-app/quarkus-run.jar";
    private static final String ARCHIVE = "server/target/quarkus-app/hongbao.aot";
    private static final String SAMPLE = "samples/lny2026";

    private static final long DRAIN_NANOS = 300_000_000_000L;

    /** The sample's id. */
    static final String CAMPAIGN = "lny2026";

    private final Child child;
    private final URI address;
    private final Path adminKey;
    private final long startedNanos;

    private Server(Child child, URI address, Path adminKey, long startedNanos) {
        this.child = child;
        this.address = address;
        this.adminKey = adminKey;
        this.startedNanos = startedNanos;
    }

    /** A server with the sample campaign, on its first morning, with the echo. */
    static Server withSample(Path data) throws IOException {
        return start(
                List.of("-Dhongbao.bench.echo=true"),
                data,
                List.of("--now", "2026-02-06T10:00:00+08:00", "--apply", SAMPLE));
    }

    /** The same with so many tea shops more. */
    static Server withShops(Path data, TeaShops shops) throws IOException {
        Path campaign = data.resolveSibling("campaign");
        shops.writeTo(campaign, Path.of(SAMPLE));
        return start(
                List.of(),
                data,
                List.of("--now", "2026-02-06T10:00:00+08:00", "--apply", campaign.toString()));
    }

    /** A server with a campaign's folder, where the campaign's time passes quickly. */
    static Server forSoak(Path data, Path campaign, String now, int speed) throws IOException {
        return start(
                List.of(),
                data,
                List.of(
                        "--now",
                        now,
                        "--speed",
                        Integer.toString(speed),
                        "--apply",
                        campaign.toString()));
    }

    /** A server on a directory that has a campaign, or none. */
    static Server on(Path data) throws IOException {
        return start(List.of(), data, List.of("--now", "2026-02-06T12:00:00+08:00"));
    }

    private static Server start(List<String> flags, Path data, List<String> more)
            throws IOException {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-XX:AOTCache=" + ARCHIVE, "-jar", JAR));
        command.addAll(List.of("--data", data.toString(), "--port", "0", "--sandbox"));
        Path adminKey = data.resolveSibling("admin.key");
        command.addAll(List.of("--admin-key-file", adminKey.toString()));
        command.addAll(more);
        long startedNanos = System.nanoTime();
        Child child = Child.java(command);
        try {
            Matcher ready = child.await(READY);
            child.ignoreRest();
            return new Server(child, URI.create(ready.group(1)), adminKey, startedNanos);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** The first operator's key. */
    String adminKey() throws IOException {
        return Files.readString(adminKey).strip();
    }

    /** What an operator asks, as JSON; the answer's body. */
    String operator(String method, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + adminKey())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /** Waits until outlets and payment providers owe no answer any more. */
    void drain() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        while (isOwed(metrics())) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("effects are still pending after five minutes");
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    /** Everything that it measures, in Prometheus' text format. */
    String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/q/metrics")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static boolean isOwed(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("hongbao_effects_pending"))
                .anyMatch(line -> !line.endsWith(" 0.0"));
    }

    URI address() {
        return address;
    }

    InetSocketAddress socket() {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    long pid() {
        return child.pid();
    }

    /** When the process was started, as {@link System#nanoTime}. */
    long startedNanos() {
        return startedNanos;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
