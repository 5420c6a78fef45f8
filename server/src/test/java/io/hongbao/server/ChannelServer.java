package io.hongbao.server;

import io.hongbao.server.webhook.FakeProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server of its own for channels, which tells its operator at an address on this machine. */
public final class ChannelServer implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "operator-secret-operator-secret-1";

    /** Loaded twice, by two class loaders: what both need goes through system properties. */
    static final String OPERATOR_PORT = "hongbao.test.operator-port";

    private @Nullable Path folder;

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("hongbao-channel-test");
            folder = made;
            Path key = made.resolve("admin.key");
            System.setProperty(RunningServer.KEY_FILE, key.toString());
            Path secret = Files.writeString(made.resolve("operator"), SECRET + "\n");
            int port = FakeProvider.freePort();
            System.setProperty(OPERATOR_PORT, Integer.toString(port));
            List<String> options =
                    List.of(
                            "--data",
                            made.resolve("data").toString(),
                            "--port",
                            "0",
                            "--sandbox",
                            "--now",
                            "2026-02-06T12:00:00+08:00",
                            "--admin-key-file",
                            key.toString(),
                            "--operator-url",
                            "http://127.0.0.1:" + port + "/hongbao",
                            "--operator-secret-file",
                            secret.toString(),
                            "--apply",
                            "src/test/resources/spring.yaml",
                            "src/test/resources/summer.yaml",
                            "src/test/resources/party.yaml",
                            "../samples/lny2026");
            return Map.of("hongbao.start.options", String.join("\n", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        Path made = folder;
        if (made == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
