package io.hongbao.cli.rehearse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over the minutes of a model: the drawing as SVG, and the same figures as a table.
 *
 * @param title what it shows
 * @param unit of the values, such as {@code ms}
 * @param minutes where the points lie, in ascending order, at least one
 * @param lines what is drawn, at most eight
 * @param logarithmic whether the upright axis is; values below a tenth of its unit lie at its foot
 */
public record Plot(
        String title, String unit, List<Double> minutes, List<Line> lines, boolean logarithmic) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 34;
    private static final int TICKS = 5;
    private static final double LEAST = 0.1;
    private static final List<Map.Entry<String, Double>> UNITS =
            List.of(Map.entry("T", 1e12), Map.entry("G", 1e9), Map.entry("M", 1e6));

    public Plot {
        minutes = List.copyOf(minutes);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.values().size() != minutes.size()) {
                throw new IllegalArgumentException("a line must have a value for each point");
            }
        }
    }

    /**
     * One line, with a value for each point; {@code NaN} where there was nothing to measure, which
     * breaks the line.
     */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }

        double highest() {
            return values.stream()
                    .filter(value -> !value.isNaN())
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }
    }

    /** The drawing, its legend and its table, as one HTML figure. */
    public String html(int number) {
        StringBuilder out = new StringBuilder(8_192);
        out.append("<figure>\n<figcaption>")
                .append(Html.text(title))
                .append(" <small>")
                .append(Html.text(unit))
                .append(logarithmic ? ", logarithmic" : "")
                .append("</small></figcaption>\n");
        svg(out, number);
        out.append("<ul class=\"legend\">");
        for (int i = 0; i < lines.size(); i++) {
            out.append(
                            "<li><svg width=\"26\" height=\"8\" aria-hidden=\"true\"><line x1=\"0\" y1=\"4\" x2=\"26\" y2=\"4\" class=\"l")
                    .append(i)
                    .append("\"/></svg> ")
                    .append(Html.text(lines.get(i).name()));
        }
        out.append("</ul>\n<details><summary>The figures as a table</summary>\n");
        table(out);
        out.append("</details>\n</figure>\n");
        return out.toString();
    }

    private void svg(StringBuilder out, int number) {
        double top = top();
        out.append(
                String.format(
                        Locale.ROOT,
                        "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"p%dt p%dd\">"
                                + "<title id=\"p%dt\">%s</title><desc id=\"p%dd\">%s</desc>\n",
                        WIDTH,
                        HEIGHT,
                        number,
                        number,
                        number,
                        Html.text(title),
                        number,
                        Html.text(description())));
        grid(out, top);
        for (int i = 0; i < lines.size(); i++) {
            draw(out, lines.get(i).values(), i, top);
        }
        out.append("</svg>\n");
    }

    /** Draws a line, in as many pieces as it has. */
    private void draw(StringBuilder out, List<Double> values, int number, double top) {
        boolean open = false;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isNaN()) {
                out.append(open ? "\"/>\n" : "");
                open = false;
                continue;
            }
            if (!open) {
                out.append("<polyline class=\"l").append(number).append("\" points=\"");
                open = true;
            }
            out.append(
                    String.format(
                            Locale.ROOT, "%.1f,%.1f ", x(minutes.get(i)), y(values.get(i), top)));
        }
        out.append(open ? "\"/>\n" : "");
    }

    private void grid(StringBuilder out, double top) {
        for (double tick : logarithmic ? decades(top) : steps(top)) {
            double y = y(tick, top);
            out.append(
                    String.format(
                            Locale.ROOT,
                            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                    + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
                            LEFT,
                            WIDTH - RIGHT,
                            y,
                            y,
                            LEFT - 6,
                            y + 4,
                            label(tick, logarithmic ? tick : top)));
        }
        double last = minutes.getLast();
        for (double tick : steps(Math.max(last, 0.01))) {
            if (tick <= last) {
                out.append(
                        String.format(
                                Locale.ROOT,
                                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                                x(tick),
                                HEIGHT - BOTTOM + 16,
                                number(tick)));
            }
        }
        out.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">minutes of the model</text>\n",
                        WIDTH - RIGHT,
                        HEIGHT - 4));
    }

    /** What a person who does not see the drawing is told of it. */
    private String description() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(line.name())
                    .append(" up to ")
                    .append(number(line.highest()))
                    .append(' ')
                    .append(unit);
        }
        return text + ". The table below has the figures.";
    }

    private void table(StringBuilder out) {
        out.append("<table><thead><tr><th scope=\"col\">minute");
        lines.forEach(line -> out.append("<th scope=\"col\">").append(Html.text(line.name())));
        out.append("</thead><tbody>\n");
        for (int i = 0; i < minutes.size(); i++) {
            out.append("<tr><th scope=\"row\">").append(number(minutes.get(i)));
            for (Line line : lines) {
                out.append("<td>").append(number(line.values().get(i)));
            }
            out.append('\n');
        }
        out.append("</tbody></table>\n");
    }

    private double x(double minute) {
        double last = Math.max(minutes.getLast(), 0.01);
        return LEFT + minute / last * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value, double top) {
        double share =
                logarithmic
                        ? Math.log10(Math.max(value, LEAST) / LEAST) / Math.log10(top / LEAST)
                        : value / top;
        return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - TOP - BOTTOM);
    }

    /** Where the upright axis ends. */
    private double top() {
        double highest = lines.stream().mapToDouble(Line::highest).max().orElse(0);
        if (logarithmic) {
            double top = 1;
            while (top < highest) {
                top *= 10;
            }
            return top;
        }
        if (highest == 0) {
            return 1;
        }
        double step = step(highest);
        return Math.max(step, Math.ceil(highest / step) * step);
    }

    private static List<Double> steps(double top) {
        double step = step(top);
        return java.util.stream.IntStream.rangeClosed(0, (int) Math.floor(top / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }

    private static List<Double> decades(double top) {
        List<Double> decades = new java.util.ArrayList<>();
        for (double decade = LEAST; decade <= top * 1.001; decade *= 10) {
            decades.add(decade);
        }
        return decades;
    }

    /** The distance of ticks: 1, 2 or 5 times a power of ten. */
    private static double step(double top) {
        double rough = Math.max(top, 1e-6) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** A number with all its digits, as it was asked for. */
    static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /**
     * A number beside the upright axis, at most nine characters, which is what there is room for.
     *
     * @param size the number that says in which unit: its own size, or the end of the axis, so that
     *     all ticks have the same
     */
    private static String label(double tick, double size) {
        for (Map.Entry<String, Double> unit : UNITS) {
            if (size >= unit.getValue() && tick != 0) {
                return number(tick / unit.getValue()) + " " + unit.getKey();
            }
        }
        return number(tick);
    }

    /** A number as tables and axes show it. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, format, value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
