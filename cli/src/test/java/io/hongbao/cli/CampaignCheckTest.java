package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignCheckTest {
    private static final String SAMPLE = "../samples/lny2026";

    @Test
    void theSampleIsValidAndItsOddsAreShown() {
        CapturedRun run = CapturedRun.of("campaign", "check", SAMPLE);
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("campaign lny2026").contains("2888.00 CNY");
        JsonNode answer = CapturedRun.of("campaign", "check", SAMPLE, "--json").json();
        assertThat(answer.path("valid").asBoolean()).isTrue();
        assertThat(answer.path("files").path(0).path("campaign").asText()).isEqualTo("lny2026");
        assertThat(answer.path("files").path(0).path("odds").path(1).path("tiers")).isNotEmpty();
    }

    @Test
    void everyProblemIsNamedWithItsLineAndFix(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("broken.yaml");
        String sample = Files.readString(Path.of(SAMPLE, "campaign.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                file,
                sample.replace("currency: CNY", "currency: XYZZY")
                        .replace("perPerson: 43", "perPerson: -1"),
                StandardCharsets.UTF_8);
        CapturedRun run = CapturedRun.of("campaign", "check", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("currency").contains("perPerson").contains("2 problems");
        JsonNode problems =
                CapturedRun.of("campaign", "check", SAMPLE, file.toString(), "--json")
                        .json()
                        .path("files")
                        .path(1)
                        .path("problems");
        assertThat(problems).hasSize(2);
        for (JsonNode problem : problems) {
            assertThat(problem.path("line").asInt()).isPositive();
            assertThat(problem.path("fix").asText()).isNotEmpty();
        }
    }

    @Test
    void theOutletsInAFolderAreCheckedToo(@TempDir Path folder) throws IOException {
        CapturedRun sample = CapturedRun.of("campaign", "check", SAMPLE);
        assertThat(sample.out()).contains("outlets.yaml  14 outlets");
        JsonNode outlets =
                CapturedRun.of("campaign", "check", SAMPLE, "--json")
                        .json()
                        .path("files")
                        .path(0)
                        .path("outlets");
        assertThat(outlets.path("valid").asBoolean()).isTrue();
        assertThat(outlets.path("count").asInt()).isEqualTo(14);
        Files.copy(Path.of(SAMPLE, "campaign.yaml"), folder.resolve("campaign.yaml"));
        String file = Files.readString(Path.of(SAMPLE, "outlets.yaml"), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("outlets.yaml"),
                file.replaceFirst("menu: cloud-leaf\n", "menu: cloud-lief\n"),
                StandardCharsets.UTF_8);
        CapturedRun run = CapturedRun.of("campaign", "check", folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out())
                .contains("campaign lny2026")
                .contains("did you mean \"cloud-leaf\"?")
                .contains("outlets.yaml has 1 problem");
        JsonNode answer = CapturedRun.of("campaign", "check", folder.toString(), "--json").json();
        assertThat(answer.path("valid").asBoolean()).isFalse();
        assertThat(answer.path("files").path(0).path("valid").asBoolean()).isTrue();
        assertThat(answer.path("files").path(0).path("outlets").path("problems")).hasSize(1);
    }

    @Test
    void bothFilesOfAFolderShowTheirProblems(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), "id: X");
        Files.writeString(folder.resolve("outlets.yaml"), "campaign: Y");
        assertThat(CapturedRun.of("campaign", "check", folder.toString()).out())
                .contains("campaign.yaml:1:5 id:")
                .contains("outlets.yaml:1:11 campaign:");
    }

    @Test
    void aFileThatIsNotThereIsAProblemWithoutAStackTrace() {
        CapturedRun run = CapturedRun.of("campaign", "check", "no/such.yaml");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains("no/such.yaml: does not exist").doesNotContain("\tat ");
    }

    @Test
    void anInvalidFileIsNotSentToAServer() {
        CapturedRun run =
                CapturedRun.of(
                        "campaign", "apply", "no/such.yaml", "--server", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).contains("does not exist");
    }
}
