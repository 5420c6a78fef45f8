package io.hongbao.rehearsal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the format: what breaks it, and exactly what is said of it. */
class CostsFileTest {
    private static final String GOOD =
            """
            format: 1
            title: 8 processors
            processors: 8
            cpuMicros:
              claim: {value: 27.5, source: our bench}
              order: {value: 124, source: our bench}
            stateBytes:
              person: {value: 147, source: counted}
            """;

    /** One rule: a change that breaks it, and the problem that comes of it. */
    record Rule(String good, String bad, List<String> problems) {
        @Override
        public String toString() {
            return bad;
        }
    }

    private static Rule rule(String good, String bad, String... problems) {
        return new Rule(good, bad, List.of(problems));
    }

    private static final String RANGE =
            "must be a number from 0.001 to 1000000000; write a number in that range";

    static List<Rule> rules() {
        return List.of(
                rule(
                        "format: 1",
                        "format: 2",
                        ":1:9 format: must be a whole number from 1 to 1; write a number in that range"),
                rule(
                        "title: 8 processors",
                        "title: \" \"",
                        ":2:8 title: must be a text of 1 to 200 characters; write a text of that length"),
                rule(
                        "processors: 8",
                        "processors: 0",
                        ":3:13 processors: must be a whole number from 1 to 4096; write a number in that range"),
                rule(
                        "processors: 8",
                        "processors: 1.5",
                        ":3:13 processors: must be a whole number from 1 to 4096; write a number in that range"),
                rule("27.5", "0", ":5:18 cpuMicros.claim.value: " + RANGE),
                rule(
                        "27.5",
                        "-1",
                        ":5:18 cpuMicros.claim.value: must be a number from 0.001 to 1000000000;"
                                + " write digits, with a point before decimals"),
                rule("27.5", "2000000000", ":5:18 cpuMicros.claim.value: " + RANGE),
                rule(
                        "27.5, source: our bench",
                        "27.5",
                        ":5:10 cpuMicros.claim.source: is missing; add it, such as source: our bench of May"),
                rule(
                        "  claim: {value: 27.5, source: our bench}\n",
                        "",
                        ":5:3 cpuMicros.claim: is missing; add it, such as claim: {value: 27.5, source: our bench}"),
                rule(
                        "  order:",
                        "  ordr:",
                        ":6:3 cpuMicros.ordr: is not a field that is known here; did you mean \"order\"?"),
                rule(
                        "person: {value: 147, source: counted}",
                        "person: 147",
                        ":8:11 stateBytes.person: must have fields of its own; write them below it: value, source"),
                rule(
                        GOOD,
                        "",
                        ": is empty; write down what was measured; docs/rehearsal.md has an example"),
                rule(
                        GOOD,
                        "{}",
                        ":1:1 format: is missing; add it, such as format: 1",
                        ":1:1 title: is missing; add it, such as title: 8 processors, May 2027",
                        ":1:1 processors: is missing; add it, such as processors: 8",
                        ":1:1 cpuMicros: is missing; add it, such as"
                                + " cpuMicros: {claim: {value: 27.5, source: our bench of May}}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        assertThat(GOOD).containsOnlyOnce(rule.good());
        assertThat(problems(GOOD.replace(rule.good(), rule.bad()))).isEqualTo(rule.problems());
    }

    @Test
    void aGoodFileIsTheCosts() {
        assertThat(read(GOOD))
                .isEqualTo(
                        new CostsFile.Valid(
                                new UnitCosts(
                                        "8 processors",
                                        8,
                                        Map.of(
                                                UnitCost.CLAIM_CPU,
                                                new UnitCosts.Measured(27.5, "our bench"),
                                                UnitCost.ORDER_CPU,
                                                new UnitCosts.Measured(124, "our bench"),
                                                UnitCost.PERSON_STATE,
                                                new UnitCosts.Measured(147, "counted")))));
    }

    @Test
    void whatShipsIsRight() {
        assertThat(CostsFile.shipped())
                .isInstanceOfSatisfying(
                        CostsFile.Valid.class,
                        valid -> {
                            assertThat(valid.costs().processors()).isEqualTo(2);
                            assertThat(valid.costs().measured().get(UnitCost.CLAIM_CPU))
                                    .isEqualTo(
                                            new UnitCosts.Measured(
                                                    27.52,
                                                    "docs/benchmarks.md, 24 November 2026, bench/run claims"));
                        });
    }

    @Test
    void aFileThatIsNotThereIsAProblem(@TempDir Path folder) {
        assertThat(CostsFile.read(folder.resolve("none.yaml")))
                .isInstanceOfSatisfying(
                        CostsFile.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().getFirst().toString())
                                        .contains("none.yaml: cannot be read"));
    }

    private static CostsFile read(String content) {
        return CostsFile.read("f", content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String content) {
        return switch (read(content)) {
            case CostsFile.Valid _ -> List.of();
            case CostsFile.Invalid invalid ->
                    invalid.problems().stream()
                            .map(Problem::toString)
                            .map(problem -> problem.substring(1))
                            .toList();
        };
    }
}
