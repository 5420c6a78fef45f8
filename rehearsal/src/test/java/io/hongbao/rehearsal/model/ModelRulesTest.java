package io.hongbao.rehearsal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.yaml.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the format: what breaks it, and exactly what is said of it. */
class ModelRulesTest {
    private static final String GOOD =
            """
            format: 1
            id: test
            title: A test
            play: {scale: 0.5, speed: 2}
            people:
              - {minutes: 2, perMinute: 600}
              - {minutes: 1.5, perMinute: 60}
            patienceSeconds: 30
            answerSeconds: 5
            retries: {most: 3, waitMillis: 200, growing: false}
            journeys:
              - id: order
                percent: 60
                steps: [session, claim, order]
              - id: look
                percent: 40
                steps: [page]
            """;

    /**
     * One rule: a change that breaks it, and the problems that come of it, without the file's name.
     */
    record Rule(String good, String bad, List<String> problems) {
        @Override
        public String toString() {
            return bad;
        }
    }

    private static Rule rule(String good, String bad, String... problems) {
        return new Rule(good, bad, List.of(problems));
    }

    private static final String STEPS =
            "page, outlets, session, room, claim, again, another, wallet, order, chat, invite, accept, hammer, forge, share";
    private static final String ID =
            "must be 1 to 40 characters of a-z, 0-9 and \"-\"; use a short name such as \"launch-day\"";
    private static final String RANGE = "; write a number in that range";
    private static final String DIGITS = "; write digits, with a point before decimals";

