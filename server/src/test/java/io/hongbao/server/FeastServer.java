package io.hongbao.server;

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

/**
 * A sandbox server of its own for the tests of orders, which set its clock on: it starts on 6
 * February 2026 at noon.
 */
public final class FeastServer implements QuarkusTestResourceLifecycleManager {

    /** Names a file: while it exists, the server's disk stands still. */
    private static final String STALL = "hongbao.disk.stall";

    private @Nullable Path folder;

    /** The file that makes the server's disk stand still while it exists. */
    static Path stall() {
        return Path.of(System.getProperty(STALL, ""));
    }

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("hongbao-feast-test");
            folder = made;
            Path key = made.resolve("admin.key");
            System.setProperty(RunningServer.KEY_FILE, key.toString());
            System.setProperty(STALL, made.resolve("stall").toString());
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
                            "--apply",
                            "src/test/resources/feast",
                            "src/test/resources/spring.yaml",
                            "src/test/resources/summer.yaml");
            return Map.of("hongbao.start.options", String.join("\n", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        System.clearProperty(STALL);
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
