package io.hongbao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.testkit.crash.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sandbox server with a campaign of its own in a process of its own, which tests kill and start
 * again on the same data and the same port, while people go on asking.
 */
final class FaultServer implements AutoCloseable {
    static final String CAMPAIGN = "faults";

    private static final String FILE =
            """
            format: 1
            id: faults
            texts: {zh: {title: 故障, summary: 测试}, en: {title: Faults, summary: For tests}}
            currency: CNY
            budget: {amount: "10000000", funders: [{name: Platform, share: 100%}]}
            timeZone: Asia/Shanghai
            window: {from: "2026-02-06T10:00:00+08:00", to: "2026-03-01T00:00:00+08:00"}
            # room
            waves:
              - id: one
                from: 2026-02-06T10:00:00+08:00
                to: 2026-03-01T00:00:00+08:00
                prizes: [card]
            prizes:
              - id: card
                names: {zh: 卡, en: Card}
                card: {amount: "25", count: 400000, categories: [drinks]}
                earnedBy: [claim once]
                validity: {days: 7}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final URI address;
    private final List<String> command;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private Optional<ServerUnderTest> process = Optional.empty();

    private FaultServer(Path folder, int port, List<String> command) {
        this.folder = folder;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.command = command;
    }

    /**
     * One that is not started yet.
     *
     * @param room a line of the campaign file; empty for none
     * @param now where its clock starts
     * @param more further options
     */
    static FaultServer in(Path folder, String room, String now, String... more) throws IOException {
        return of(folder, FILE.replace("# room", room), now, more);
    }

    /** One whose card is also for invites: both sides get one, and each third earns one more. */
    static FaultServer withInvites(Path folder, String now) throws IOException {
        return of(
                folder,
                FILE.replace(
                                "# room",
                                "invites: {rewards: {inviter: card, friend: card}, most: 5, draw:"
                                        + " {every: 3, prize: card}}")
                        .replace("[claim once]", "[claim once, invite]"),
                now);
    }

    private static FaultServer of(Path folder, String file, String now, String... more)
            throws IOException {
        Path root = root();
        int port = freePort();
        Files.writeString(
                Files.createDirectories(folder.resolve(CAMPAIGN)).resolve("campaign.yaml"), file);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + root.resolve("server/jvm.options"),
                                "-XX:AOTCache="
                                        + root.resolve("server/target/quarkus-app/hongbao.aot"),
                                "-Xmx512m",
                                "-jar",
                                root.resolve("server/target/quarkus-app/quarkus-run.jar")
                                        .toString(),
                                "--data",
                                folder.resolve("data").toString(),
                                "--port",
                                Integer.toString(port),
                                "--admin-key-file",
                                folder.resolve("admin.key").toString(),
                                "--apply",
                                folder.resolve(CAMPAIGN).toString(),
                                "--sandbox",
                                "--now",
                                now));
        command.addAll(List.of(more));
        return new FaultServer(folder, port, command);
    }

    /** The folder of the whole project: the one with a launcher. */
    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("server/jvm.options"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run this inside of the project");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts it, and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        ServerUnderTest started = ServerUnderTest.start(command);
        process = Optional.of(started);
        URI _ = started.awaitReady();
    }

    private ServerUnderTest running() {
        return process.orElseThrow();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        running().kill();
    }

    /** Asks it to stop, and audits what it left. */
    AuditReport stopAndAudit() throws InterruptedException {
        running().stop();
        return OfflineAudit.of(folder.resolve("data"), AuditProgress.NONE);
    }

    long pid() {
        return running().pid();
    }

    int port() {
        return address.getPort();
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    /**
     * Sends one request and reads the answer.
     *
     * @param headers names and values, in turn
     * @throws IOException when no answer came
     */
    Answer post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The same for a GET. */
    Answer get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException _) {
            return new Answer(response.statusCode(), JSON.createObjectNode());
        }
    }

    String metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address.resolve("/q/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** What an operator sees. */
    Answer admin(String path) throws IOException, InterruptedException {
        return get(
                path,
                "Authorization",
                "Bearer " + Files.readString(folder.resolve("admin.key")).strip());
    }

    /** A pass of a person. */
    Answer session(String user) throws IOException, InterruptedException {
        return post(
                "/v1/sessions",
                "{\"user\":\""
                        + user
                        + "\",\"device\":\"d-"
                        + user
                        + "\",\"campaign\":\""
                        + CAMPAIGN
                        + "\"}");
    }

    Answer claim(String pass) throws IOException, InterruptedException {
        return post(
                "/v1/campaigns/" + CAMPAIGN + "/claims",
                "{}",
                "Authorization",
                "Bearer " + pass,
                "Idempotency-Key",
                "k");
    }

    /** How many envelopes the ledger says were granted. */
    long granted() throws IOException, InterruptedException {
        return admin("/v1/admin/campaigns/" + CAMPAIGN + "/totals")
                .body()
                .path("prizes")
                .path(0)
                .path("granted")
                .asLong();
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.ifPresent(running -> {
            try {
                running.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException(e));
            }
        });
    }
}
