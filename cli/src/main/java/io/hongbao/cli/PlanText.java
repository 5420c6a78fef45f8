package io.hongbao.cli;

import io.hongbao.rehearsal.plan.CapacityPlan;
import io.hongbao.rehearsal.plan.PlanLine;
import io.hongbao.rehearsal.plan.UnitCost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows a capacity plan to people: of each line what and result, then formula and sources. */
final class PlanText {
    private static final String DEEP = "      ";

    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    private PlanText(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param costs what was measured, in one line
     */
    static List<String> lines(Terminal terminal, String costs, CapacityPlan plan) {
        PlanText text = new PlanText(terminal);
        text.wrapped("", "Unit costs: " + costs);
        for (PlanLine.Section section : PlanLine.Section.values()) {
            text.section(section, plan.lines());
        }
        text.summary(plan);
        return text.lines;
    }

    private void section(PlanLine.Section section, List<PlanLine> all) {
        lines.add("");
        lines.add(terminal.styled(Terminal.Style.BOLD, section.title()));
        for (PlanLine line : all) {
            if (line.section() == section) {
                String result = (line.atLeast() ? "at least " : "") + line.result().text();
                int gap = Terminal.COLUMNS - 2 - line.what().length() - result.length();
                lines.add("  " + line.what() + " ".repeat(Math.max(1, gap)) + result);
                wrapped(DEEP, "= " + line.formula());
                line.sources().forEach(source -> wrapped(DEEP, "from " + source));
            }
        }
    }

    private void summary(CapacityPlan plan) {
        lines.add("");
        lines.add(terminal.styled(Terminal.Style.BOLD, "What this does not say"));
        if (!plan.notMeasured().isEmpty()) {
            wrapped(
                    "  ",
                    plan.notMeasured().stream()
                            .map(UnitCost::path)
                            .collect(Collectors.joining(", ", "- not measured: ", "")));
        }
        plan.limits().forEach(limit -> wrapped("  ", "- " + limit));
        lines.add("");
        wrapped(
                "",
                List.of("nodes", "partitions", "disk", "network").stream()
                        .map(id -> headline(id, plan.line(id)))
                        .collect(Collectors.joining(", ")));
    }

    private static String headline(String id, PlanLine line) {
        String kind = id.equals("disk") || id.equals("network") ? " " + id : "";
        return (line.atLeast() ? "at least " : "") + line.result().text() + kind;
    }

    /** Breaks between words, so that every row fits. */
    private void wrapped(String indent, String text) {
        StringBuilder row = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            boolean first = row.length() <= indent.length();
            if (!first && row.length() + 1 + word.length() > Terminal.COLUMNS) {
                lines.add(row.toString());
                row = new StringBuilder(indent).append("  ").append(word);
            } else {
                row.append(first ? "" : " ").append(word);
            }
        }
        lines.add(row.toString());
    }
}
