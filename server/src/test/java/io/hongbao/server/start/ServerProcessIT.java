package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping a real process. */
class ServerProcessIT {

    @TempDir private Path folder;

    /** A granted claim, as its caller knows it. */
    private record Answered(String pass, String key, String body) {}

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static String pass(ServerProcess server, HttpClient client, String user)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                server.post(
                        client,
                        "/v1/sessions",
                        "{\"user\":\"" + user + "\",\"campaign\":\"spring\"}",
                        "Content-Type",
                        "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll(".*\"pass\":\"([^\"]+)\".*", "$1");
    }

    private static String field(String json, String name) {
        return json.replaceAll("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> claim(
            ServerProcess server, HttpClient client, String pass, String key)
            throws IOException, InterruptedException {
        return server.post(
                client,
                "/v1/campaigns/spring/claims",
                "",
                "Authorization",
                "Bearer " + pass,
                "Idempotency-Key",
                key);
    }

    /** One caller that claims for new people until the server is gone. */
    private static void claimUntilTheEnd(
            ServerProcess server,
            String name,
            Queue<Answered> granted,
            Queue<String> odd,
            AtomicBoolean stopping) {
        try (HttpClient client = client()) {
            for (int i = 0; i < 100_000; i++) {
                try {
                    String pass = pass(server, client, name + "-" + i);
                    HttpResponse<String> answer = claim(server, client, pass, "k");
                    if (answer.statusCode() == 200 && answer.body().contains("granted")) {
                        granted.add(new Answered(pass, "k", answer.body()));
                    } else if (answer.statusCode() != 503 && answer.statusCode() != 200) {
                        odd.add(answer.body());
                    }
                } catch (IOException | AssertionError gone) {
                    if (!stopping.get()) {
                        odd.add(gone.toString());
                    }
                    return;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @Test
    void aServerThatIsToldToStopAnswersWhatItTookAndKeepsIt() throws Exception {
        Queue<Answered> granted = new ConcurrentLinkedQueue<>();
        Queue<String> odd = new ConcurrentLinkedQueue<>();
        AtomicBoolean stopping = new AtomicBoolean();
        try (ServerProcess server = ServerProcess.ready(folder)) {
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "caller-" + i;
                callers.add(
                        Thread.ofVirtual()
                                .start(() ->
                                        claimUntilTheEnd(server, name, granted, odd, stopping)));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (granted.size() < 100 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            stopping.set(true);
            server.terminate();
            assertThat(server.exitCode()).isZero();
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(server.errors()).isEmpty();
        }
        assertThat(odd).isEmpty();
        assertThat(granted).hasSizeGreaterThanOrEqualTo(100);
        try (ServerProcess again = ServerProcess.ready(folder);
                HttpClient client = client()) {
            String newest =
                    granted.stream()
                            .map(one -> field(one.body(), "issuedAt"))
                            .max(String::compareTo)
                            .orElseThrow();
            // Started at the same moment as the first one, which has passed.
            assertThat(
                            Instant.parse(
                                    field(again.get(client, "/v1/campaigns/spring"), "serverTime")))
                    .isAfterOrEqualTo(Instant.parse(newest).truncatedTo(ChronoUnit.SECONDS));
            for (Answered one : granted) {
                HttpResponse<String> answer = claim(again, client, one.pass(), one.key());
                assertThat(answer.body())
                        .isEqualTo(one.body().replace("\"repeated\":false", "\"repeated\":true"));
            }
            again.terminate();
            assertThat(again.exitCode()).isZero();
        }
    }

    @Test
    void theArchiveIsUsedWhenItFitsAndPassedOverWhenItDoesNot() throws Exception {
        ServerProcess.makeArchive();
        // With this mode the JVM does not start at all without its archive.
        try (ServerProcess server = ServerProcess.ready(folder, "-XX:AOTMode=on")) {
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.errors()).isEmpty();
        }
        try (ServerProcess server = ServerProcess.ready(folder, "-XX:-UseCompactObjectHeaders")) {
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.errors()).isEmpty();
            assertThat(server.output()).doesNotContain("aot");
        }
    }

    private void assertRefused(int exitCode, String line, String... options) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, options)) {
            assertThat(server.exitCode()).isEqualTo(exitCode);
            assertThat(server.errors()).contains(line).doesNotContain("Exception", "\tat ");
            assertThat(server.errors().lines()).allMatch(one -> one.startsWith("hongbao: "));
            assertThat(server.output()).isEmpty();
        }
    }

    @Test
    void wrongOptionsAreSaidInOneLine() throws Exception {
        String data = folder.resolve("data").toString();
        assertRefused(2, "Missing required option: '--data", "--port", "0");
        assertRefused(
                2,
                "--now and --speed need --sandbox",
                "--data",
                data,
                "--now",
                "2026-02-06T10:00:00+08:00");
        assertRefused(
                2, "is no time with an offset", "--data", data, "--sandbox", "--now", "yesterday");
        assertRefused(
                2,
                "--speed must be above 0",
                "--data",
                data,
                "--sandbox",
                "--now",
                "2026-02-06T10:00:00+08:00",
                "--speed",
                "NaN");
        assertRefused(2, "--port must be 0 to 65535", "--data", data, "--port", "70000");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aWrongCampaignFileIsSaidWithItsLines() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("campaign.yaml"), "format: 1\nid: NO\nid: again\n");
        assertRefused(
                1,
                "campaign.yaml:",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--apply",
                file.toString());
    }

    @Test
    void theFirstKeyIsHandedOverByTheFirstStartThatWorks() throws Exception {
        Path wrong = Files.writeString(folder.resolve("campaign.yaml"), "format: 1\nid: NO\n");
        String data = folder.resolve("data").toString();
        assertRefused(
                1, "campaign.yaml:", "--data", data, "--port", "0", "--apply", wrong.toString());
        assertRefused(
                2,
                "cannot be written",
                "--data",
                data,
                "--port",
                "0",
                "--admin-key-file",
                folder.resolve("nowhere/admin.key").toString());
        try (ServerProcess server = ServerProcess.ready(folder)) {
            assertThat(server.output()).contains("The first admin key is in");
            assertThat(folder.resolve("admin.key")).content().startsWith("hbk_");
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }

    @Test
    void aChangeThatIsNotSafeKeepsTheServerFromStarting() throws Exception {
        try (ServerProcess server = ServerProcess.ready(folder)) {
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
        String changed =
                Files.readString(Path.of("src/test/resources/spring.yaml"))
                        .replace("\"5.00\"", "\"4.00\"");
        Path file = Files.writeString(folder.resolve("changed.yaml"), changed);
        assertRefused(
                1,
                "prizes[tea]",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--sandbox",
                "--apply",
                file.toString());
    }

    @Test
    void aMistakeInAFoldersOutletsKeepsTheServerFromStarting() throws Exception {
        Path winter = Files.createDirectory(folder.resolve("winter"));
        Path resources = Path.of("src/test/resources/winter");
        Files.copy(resources.resolve("campaign.yaml"), winter.resolve("campaign.yaml"));
        Files.writeString(
                winter.resolve("outlets.yaml"),
                Files.readString(resources.resolve("outlets.yaml"))
                        .replace("menu: trains", "menu: train"));
        assertRefused(
                1,
                "did you mean \"trains\"?",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                "0",
                "--sandbox",
                "--apply",
                winter.toString());
    }

    @Test
    void whatIsTakenAlreadyIsSaidInOneLine() throws Exception {
        try (ServerProcess server = ServerProcess.ready(folder);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    74,
                    "is in use by process",
                    "--data",
                    folder.resolve("data").toString(),
                    "--port",
                    "0");
            assertRefused(
                    69,
                    "port " + taken.getLocalPort(),
                    "--data",
                    folder.resolve("other").toString(),
                    "--admin-key-file",
                    folder.resolve("other.key").toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()));
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
    }
}
