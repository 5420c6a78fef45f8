package io.hongbao.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that is no sandbox and plays rehearsals: with a command that says what it was asked for,
 * waits for a word, and does as the word says.
 */
public final class RehearsalServer implements QuarkusTestResourceLifecycleManager {

    private static final String COMMAND = "hongbao.command";

    /**
     * Named pipes have it wait for the test: it opens {@code said} once it stands, and reads one
     * word from {@code word}. A process of its own is left waiting with it, as the real command has
     * a server.
     */
    private static final String SCRIPT =
            """
            #!/bin/sh
            home=$(dirname "$0")
            for last; do :; done
            echo "asked for: $*"
            sleep 1000 &
            sleeper=$!
            echo "$sleeper" > "$home/sleeper"
            printf 'minute 0.5 of 1\\033[2K 100 claims/s\\n'
            echo stands > "$home/said"
            read word < "$home/word"
            case $word in
                report) cp "$home/report.json" "$home/report.html" "$last" ;;
                *) echo "it went wrong" ;;
            esac
            kill "$sleeper"
            [ "$word" = report ]
            """;

    private @Nullable Path folder;

    /** The folder with the command. */
    static Path home() {
        return Path.of(System.getProperty(RunningServer.KEY_FILE, "")).resolveSibling("home");
    }

    static Path reports() {
        return home().resolveSibling("reports");
    }

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("hongbao-rehearsal-test");
            folder = made;
            System.setProperty(RunningServer.KEY_FILE, made.resolve("admin.key").toString());
            System.setProperty(COMMAND, makeHome().resolve("hongbao").toString());
            List<String> options =
                    List.of(
                            "--data",
                            made.resolve("data").toString(),
                            "--port",
                            "0",
                            "--admin-key-file",
                            made.resolve("admin.key").toString(),
                            "--rehearsals",
                            reports().toString(),
                            "--apply",
                            "src/test/resources/spring.yaml");
            return Map.of("hongbao.start.options", String.join("\n", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path makeHome() throws IOException {
        Path models = Files.createDirectories(home().resolve("samples").resolve("rehearsals"));
        Path sample = Path.of("../docs/sample-report");
        Files.copy(sample.resolve("report.json"), home().resolve("report.json"));
        Files.copy(sample.resolve("report.html"), home().resolve("report.html"));
        Files.copy(Path.of("../samples/rehearsals/spike.yaml"), models.resolve("spike.yaml"));
        Files.writeString(models.resolve("broken.yaml"), "format: 1\n");
        Path command = Files.writeString(home().resolve("hongbao"), SCRIPT, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        for (String pipe : List.of("said", "word")) {
            pipe(home().resolve(pipe));
        }
        return home();
    }

    private static void pipe(Path path) throws IOException {
        try {
            if (new ProcessBuilder("mkfifo", path.toString()).start().waitFor() != 0) {
                throw new IOException("no pipe could be made at " + path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns once the command stands. */
    static void awaitStanding() throws IOException {
        Files.readString(home().resolve("said"));
    }

    /** Has the command go on. */
    static void say(String word) throws IOException {
        Files.writeString(home().resolve("word"), word + "\n");
    }

    /** What the command left behind. */
    static boolean sleeperIsAlive() throws IOException {
        long sleeper = Long.parseLong(Files.readString(home().resolve("sleeper")).strip());
        return ProcessHandle.of(sleeper).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public void stop() {
        System.clearProperty(COMMAND);
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
