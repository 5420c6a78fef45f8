package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.List;

/** Whether what is shown can be used by everybody, as far as a program (axe) can tell. */
final class Access {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Access() {}

    /** Fails with each violation of WCAG 2.2 AA and where it is. */
    static void check(Screen screen, String moment) {
        screen.settles();
        screen.keep(moment);
        AxeResults results = new AxeBuilder(screen.page()).withTags(RULES).analyze();
        assertThat(results.getPasses()).as("axe has looked at something").isNotEmpty();
        assertThat(results.getViolations().stream().flatMap(rule -> places(rule)).toList())
                .as("what axe finds at: %s", moment)
                .isEmpty();
    }

    private static java.util.stream.Stream<String> places(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + " at " + place(node));
    }

    private static String place(CheckedNode node) {
        return node.getTarget() + ": " + node.getFailureSummary().replace('\n', ' ');
    }
}
