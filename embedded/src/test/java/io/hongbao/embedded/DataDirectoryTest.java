package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    private void refused(Path directory, String message) {
        assertThatExceptionOfType(DataDirectoryException.class)
                .isThrownBy(() -> EmbeddedHost.open(directory, Scene.settings(clock)))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void oneProcessAtATimeHasADirectoryOpen() throws Exception {
        Path data = folder.resolve("data");
        try (OtherProcess other = OtherProcess.open(data)) {
            refused(data, "data directory " + data + " is in use by process " + other.pid() + ":");
            assertThatExceptionOfType(DataDirectoryException.class)
                    .isThrownBy(() -> OfflineDirectory.open(data))
                    .withMessageContaining("in use by process " + other.pid());
        }
        EmbeddedHost.open(data, Scene.settings(clock)).close();
    }

    @Test
    void aSecondHostInTheSameProcessIsRefusedAndDoesNotLoseTheFirstItsLock() throws Exception {
        Path data = folder.resolve("data");
        long own = ProcessHandle.current().pid();
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            refused(data, "in use by process " + own);
            refused(folder.resolve("data/../data"), "in use by process " + own);
            assertThat(OtherProcess.tryOpen(data)).contains("in use by process " + own);
            Scene.open(host);
        }
        assertThat(OtherProcess.tryOpen(data)).isEqualTo("open");
    }

    @Test
    void aNewerFormatIsRefusedInOneLine() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedHost.open(data, Scene.settings(clock)).close();
        Files.writeString(data.resolve("FORMAT"), "hongbao-data 2\nwritten by hongbao 9.9.1\n");
        refused(
                data,
                "data directory "
                        + data
                        + " has format 2, written by hongbao 9.9.1; this version knows formats up"
                        + " to 1: use that version or a newer one");
        Files.writeString(data.resolve("FORMAT"), "???");
        refused(data, "FORMAT is damaged");
    }

    @Test
    void aPathThatCannotBeWrittenIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        refused(
                file.resolve("data"),
                "data directory " + file.resolve("data") + " is not writable (");
        refused(file, "data directory " + file + " is not writable (");
        refused(Path.of("/proc/hongbao"), "data directory /proc/hongbao is not writable (");
    }

    @Test
    void aFolderWithOtherThingsInItIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "mine");
        refused(folder, "is not empty and has no FORMAT file, so it is no data directory");
        assertThat(folder.resolve("thesis.txt")).hasContent("mine");
        assertThat(folder.resolve("journal")).doesNotExist();
    }

    @Test
    void secretsAreTheOwnersOnlyAndMustBeThere() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            Scene.open(host);
        }
        Path secret = data.resolve("secrets/spring.secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("secrets"))))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("people.key"))))
                .isEqualTo("rw-------");
        String content = Files.readString(secret);
        Files.delete(secret);
        refused(data, "secret file " + secret + " is missing");
        Files.writeString(secret, content.replaceAll("[0-8]", "9"));
        refused(data, "holds other secrets than campaign spring published the hashes of");
        Files.writeString(secret, "draw\n");
        refused(data, "secret file " + secret + " is damaged");
        Files.writeString(secret, content);
        Files.delete(data.resolve("people.key"));
        refused(data, "key file " + data.resolve("people.key") + " is missing");
    }

    @Test
    void aJournalThatEndsBeforeTheStateIsRefused() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            Scene.open(host);
        }
        Folders.delete(data.resolve("journal"));
        refused(data, "it ends there, but the state has seen entry");
    }

    @Test
    void pseudonymsStayTheSameAndSayNothing() {
        Path data = folder.resolve("data");
        String first;
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            first = host.pseudonyms().of("alice").toString();
            assertThat(host.pseudonyms().of("bob").toString()).isNotEqualTo(first);
        }
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            assertThat(host.pseudonyms().of("alice")).hasToString(first);
        }
        try (EmbeddedHost other =
                EmbeddedHost.open(folder.resolve("other"), Scene.settings(clock))) {
            assertThat(other.pseudonyms().of("alice").toString()).isNotEqualTo(first);
        }
    }

    /** A second JVM that opens the directory and keeps it until its input ends. */
    static final class OtherProcess implements AutoCloseable {
        private final Process process;

        private OtherProcess(Process process) {
            this.process = process;
        }

        public static void main(String[] args) throws Exception {
            try (EmbeddedHost _ = EmbeddedHost.open(Path.of(args[0]), HostSettings.defaults())) {
                say("open");
                while (System.in.read() >= 0) {
                    // Until the other side closes.
                }
            } catch (DataDirectoryException e) {
                say(String.valueOf(e.getMessage()));
            }
        }

        private static void say(String line) throws Exception {
            try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                out.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }

        static OtherProcess open(Path data) throws Exception {
            OtherProcess other = new OtherProcess(start(data));
            assertThat(other.line()).isEqualTo("open");
            return other;
        }

        static String tryOpen(Path data) throws Exception {
            try (OtherProcess other = new OtherProcess(start(data))) {
                return other.line();
            }
        }

        private static Process start(Path data) throws Exception {
            return new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        private String line() throws Exception {
            BufferedReader reader = process.inputReader();
            String line = reader.readLine();
            return line == null ? "" : line;
        }

        long pid() {
            return process.pid();
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }
}
