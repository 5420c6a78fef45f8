package io.hongbao.server;

import io.hongbao.rehearsal.certificate.SigningKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server that is no sandbox, and trusts one certifier. */
public final class LaunchServer implements QuarkusTestResourceLifecycleManager {

    private @Nullable Path folder;

    /** The private key that the server trusts. */
    static Path signingKey() {
        return Path.of(System.getProperty(RunningServer.KEY_FILE, "")).resolveSibling("certifier");
    }

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("hongbao-launch-test");
            folder = made;
            Path key = made.resolve("admin.key");
            System.setProperty(RunningServer.KEY_FILE, key.toString());
            SigningKey.make(signingKey());
            String spring = Files.readString(Path.of("src/test/resources/spring.yaml"));
            Path shadow =
                    Files.writeString(
                            made.resolve("shadow.yaml"),
                            spring.replace("id: spring", "id: shadow\nshadow: true"),
                            StandardCharsets.UTF_8);
            List<String> options =
                    List.of(
                            "--data",
                            made.resolve("data").toString(),
                            "--port",
                            "0",
                            "--admin-key-file",
                            key.toString(),
                            "--certifier",
                            SigningKey.publicHalf(signingKey()).toString(),
                            "--apply",
                            "src/test/resources/spring.yaml",
                            shadow.toString());
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
