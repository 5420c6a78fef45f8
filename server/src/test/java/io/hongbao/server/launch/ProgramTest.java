package io.hongbao.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir private Path folder;

    /**
     * A program as it is packaged: a runner, its libraries, and an archive that this machine made.
     */
    private Path program(String name, String library, String archive) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("lib"));
        Path runner = Files.writeString(root.resolve("quarkus-run.jar"), "runner");
        Files.writeString(root.resolve("lib/one.jar"), library);
        Files.writeString(root.resolve("hongbao.aot"), archive);
        return runner;
    }

    private static String digest(Path runner) {
        return Program.digest(runner.toString());
    }

    @Test
    void theSameJarsAreTheSameBuildWhereverTheyLie() throws IOException {
        String here = digest(program("here", "library", "archive of this machine"));
        assertThat(here).hasSize(64);
        assertThat(digest(program("there", "library", "archive of that machine"))).isEqualTo(here);
    }

    @Test
    void anotherLibraryOrAnotherPlaceForItIsAnotherBuild() throws IOException {
        Path runner = program("here", "library", "");
        String before = digest(runner);
        assertThat(digest(program("patched", "librarz", ""))).isNotEqualTo(before);
        Files.move(runner.resolveSibling("lib/one.jar"), runner.resolveSibling("lib/other.jar"));
        assertThat(digest(runner)).isNotEqualTo(before);
    }

    @Test
    void thisProgramHasADigestAndThisMachineAName() {
        assertThat(Program.build("1").digest()).matches("[0-9a-f]{64}");
        assertThat(Host.machine().processors()).isPositive();
        assertThat(Host.machine().memoryGiB()).isPositive();
        assertThat(Host.machine().processor()).isNotBlank();
    }
}
