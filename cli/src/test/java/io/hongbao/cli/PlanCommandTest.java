package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hongbao plan}. */
final class PlanCommandTest {
    private static final String COSTS =
            """
            format: 1
            title: A machine of the test
            processors: 4
            cpuMicros:
              claim: {value: 20, source: the test}
              order: {value: 100, source: the test}
            journalBytes:
              claim: {value: 200, source: the test}
            """;

    private static CapturedRun plan(String... more) {
        List<String> arguments = new ArrayList<>(List.of("plan"));
        arguments.addAll(List.of(more));
        return CapturedRun.of(arguments.toArray(String[]::new));
    }

    private static Path costs(Path folder, String content) throws IOException {
        return Files.writeString(folder.resolve("costs.yaml"), content);
    }

    @Test
    void showsTheArithmeticLineByLine(@TempDir Path folder) throws IOException {
        CapturedRun run =
                plan(
                        "--people",
                        "50M",
                        "--peak",
                        "100k/s",
                        "--measured",
                        costs(folder, COSTS).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Unit costs: A machine of the test")
                .containsPattern("claims +2 processors\n")
                .contains("= 100,000/s x 20 us / 1,000,000\n      from the test")
                .containsPattern("orders +4 processors\n")
                .contains("= 40,000/s x 100 us / 1,000,000\n")
                .contains("= 12 processors / 4 of a node, rounded up")
                .contains("= 10 GB x 30 days")
                .contains("partitions of the streams host (not built yet)")
                .contains("- not measured: cpuMicros.session,")
                .contains("\nat least 3 nodes, at least 12 partitions, at least 900 GB disk, ");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @Test
    void answersAsJson(@TempDir Path folder) throws IOException {
        JsonNode answer =
                plan(
                                "--people",
                                "1.5k",
                                "--peak",
                                "100/s",
                                "--orders-share",
                                "0",
                                "--invites-share",
                                "0",
                                "--acceptances-share",
                                "0.25",
                                "--hours",
                                "1",
                                "--retention-days",
                                "2",
                                "--headroom",
                                "1.5",
                                "--json",
                                "--measured",
                                costs(folder, COSTS).toString())
                        .json();
        assertThat(answer.path("demand").toString())
                .isEqualTo(
                        "{\"people\":1500,\"peakPerSecond\":100.0,\"ordersShare\":0.0,"
                                + "\"invitesShare\":0.0,\"acceptancesShare\":0.25,\"hours\":1.0,"
                                + "\"retentionDays\":2,\"headroom\":1.5}");
        assertThat(answer.path("nodes").asInt()).isEqualTo(1);
        assertThat(answer.path("partitions").asInt()).isEqualTo(1);
        assertThat(answer.path("diskBytes").asLong()).isEqualTo(1_500 * 200 * 2);
        assertThat(answer.path("atLeast").asBoolean()).isTrue();
        assertThat(answer.path("notMeasured").toString())
                .contains("\"cpuMicros.session\"", "\"cpuMicros.acceptance\"")
                .doesNotContain("order", "invite");
        JsonNode line = line(answer, "processors.claims");
        assertThat(line.path("formula").asText()).isEqualTo("100/s x 20 us / 1,000,000");
        assertThat(line.path("amount").asDouble()).isEqualTo(0.002);
        assertThat(line.path("unit").asText()).isEqualTo("processors");
        assertThat(line.path("sources").toString()).isEqualTo("[\"the test\"]");
        assertThat(answer.path("limits")).isNotEmpty();
    }

    private static JsonNode line(JsonNode answer, String id) {
        for (JsonNode line : answer.path("lines")) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("no line " + id + ": " + answer);
    }

    @Test
    void planIsMadeWithWhatShips() {
        CapturedRun run = plan("--people", "50M", "--peak", "30k/s");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("= 30,000/s x 27.52 us / 1,000,000")
                .contains("from docs/benchmarks.md, 24 November 2026, bench/run claims")
                .contains("invites opened and accepted")
                .doesNotContain("- not measured", "at least");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= Terminal.COLUMNS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--people 0 --peak 30k/s           | --people must be 1 to 10,000,000,000, not 0",
                "--people=-5 --peak 30k/s          | --people must be 1 to",
                "--people many --peak 30k/s        | --people must be a number such as 50M, 1.5k or 800, not many",
                "--people 50m --peak 30k/s         | not 50m",
                "--people 50M/s --peak 30k/s       | not 50M/s",
                "--people 1.5 --peak 30k/s         | --people must be a whole number, not 1.5",
                "--people 999999999999G --peak 1   | --people must be far less than",
                "--people 50M --peak 0             | --peak must be above 0",
                "--people 50M --peak=-3            | --peak must be above 0",
                "--people 50M --peak 1G/s          | --peak must be above 0, to 10,000,000/s, not 1,000,000,000/s",
                "--people 50M --peak 30k/m         | --peak must be a number such as 30k/s",
                "--people 50M --peak 1k/s          | --peak must be at least 2,778/s",
                "--people 1 --peak 1 --hours 0     | --hours must be 0.01 to 168",
                "--people 1 --peak 1 --headroom 0  | --headroom must be 1 to 100",
                "--people 1 --peak 1 --orders-share 2 | --orders-share must be 0 to 1",
                "--people 1 --peak 1 --invites-share 2 | --invites-share must be 0 to 1",
                "--people 1 --peak 1 --acceptances-share x | --acceptances-share must be a number",
                "--people 1 --peak 1 --retention-days 0 | --retention-days must be 1 to 3,650",
                "--people 1 --peak 1 --retention-days 1.5 | --retention-days must be a whole number",
                "--people 1                        | --peak",
                "--peak 1                          | --people"
            })
    void aWrongOptionIsNamed(String options, String said) {
        CapturedRun run = plan(options.strip().split(" +", -1));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(said.strip());
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aFileWithMistakesIsAnsweredWithAllOfThem(@TempDir Path folder) throws IOException {
        String file =
                costs(folder, COSTS.replace("value: 20,", "value: 0,").replace("format: 1", ""))
                        .toString();
        CapturedRun run = plan("--people", "1k", "--peak", "10", "--measured", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out())
                .contains(file + ":2:1 format: is missing; add it, such as format: 1")
                .contains(file + ":5:18 cpuMicros.claim.value: must be a number from 0.001");
        CapturedRun json = plan("--people", "1k", "--peak", "10", "--measured", file, "--json");
        assertThat(json.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(json.json().path("ok").asBoolean()).isFalse();
        assertThat(json.json().path("problems")).hasSize(2);
    }
}
