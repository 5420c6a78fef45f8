package io.hongbao.server.web;

import io.hongbao.testkit.crash.ServerUnderTest;
import java.io.File;
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
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sandbox server with the sample campaign, in a process of its own, with all of its pages. */
final class WebServer implements AutoCloseable {
    static final String CAMPAIGN = "lny2026";

    /** The campaign's files. */
    static final Path SAMPLE = Path.of("../samples/" + CAMPAIGN);

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    private final Path folder;
    private final List<String> more;
    private final String port;
    private ServerUnderTest process;
    private URI address;

    private WebServer(List<String> more) throws IOException, InterruptedException {
        this.folder = Files.createTempDirectory("hongbao-web");
        this.more = more;
        this.process = start("0");
        this.address = process.awaitReady();
        this.port = Integer.toString(address.getPort());
    }

    /** The first morning, a minute after ten. Orders are completed as soon as they are accepted. */
    static WebServer onTheMorning() {
        WebServer server = started(List.of("--apply", SAMPLE.toString()));
        server.completesAtOnce();
        return server;
    }

    /** The same morning, before anybody has applied a campaign. */
    static WebServer withoutCampaign() {
        return started(List.of());
    }

    private static WebServer started(List<String> more) {
        try {
            return new WebServer(more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ServerUnderTest start(String onPort) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@jvm.options",
                                "-Xmx700m",
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                JAR.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--port", onPort));
        command.addAll(List.of("--sandbox", "--now", "2026-02-06T10:01:00+08:00"));
        command.addAll(List.of("--admin-key-file", folder.resolve("admin.key").toString()));
        command.addAll(more);
        return ServerUnderTest.start(command);
    }

    URI address() {
        return address;
    }

    /** The campaign's page, with what stands behind it. */
    String page(String rest) {
        return "/app/" + CAMPAIGN + rest;
    }

    /** Kills it, as a loss of power would. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Starts it again on the same data and port. */
    void startAgain() throws IOException, InterruptedException {
        process = start(port);
        process.awaitReady();
        completesAtOnce();
    }

    /** How the sandbox's outlets behave is forgotten when the process ends. */
    private void completesAtOnce() {
        operator("PUT", "/v1/admin/sandbox", "{\"outlets\":{\"straight\":true}}");
    }

    /** Leads the waiting room to another state: {@code pre-queue}, {@code open}, {@code off} ... */
    void room(String act) {
        operator("POST", campaignPath("/waiting-room/" + act), withReason(""));
    }

    /** How many are let in in a second at most; none: as many as the campaign says. */
    void outflow(OptionalInt perSecond) {
        operator(
                "PUT",
                campaignPath("/waiting-room/ceiling"),
                withReason(perSecond.isPresent() ? ",\"perSecond\":" + perSecond.getAsInt() : ""));
    }

    /** Refuses whatever can be refused, or no more than has to be. */
    void refuses(boolean all) {
        operator("PUT", "/v1/admin/limit", withReason(all ? ",\"ceiling\":0" : ""));
    }

    private static String withReason(String more) {
        return "{\"reason\":\"a test\"" + more + "}";
    }

    /** What an operator's address of the campaign is, with what stands behind it. */
    static String campaignPath(String rest) {
        return "/v1/admin/campaigns/" + CAMPAIGN + rest;
    }

    /** The first admin's key. */
    String key() {
        try {
            return Files.readString(folder.resolve("admin.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a key for another operator; returns it. */
    String newKey(String name, String role) {
        String body = "{\"name\":\"%s\",\"roles\":[\"%s\"]}".formatted(name, role);
        String answer = operator("POST", "/v1/admin/keys", body);
        Matcher key = KEY.matcher(answer);
        if (!key.find()) {
            throw new IllegalStateException("no key in the answer");
        }
        return key.group(1);
    }

    /** Something that an operator does; returns the answer's body. */
    String operator(String method, String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + key())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        remove(folder.toFile());
    }

    private static void remove(File what) {
        File[] inside = what.listFiles();
        for (File each : inside == null ? new File[0] : inside) {
            remove(each);
        }
        if (!what.delete()) {
            throw new UncheckedIOException(new IOException(what + " cannot be removed"));
        }
    }
}
