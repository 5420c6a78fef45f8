package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {

    private static Plot plot(boolean logarithmic, Double... values) {
        return new Plot(
                "A <title>",
                "ms",
                List.of(0.0, 5.0, 10.0),
                List.of(new Plot.Line("p99 & more", List.of(values))),
                logarithmic);
    }

    @Test
    void pointsLieWhereTheirValuesAre() {
        String html = plot(false, 0.0, 50.0, 100.0).html(3);
        assertThat(html)
                .as("foot, middle and head of the axis, from left to right")
                .contains("points=\"64.0,226.0 406.0,118.0 748.0,10.0 \"");
        assertThat(html).contains("aria-labelledby=\"p3t p3d\"").contains("role=\"img\"");
        assertThat(html).contains("A &lt;title&gt;").doesNotContain("<title>A <title>");
    }

    @Test
    void aLogarithmicAxisHasADecadeAtEachStep() {
        String html = plot(true, 0.0, 1.0, 100.0).html(1);
        assertThat(html).contains("points=\"64.0,226.0 406.0,154.0 748.0,10.0 \"");
        assertThat(html).contains(">0.1</text>").contains(">100</text>").doesNotContain(">1,000<");
    }

    /** Nine characters of eleven pixels are about 55 wide, and there are 58 beside the axis. */
    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.3,
                7,
                1_234,
                99_999,
                999_999,
                1_000_000,
                3_400_000,
                25_060_000,
                480_000_000,
                2_500_000_000.0,
                7e13,
                9e16
            })
    void noLabelBesideTheAxisIsCutOff(double highest) {
        for (boolean logarithmic : new boolean[] {false, true}) {
            String html = plot(logarithmic, 0.0, highest / 2, highest).html(1);
            List<String> labels =
                    Pattern.compile("<text x=\"58\" [^>]*text-anchor=\"end\">([^<]+)</text>")
                            .matcher(html)
                            .results()
                            .map(label -> label.group(1))
                            .toList();
            assertThat(labels).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(labels).allMatch(label -> label.length() <= 9);
        }
    }

    @Test
    void millionsAreWrittenShortBesideTheAxisAndInFullInTheTable() {
        String html = plot(false, 0.0, 5_060_000.0, 25_060_000.0).html(1);
        assertThat(html)
                .contains(">0</text>", ">10 M</text>", ">30 M</text>")
                .contains("<tr><th scope=\"row\">10<td>25,060,000")
                .doesNotContain(">10,000,000</text>");
        assertThat(plot(false, 0.0, 0.0, 1_000_000.0).html(1)).contains(">0.2 M</text>", ">1 M<");
        assertThat(plot(false, 0.0, 0.0, 790_000.0).html(1)).contains(">200,000</text>");
    }

    @Test
    void theTableHasEveryFigure() {
        String html = plot(false, 0.0, 12.345, 1_234.5).html(1);
        assertThat(html)
                .contains("<tr><th scope=\"row\">5<td>12.3")
                .contains("<tr><th scope=\"row\">10<td>1,235")
                .contains("<th scope=\"col\">p99 &amp; more")
                .contains("p99 &amp; more up to 1,235 ms");
    }

    @Test
    void nothingButZeroesCanBeDrawn() {
        assertThat(plot(false, 0.0, 0.0, 0.0).html(1))
                .contains("points=\"64.0,226.0 406.0,226.0 748.0,226.0 \"", ">0.2</text>")
                .doesNotContain("NaN");
    }

    @Test
    void aLineIsBrokenWhereThereWasNothingToMeasure() {
        String html = plot(false, 100.0, Double.NaN, 50.0).html(1);
        assertThat(html)
                .contains("points=\"64.0,10.0 \"", "points=\"748.0,118.0 \"")
                .contains("<tr><th scope=\"row\">5<td>–")
                .doesNotContain("NaN");
    }

    @Test
    void whatWasAskedForIsShownWithAllItsDigits() {
        assertThat(Plot.exact(0.005)).isEqualTo("0.005");
        assertThat(Plot.exact(60)).isEqualTo("60");
    }

    @Test
    void aLineHasAValueForEachPoint() {
        assertThatThrownBy(() -> plot(false, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a value for each point");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.104, 0.1",
        "1.5, 1.5",
        "12.04, 12",
        "99.96, 100",
        "12345.6, '12,346'",
        "-3, -3"
    })
    void numbersAreShort(double value, String text) {
        assertThat(Plot.number(value)).isEqualTo(text);
    }
}
