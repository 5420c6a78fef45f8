package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it takes to play rehearsals from the console. */
class RehearsalOptionsTest {

    @TempDir private Path folder;

    private static StartOptions parse(Path reports) {
        return StartOptions.parse(
                java.util.List.of("--data", "d", "--rehearsals", reports.toString()));
    }

    private Path command() throws IOException {
        Path command = Files.writeString(folder.resolve("hongbao"), "");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return command;
    }

    @AfterEach
    void forgetTheCommand() {
        System.clearProperty(RehearsalOptions.COMMAND_PROPERTY);
    }

    @Test
    void withoutTheOptionNoneArePlayed() {
        assertThat(StartOptions.parse(java.util.List.of("--data", "d")).rehearsals().place())
                .isEmpty();
    }

    @Test
    void theFolderAndTheCommandSayWhereTheyArePlayed() throws IOException {
        Path command = command();
        System.setProperty(RehearsalOptions.COMMAND_PROPERTY, command.toString());
        assertThat(parse(folder.resolve("reports")).rehearsals().place().orElseThrow())
                .satisfies(place -> {
                    assertThat(place.folder()).isEqualTo(folder.resolve("reports"));
                    assertThat(place.command()).isEqualTo(command);
                });
    }

    @Test
    void withoutACommandThatCanBeRunTheStartIsRefused() throws IOException {
        for (String command : new String[] {"", folder.resolve("missing").toString()}) {
            System.setProperty(RehearsalOptions.COMMAND_PROPERTY, command);
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> parse(folder.resolve("reports")))
                    .withMessageStartingWith("--rehearsals needs the hongbao command")
                    .extracting(StartRefused::exitCode)
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void aFileIsNoFolderForReports() throws IOException {
        Path command = command();
        System.setProperty(RehearsalOptions.COMMAND_PROPERTY, command.toString());
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> parse(command))
                .withMessage("--rehearsals must be a folder, but " + command + " is none");
    }
}
