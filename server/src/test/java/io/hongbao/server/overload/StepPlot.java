package io.hongbao.server.overload;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws limits and latencies over time, on logarithmic scales, as one SVG. */
final class StepPlot {

    private static final int WIDTH = 760;
    private static final int PANEL = 190;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int GAP = 50;

    private final long millis;
    private final StringBuilder lines = new StringBuilder();
    private int named;

    /**
     * @param fromMillis when the overload begins, and {@code toMillis} when it ends: shaded
     */
    StepPlot(long millis, long fromMillis, long toMillis) {
        this.millis = millis;
        panel("requests that may be under way", TOP, 10, 100_000, fromMillis, toMillis);
        panel("mean latency, ms", TOP + PANEL + GAP, 1, 1_000, fromMillis, toMillis);
    }

    private void panel(
            String title, int top, double least, double most, long fromMillis, long toMillis) {
        lines.append(
                String.format(
                        Locale.ROOT,
                        "<rect x='%.1f' y='%d' width='%.1f' height='%d' fill='#f3efe6'/>\n",
                        x(fromMillis),
                        top,
                        x(toMillis) - x(fromMillis),
                        PANEL));
        lines.append(
                String.format(
                        Locale.ROOT, "<text x='%d' y='%d'>%s</text>\n", LEFT, top - 8, title));
        for (double at = least; at <= most; at *= 10) {
            double y = y(at, top, least, most);
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ccc'/>\n",
                            LEFT,
                            y,
                            WIDTH - 10,
                            y));
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "<text x='%d' y='%.1f' text-anchor='end'>%,.0f</text>\n",
                            LEFT - 6,
                            y + 4,
                            at));
        }
        for (long second = 0; second <= millis / 1_000; second += 20) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "<text x='%.1f' y='%d' text-anchor='middle'>%d s</text>\n",
                            x(second * 1_000),
                            top + PANEL + 16,
                            second));
        }
    }

    /** Adds a limit in both panels. */
    void line(String name, String colour, List<GroupCommitServer.Point> points) {
        trace(colour, points, GroupCommitServer.Point::limit, TOP, 10, 100_000);
        trace(colour, points, GroupCommitServer.Point::meanMillis, TOP + PANEL + GAP, 1, 1_000);
        lines.append(
                String.format(
                        Locale.ROOT,
                        "<text x='%d' y='%d' fill='%s' font-weight='bold'>%s</text>\n",
                        WIDTH - 300 + 100 * named++,
                        TOP - 8,
                        colour,
                        name));
    }

    private void trace(
            String colour,
            List<GroupCommitServer.Point> points,
            ToDoubleFunction<GroupCommitServer.Point> figure,
            int top,
            double least,
            double most) {
        lines.append(
                String.format(Locale.ROOT, "<polyline fill='none' stroke='%s' points='", colour));
        // One point for each second is as much as can be seen.
        for (int i = 9; i < points.size(); i += 10) {
            lines.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            x(points.get(i).atMillis()),
                            y(figure.applyAsDouble(points.get(i)), top, least, most)));
        }
        lines.append(String.format(Locale.ROOT, "'/>\n"));
    }

    private double x(long atMillis) {
        return LEFT + (WIDTH - LEFT - 10.0) * atMillis / millis;
    }

    private static double y(double value, int top, double least, double most) {
        double share =
                StrictMath.log(Math.clamp(value, least, most) / least)
                        / StrictMath.log(most / least);
        return top + PANEL * (1 - share);
    }

    String svg() {
        return String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>
                        <title>How limits answer a threefold overload</title>
                        <rect width='100%%' height='100%%' fill='white'/>
                        """,
                        WIDTH,
                        TOP + 2 * PANEL + GAP + 30)
                + lines
                + "</svg>\n";
    }
}
