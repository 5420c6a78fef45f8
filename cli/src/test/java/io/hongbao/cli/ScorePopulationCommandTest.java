package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hongbao score-population} and {@code hongbao simulate abuse}. */
final class ScorePopulationCommandTest {
    private static final String SAMPLE = "../samples/populations/family-and-farm.ndjson";
    private static final String TWO =
            """
            {"type":"person","id":"a"}
            {"type":"person","id":"b"}
            """;

    private static Path file(Path folder, String content) throws IOException {
        return Files.writeString(folder.resolve("population.ndjson"), content);
    }

    @Test
    void theSampleHoldsTheFarmAndNotTheFamily() {
        JsonNode answer = CapturedRun.of("score-population", SAMPLE, "--json", "--held").json();
        assertThat(answer.path("labelled").asBoolean()).isTrue();
        assertThat(answer.path("heldPeople").toString())
                .isEqualTo("[\"customer\",\"f1\",\"f2\",\"f3\",\"f4\",\"f5\",\"f6\",\"f7\"]");
        assertThat(answer.path("confusion").toString())
                .isEqualTo(
                        "{\"abusersHeld\":8,\"honestHeld\":0,\"abusersPassed\":0,\"honestPassed\":2}");
        CapturedRun text = CapturedRun.of("score-population", SAMPLE);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .containsPattern("abusers +8 +0\n")
                .containsPattern("precision +100.00 %   bar 95 %   met")
                .containsPattern("abuser +farm +8 +8\n")
                .containsPattern("device-crowd +7\n")
                .contains("8 acceptances, 7 held");
        assertThat(text.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void aMissedBarEndsWithOneOnlyWhereThereAreLabels(@TempDir Path folder) throws IOException {
        String honest = Files.readString(Path.of(SAMPLE), StandardCharsets.UTF_8);
        Path wrong = file(folder, honest.replace("\"abuser\"", "\"honest\""));
        CapturedRun run = CapturedRun.of("score-population", wrong.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).containsPattern("precision +0.00 %   bar 95 %   MISSED");
        Path none = file(folder, honest.replaceAll("\"label\":\"[a-z]+\",", ""));
        CapturedRun unlabelled = CapturedRun.of("score-population", none.toString());
        assertThat(unlabelled.exitCode()).isZero();
        assertThat(unlabelled.out()).contains("The file has no labels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                            | :3:1: must be one JSON object",
                "{\"type\":\"person\",\"id\":\"c\"            | :3:1: must be one JSON object",
                "{\"id\":\"c\"}                                | :3:1 type: must be person, acceptance, order or wrongCode; add",
                "{\"type\":\"person\"}                         | :3:1 id: is missing; add it",
                "{\"type\":\"person\",\"id\":7}               | :3:1 id: must be a text of at most 64 characters",
                "{\"type\":\"person\",\"id\":\"a\"}           | :3:1 id: is there before",
                "{\"type\":\"person\",\"id\":\"c\",\"label\":\"bad\"} | :3:1 label: must be honest or abuser",
                "{\"type\":\"person\",\"id\":\"c\",\"devices\":\"d\"} | :3:1 devices: must be a list",
                "{\"type\":\"person\",\"id\":\"c\",\"device\":\"d\"}  | :3:1 device: is no field of a person; leave it out",
                "{\"type\":\"order\",\"person\":\"a\"}        | :3:1 atMillis: must be a whole number of milliseconds",
                "{\"type\":\"order\",\"atMillis\":1,\"person\":\"z\"} | :3:1 person: names z, who is not in the file",
                "{\"type\":\"acceptance\",\"atMillis\":1,\"inviter\":\"a\",\"friend\":\"a\"} | :3:1 friend: must not be the inviter",
                "{\"type\":\"acceptance\",\"atMillis\":1,\"inviter\":\"a\",\"friend\":\"b\",\"form\":\"fax\"} | :3:1 form: must be one of link, code",
                "{\"type\":\"wrongCode\",\"atMillis\":-1,\"person\":\"a\"} | :3:1 atMillis: must be"
            })
    void aMistakeIsNamedWithLineFieldRuleAndFix(String line, String said, @TempDir Path folder)
            throws IOException {
        Path file = file(folder, TWO + line.strip() + "\n");
        CapturedRun run = CapturedRun.of("score-population", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).contains(file + said.strip());
        JsonNode json = CapturedRun.of("score-population", file.toString(), "--json").json();
        assertThat(json.path("ok").asBoolean()).isFalse();
        assertThat(json.path("problems").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(json.path("problems").get(0).path("fix").asText()).isNotBlank();
    }

    @Test
    void aFileThatIsNotThereOrEmpty(@TempDir Path folder) throws IOException {
        CapturedRun missing = CapturedRun.of("score-population", folder + "/none.ndjson");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(missing.err()).contains("none.ndjson cannot be read");
        CapturedRun empty = CapturedRun.of("score-population", file(folder, "\n").toString());
        assertThat(empty.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(empty.out()).contains("has no people; add lines of type person");
    }

    /** What is written is what was scored. */
    @Test
    void aWrittenPopulationIsScoredTheSame(@TempDir Path folder) {
        String file = folder.resolve("written.ndjson").toString();
        JsonNode made =
                CapturedRun.of(
                                "simulate",
                                "abuse",
                                "--seed",
                                "3",
                                "--people",
                                "2000",
                                "--write",
                                file,
                                "--json")
                        .json();
        JsonNode read = CapturedRun.of("score-population", file, "--json").json();
        assertThat(read.path("confusion")).isEqualTo(made.path("confusion"));
        assertThat(read.path("reasons")).isEqualTo(made.path("reasons"));
        assertThat(made.path("seed").asInt()).isEqualTo(3);
        assertThat(made.path("groups")).hasSizeGreaterThan(8);
    }

    @Test
    void aWrongNumberOfPeopleIsAUsageError() {
        CapturedRun run = CapturedRun.of("simulate", "abuse", "--people", "10");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--people must be 1,000 to 1,000,000, not 10");
    }
}