    static Stream<Rule> rules() {
        return Stream.of(
                rule("format: 1", "format: 2", ":1:9 format: must be a number from 1 to 1" + RANGE),
                rule("id: test", "id: Test Day", ":2:5 id: " + ID),
                rule(
                        "title: A test",
                        "title: \" \"",
                        ":3:8 title: must be a text of 1 to 200 characters; write a text of that length"),
                rule(
                        "title: A test",
                        "tittle: A test",
                        ":1:1 title: is missing; add it, such as title: A launch day",
                        ":3:1 tittle: is not a field that is known here; did you mean \"title\"?"),
                rule(
                        "scale: 0.5",
                        "scale: 0",
                        ":4:15 play.scale: must be a number from 0.000001 to 100" + RANGE),
                rule(
                        "scale: 0.5",
                        "scale: 1e3",
                        ":4:15 play.scale: must be a number from 0.000001 to 100" + DIGITS),
                rule(
                        "speed: 2",
                        "speed: 2000",
                        ":4:27 play.speed: must be a number from 0.01 to 1000" + RANGE),
                rule(
                        "{minutes: 2, perMinute: 600}",
                        "{minutes: 0, perMinute: 600}",
                        ":6:15 people[0].minutes: must be a number from 0.01 to 1440" + RANGE),
                rule(
                        "{minutes: 2, perMinute: 600}",
                        "{minutes: 1440, perMinute: 600}",
                        ":6:3 people: must last at most 1440 minutes in all; shorten a stretch"),
                rule(
                        "{minutes: 2, perMinute: 600}",
                        "{minutes: 2, perMinute: -5}",
                        ":6:29 people[0].perMinute: must be a number from 0 to 60000000" + DIGITS),
                rule(
                        "{minutes: 2, perMinute: 600}",
                        "{minutes: 2}",
                        ":6:5 people[0].perMinute: is missing; add it, such as perMinute: 6000"),
                rule(
                        "  - {minutes: 2, perMinute: 600}\n  - {minutes: 1.5, perMinute: 60}",
                        "  - {minutes: 2, perMinute: 0}",
                        ":6:3 people: must have somebody come; write a perMinute above 0"),
                rule(
                        "patienceSeconds: 30",
                        "patienceSeconds: soon",
                        ":8:18 patienceSeconds: must be a number from 0.1 to 3600" + DIGITS),
                rule(
                        "answerSeconds: 5",
                        "answerSeconds: 61",
                        ":9:16 answerSeconds: must be a number from 0.05 to 60" + RANGE),
                rule(
                        "most: 3",
                        "most: 1.5",
                        ":10:17 retries.most: must be a whole number from 0 to 1000" + RANGE),
                rule(
                        "waitMillis: 200",
                        "waitMillis: 0",
                        ":10:32 retries.waitMillis: must be a whole number from 1 to 60000"
                                + RANGE),
                rule(
                        "growing: false",
                        "growing: no",
                        ":10:46 retries.growing: must be true or false; write true or false"),
                rule(
                        "percent: 60",
                        "percent: 61",
                        ":12:3 journeys: must have percentages that make 100, but they make 101; "
                                + "correct the percentages"),
                rule(
                        "percent: 60",
                        "percent: 0",
                        ":13:14 journeys[order].percent: must be a whole number from 1 to 100"
                                + RANGE),
                rule(
                        "id: look",
                        "id: order",
                        ":15:9 journeys[order].id: is used twice; give every journey an id of its own"),
                rule(
                        "steps: [page]",
                        "steps: []",
                        ":17:12 journeys[look].steps: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        "steps: [page]",
                        "steps: [pages]",
                        ":17:13 journeys[look].steps[0]: must be one of: "
                                + STEPS
                                + "; did you mean \"page\"?"),
                rule(
                        "[session, claim, order]",
                        "[claim, order]",
                        ":14:13 journeys[order].steps[0]: needs session before it; "
                                + "put session before claim"),
                rule(
                        "[session, claim, order]",
                        "[session, order]",
                        ":14:22 journeys[order].steps[1]: needs claim before it; put claim before order"),
                rule(
                        "[session, claim, order]",
                        "[session, claim, claim]",
                        ":14:29 journeys[order].steps[2]: may stand on a journey once only; "
                                + "remove the second one"),
                rule(
                        "[session, claim, order]",
                        "[invite]",
                        ":14:13 journeys[order].steps[0]: needs session before it; "
                                + "put session before invite"),
                rule(
                        "[session, claim, order]",
                        "[session, invite, claim, invite]",
                        ":14:37 journeys[order].steps[3]: may stand on a journey once only; "
                                + "remove the second one"),
                rule(
                        "[session, claim, order]",
                        "[session, accept, claim]",
                        ":12:3 journeys: must have somebody who makes the invites that others accept; "
                                + "put invite on a journey, such as [session, claim, invite]"),
                rule(
                        GOOD,
                        "",
                        ": is empty; describe who comes when; docs/rehearsal.md has an example"),
                rule(
                        GOOD,
                        "{}",
                        ":1:1 format: is missing; add it, such as format: 1",
                        ":1:1 id: is missing; add it, such as id: launch-day",
                        ":1:1 title: is missing; add it, such as title: A launch day",
                        ":1:1 people: is missing; add it, such as people: [{minutes: 2, perMinute: 6000}]",
                        ":1:1 journeys: is missing; add it, such as "
                                + "journeys: [{id: claim, percent: 100, steps: [session, claim]}]"),
                rule(
                        GOOD,
                        GOOD + "---\nid: other\n",
                        ":18:1: has a second document (---); keep one model in one file"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        assertThat(GOOD).containsOnlyOnce(rule.good());
        assertThat(problems(GOOD.replace(rule.good(), rule.bad()))).isEqualTo(rule.problems());
    }

    @Test
    void aGoodFileIsTheModel() {
        assertThat(ModelFile.read("f", GOOD))
                .isInstanceOfSatisfying(
                        ModelFile.Valid.class,
                        valid ->
                                assertThat(valid.model())
                                        .isEqualTo(
                                                new TrafficModel(
                                                        "test",
                                                        "A test",
                                                        0.5,
                                                        2,
                                                        List.of(
                                                                new TrafficModel.Stretch(2, 600),
                                                                new TrafficModel.Stretch(1.5, 60)),
                                                        30,
                                                        5,
                                                        new TrafficModel.Retries(3, 200, false),
                                                        List.of(
                                                                new TrafficModel.Share(
                                                                        "order",
                                                                        60,
                                                                        List.of(
                                                                                StepKind.SESSION,
                                                                                StepKind.CLAIM,
                                                                                StepKind.ORDER)),
                                                                new TrafficModel.Share(
                                                                        "look",
                                                                        40,
                                                                        List.of(StepKind.PAGE))))));
    }

    private static List<String> problems(String content) {
        return switch (ModelFile.read("f", content)) {
            case ModelFile.Valid _ -> List.of();
            case ModelFile.Invalid invalid ->
                    invalid.problems().stream()
                            .map(Problem::toString)
                            .map(problem -> problem.substring(1))
                            .toList();
        };
    }
}
