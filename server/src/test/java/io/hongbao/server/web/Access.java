package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Whether what is shown can be used by everybody, as far as a program (axe) can tell. */
final class Access {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Access() {}

    /** Fails with each violation of WCAG 2.2 AA and where it is. */
    static void check(Screen screen, String moment) {
        screen.settles();
        screen.keep(moment);
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeResults results =
                new AxeBuilder(screen.page())
                        .options(options)
                        .withTags(RULES)
                        // The pages have no frames: that is what another page would be opened for.
                        .setLegacyMode(true)
                        .analyze();
        assertThat(results.getPasses()).as("axe has looked at something").isNotEmpty();
        assertThat(results.getViolations().stream().flatMap(Access::places).toList())
                .as("what axe finds at: %s", moment)
                .isEmpty();
    }

    private static Stream<String> places(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + " at " + place(node));
    }

    private static String place(CheckedNode node) {
        return node.getTarget() + ": " + node.getFailureSummary().replace('\n', ' ');
    }
}
