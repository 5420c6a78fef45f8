package io.hongbao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, beside what it has to be. */
final class Table {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, String measured, String bar, String met) {}

    /** A figure that must be at least {@code bar}. */
    void atLeast(String what, double measured, double bar, String unit) {
        rows.add(
                new Row(
                        what,
                        text(measured, unit),
                        "≥ " + text(bar, unit),
                        measured >= bar ? "met" : "MISSED"));
    }

    /** A figure that must be at most {@code bar}. */
    void atMost(String what, double measured, double bar, String unit) {
        rows.add(
                new Row(
                        what,
                        text(measured, unit),
                        "≤ " + text(bar, unit),
                        measured <= bar ? "met" : "MISSED"));
    }

    /** A figure without a bar. */
    void plain(String what, double measured, String unit) {
        rows.add(new Row(what, text(measured, unit), "", ""));
    }

    /** Something that could not be measured, and why. */
    void missing(String what, String why) {
        rows.add(new Row(what, why, "", "not measured"));
    }

    /** The rows in order, as a Markdown table. */
    String markdown() {
        int what = width(3, rows.stream().map(Row::what).toList());
        int measured = width(8, rows.stream().map(Row::measured).toList());
        int bar = width(3, rows.stream().map(Row::bar).toList());
        int met = width(3, rows.stream().map(Row::met).toList());
        String format =
                "| %-" + what + "s | %" + measured + "s | %" + bar + "s | %-" + met + "s |%n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, format, "what", "measured", "bar", "met"));
        text.append("| " + "-".repeat(what) + " | " + "-".repeat(measured - 1) + ": | ");
        text.append("-".repeat(bar - 1) + ": | " + "-".repeat(met) + " |\n");
        for (Row row : rows) {
            text.append(
                    String.format(Locale.ROOT, format, row.what, row.measured, row.bar, row.met));
        }
        return text.toString();
    }

    private static int width(int least, List<String> texts) {
        return Math.max(least, texts.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String text(double figure, String unit) {
        String number =
                figure >= 100
                        ? String.format(Locale.ROOT, "%,.0f", figure)
                        : String.format(Locale.ROOT, "%.2f", figure);
        return unit.equals("x") ? number + "x" : number + unit;
    }
}
