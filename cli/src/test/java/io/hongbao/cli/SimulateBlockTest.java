package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hongbao simulate block}. */
final class SimulateBlockTest {

    @Test
    void showsThreeRunsAndTheBars(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("block.html");
        CapturedRun run =
                CapturedRun.of("simulate", "block", "--seed", "2", "--report", page.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("Links on wechat lose 95 % of their opens, seed 2:\nfrom day 3, ")
                .containsPattern("  no block +[▁-█]{40,}\n")
                .containsPattern("  block, links all the time +[▁-█]{40,}\n")
                .containsPattern("  block, recommended form +[▁-█]{40,}\n")
                .containsPattern("\\^ block +\\^ lift")
                .contains("wechat recommends poster instead of link")
                .contains("wechat recommends link instead of poster")
                .containsPattern("kept +alarm +within 5 min +[1-5] min")
                .containsPattern("kept +recovered +at least 70 %")
                .containsPattern("kept +false-alarms +at most 1 in 30 quiet days +[01]\n")
                .doesNotContain("MISSED");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
        String html = Files.readString(page);
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<polyline class=\"l0\"", "<polyline class=\"l2\"", "kept")
                .doesNotContain("<script", "http://", "https://");
    }

    @Test
    void answersAsJson() {
        JsonNode answer = CapturedRun.of("simulate", "block", "--json", "--seed", "2").json();
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("alarmMinutes").asInt()).isBetween(1, 5);
        assertThat(answer.path("backMinutes").asInt()).isBetween(0, 30);
        assertThat(answer.path("recoveredShare").asDouble()).isBetween(0.7, 1.0);
        assertThat(answer.path("bars")).hasSize(5);
        assertThat(answer.path("runs").path("quiet").path("accepted").asLong())
                .isGreaterThan(answer.path("runs").path("switched").path("accepted").asLong());
        assertThat(answer.path("runs").path("switched").path("events").toString())
                .contains("alarm on wechat/link");
    }

    /**
     * A tenth less is within what ratios wander: never seen, it is said, and so does the exit code.
     */
    @Test
    void aMissedBarIsSaidAndEndsWithOne() {
        CapturedRun run =
                CapturedRun.of(
                        "simulate", "block", "--channel", "sms", "--strength", "95", "--seed", "1");
        assertThat(run.out()).contains("MISSED");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
    }

    @Test
    void aPageThatCannotBeWrittenEndsWith74(@TempDir Path folder) {
        CapturedRun run =
                CapturedRun.of(
                        "simulate", "block", "--report", folder.resolve("no/x.html").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).contains("cannot be written");
    }
}
