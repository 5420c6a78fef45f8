package io.hongbao.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value is asked for, and what is noted when it is something else. */
class SpotTest {
    private static final String ONE_PER_LINE =
            "; write each item on a line of its own that begins with \"- \"";

    /** The value of the only field in a file that begins with {@code of:}. */
    private static Spot value(String text) {
        return Texts.root("of: " + text).fields("of").orElseThrow().at("of");
    }

    private static String refused(Spot spot, Function<Spot, Optional<?>> ask) {
        assertThat(ask.apply(spot)).isEmpty();
        return String.join("\n", Texts.noted(spot.problems()));
    }

    @Test
    void aSingleValueIsItsTextAsWritten() {
        assertThat(value("1.10").scalar()).hasValue("1.10");
        assertThat(value("\"\"").scalar()).hasValue("");
        assertThat(value("'null'").scalar()).hasValue("null");
        assertThat(value("|\n  two\n  lines\n").scalar()).hasValue("two\nlines\n");
    }

    @Test
    void whatIsNoSingleValueIsRefused() {
        assertThat(refused(value("[a]"), Spot::scalar))
                .isEqualTo(":1:5 of: must be a single value, but is a list; write one value");
        assertThat(refused(value("{a: b}"), Spot::scalar))
                .isEqualTo(
                        ":1:5 of: must be a single value, but has fields of its own; write one value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null"})
    void noValueIsRefusedWithWhatIsWantedThere(String nothing) {
        assertThat(refused(value(nothing), Spot::scalar))
                .endsWith(" of: has no value; write one after the colon");
        assertThat(refused(value(nothing), spot -> spot.fields("a", "b")))
                .endsWith(" of: has no value; write its fields below it: a, b");
        assertThat(refused(value(nothing), spot -> spot.items(0, 9)))
                .endsWith(" of: has no value" + ONE_PER_LINE);
    }

    @Test
    void aTextHasTheFormThatIsAskedFor() {
        Pattern form = Pattern.compile("[a-z]{1,4}");
        assertThat(value("tea").matching(form, "rule", "fix")).hasValue("tea");
        assertThat(refused(value("teas!"), spot -> spot.matching(form, "rule", "fix")))
                .isEqualTo(":1:5 of: rule; fix");
        assertThat(refused(value("[tea]"), spot -> spot.matching(form, "rule", "fix")))
                .isEqualTo(":1:5 of: must be a single value, but is a list; write one value");
    }

    @Test
    void aWordIsOneOfTheKnownOnes() {
        List<String> known = List.of("drinks", "dining");
        assertThat(value("dining").oneOf(known, "rule", () -> "otherwise")).hasValue("dining");
        assertThat(refused(value("drink"), spot -> spot.oneOf(known, "rule", () -> "otherwise")))
                .isEqualTo(":1:5 of: rule; did you mean \"drinks\"?");
        assertThat(refused(value("seats"), spot -> spot.oneOf(known, "rule", () -> "otherwise")))
                .isEqualTo(":1:5 of: rule; otherwise");
        assertThat(refused(value(""), spot -> spot.oneOf(known, "rule", () -> "otherwise")))
                .isEqualTo(":1:4 of: has no value; write one after the colon");
    }

    @Test
    void anItemIsCalledByItsIdOrItsNumber() {
        String longId = "x".repeat(41);
        List<Spot> items =
                value("[{id: a}, {name: b}, c, {id: " + longId + "}, {id: ~}]")
                        .items(1, 5)
                        .orElseThrow();
        assertThat(items)
                .extracting(Spot::path)
                .containsExactly("of[a]", "of[1]", "of[2]", "of[" + "x".repeat(40) + "]", "of[4]");
        assertThat(items)
                .extracting(Spot::id)
                .containsExactly(
                        Optional.of("a"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(longId),
                        Optional.empty());
    }

    @Test
    void aListHasItsBounds() {
        assertThat(value("[]").items(0, 2).orElseThrow()).isEmpty();
        assertThat(value("[a, b]").items(1, 2).orElseThrow()).hasSize(2);
        assertThat(refused(value("[]"), spot -> spot.items(1, 2)))
                .isEqualTo(":1:5 of: must have at least one item" + ONE_PER_LINE);
        assertThat(refused(value("[a, b, c]"), spot -> spot.items(1, 2)))
                .isEqualTo(":1:5 of: must have at most 2 items; remove some");
        assertThat(refused(value("a"), spot -> spot.items(1, 2)))
                .isEqualTo(":1:5 of: must be a list" + ONE_PER_LINE);
    }

    @Test
    void whatHasNoFieldsIsRefusedWithThoseThatItMayHave() {
        assertThat(refused(value("[a]"), spot -> spot.fields("a", "b")))
                .isEqualTo(":1:5 of: must have fields of its own; write them below it: a, b");
    }
}
