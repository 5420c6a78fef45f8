package io.hongbao.cli.play;

import io.hongbao.cli.Api;
import io.hongbao.cli.CapturedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that is no sandbox, in a process of its own, and its operators' commands. */
public final class StartedServer implements AutoCloseable {
    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    private final Path folder;
    private final ServerProcess process;
    private final java.net.URI address;

    private StartedServer(Path folder, ServerProcess process) {
        this.folder = folder;
        this.process = process;
        this.address = process.awaitReady();
    }

    /** Starts one with an empty data directory in {@code folder}, and waits until it is ready. */
    public static StartedServer of(Path folder, String... options) {
        return playing(Installation.find().launcher(), folder, options);
    }

    /** The same, with another command for its rehearsals. */
    public static StartedServer playing(Path command, Path folder, String... options) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "--port",
                                "0",
                                "--data",
                                folder.resolve("data").toString(),
                                "--admin-key-file",
                                folder.resolve("root.key").toString()));
        all.addAll(List.of(options));
        return new StartedServer(folder, ServerProcess.start(Installation.find(), command, all));
    }

    public String address() {
        return address.toString();
    }

    /** What it said when it started. */
    public String output() {
        return process.lastWords();
    }

    /** A file with the first admin key. */
    public Path rootKey() {
        return folder.resolve("root.key");
    }

    /** A file with the key of another operator. */
    public Path newKey(String name) {
        try (Api api = new Api(address, Files.readString(rootKey()).strip())) {
            var body = JSON.createObjectNode().put("name", name);
            body.putArray("roles").add("operator");
            String key = api.post("/v1/admin/keys", body).path("key").asText();
            return Files.writeString(folder.resolve(name + ".key"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes the campaign {@code certified}. */
    public CapturedRun publish(Path key, String... more) {
        return publish("certified", key, more);
    }

    public CapturedRun publish(String campaign, Path key, String... more) {
        List<String> all = new ArrayList<>(List.of("campaign", "publish", campaign, "--json"));
        all.addAll(
                List.of("--reason", "test", "--server", address(), "--key-file", key.toString()));
        all.addAll(List.of(more));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    public String state(String campaign) {
        return status(campaign, "--json").json().path("campaign").path("state").asText();
    }

    public String statusText(String campaign) {
        return status(campaign).out();
    }

    private CapturedRun status(String campaign, String... more) {
        List<String> all = new ArrayList<>(List.of("campaign", "status", campaign));
        all.addAll(List.of("--server", address(), "--key-file", rootKey().toString()));
        all.addAll(List.of(more));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        process.close();
    }
}
