package io.hongbao.server.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a rehearsal when the server ends. */
class RehearsalsEndTest {

    @TempDir private Path folder;

    private Rehearsals rehearsals() {
        return new Rehearsals(
                Optional.of(
                        new Rehearsals.Place(
                                folder.resolve("reports"), folder.resolve("hongbao"))));
    }

    private Rehearsals ready() throws IOException {
        Path models = Files.createDirectories(folder.resolve("samples/rehearsals"));
        Files.copy(Path.of("../samples/rehearsals/spike.yaml"), models.resolve("spike.yaml"));
        Path command =
                Files.writeString(
                        folder.resolve("hongbao"), "#!/bin/sh\necho here\nexec sleep 1000\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return rehearsals();
    }

    @Test
    void theProcessEndsWithTheServerAndNoOtherIsStarted() throws IOException {
        Rehearsals rehearsals = ready();
        RehearsalCard card =
                rehearsals.start(rehearsals.planned("spike", 0.01, 1, 10), "root", "dress");
        rehearsals.close();
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(child -> child.info().command().orElse("").endsWith("sleep"));
        assertThat(rehearsals().progress(card.id()).rehearsal().state()).isEqualTo("stopped");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        rehearsals.start(rehearsals.planned("spike", 1, 1, 0), "root", "again"))
                .satisfies(refused ->
                        assertThat(refused.problem().code())
                                .isEqualTo(ProblemCode.REHEARSAL_RUNNING));
    }

    /** As after a power failure: nobody noted how it ended. */
    @Test
    void whatWasCutOffHasFailedUnlessItsReportIsThere() throws IOException {
        Rehearsals before = ready();
        RehearsalCard card = before.start(before.planned("spike", 0.01, 1, 10), "root", "dress");
        assertThat(card.state()).isEqualTo("running");
        Rehearsals after = rehearsals();
        assertThat(after.list())
                .singleElement()
                .satisfies(cut -> {
                    assertThat(cut.id()).isEqualTo(card.id());
                    assertThat(cut.state()).isEqualTo("failed");
                    assertThat(cut.figures()).isNull();
                });
        Path own = folder.resolve("reports").resolve(card.id());
        Files.copy(Path.of("../docs/sample-report/report.json"), own.resolve("report.json"));
        assertThat(after.list())
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.state()).isEqualTo("done");
                    assertThat(done.model()).isEqualTo("spike");
                    assertThat(done.figures()).isNotNull();
                });
        before.close();
    }

    @Test
    void onlyAsMuchIsPlayedAsTheLongestRehearsalLasts() throws IOException {
        Rehearsals rehearsals = ready();
        assertThat(rehearsals.planned("spike", 1, 1, 0).curve().millis()).isEqualTo(100_000);
        assertThat(rehearsals.planned("spike", 1, 2, 15).minutes()).isEqualTo(0.5);
        Files.writeString(
                folder.resolve("samples/rehearsals/spike.yaml"),
                Files.readString(folder.resolve("samples/rehearsals/spike.yaml"))
                        .replace("minutes: 0.5", "minutes: 400"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rehearsals.planned("spike", 1, 1, 0))
                .satisfies(refused ->
                        assertThat(refused.problem().detail())
                                .contains("and may last 21600: play it faster, or less of it"));
    }

    @Test
    void aReportThatIsNoneIsPassedOver() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("reports").resolve("broken"));
        Files.writeString(broken.resolve("report.json"), "{\"ok\":");
        assertThat(rehearsals().list()).isEmpty();
    }
}
