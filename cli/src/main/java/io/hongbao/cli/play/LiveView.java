package io.hongbao.cli.play;

import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
import io.hongbao.rehearsal.Latency;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a load under way: redrawn in place for a person, a plain line now and then for a log. Goes
 * to the error stream when the answer is JSON.
 */
public final class LiveView {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int SPARKS = 30;
    private static final int LABEL = 10;
    private static final long PLAIN_EVERY_MILLIS = 3_000;
    private static final long PLAIN_LINES = 200;

    private final Terminal terminal;
    private final PrintWriter out;
    private final Money money;
    private final String title;
    private final long plainEveryMillis;
    private final Deque<Double> sparks = new ArrayDeque<>();
    private double peak;
    private int linesDrawn;
    private long nextPlainMillis;

    /**
     * @param plannedMillis how long the load is meant to take; a log gets about 200 lines at most
     */
    public LiveView(
            Terminal terminal, PrintWriter out, Money money, String title, long plannedMillis) {
        this.terminal = terminal;
        this.out = out;
        this.money = money;
        this.title = title;
        this.plainEveryMillis = Math.max(PLAIN_EVERY_MILLIS, plannedMillis / PLAIN_LINES);
    }

    /** A step that was begun or done. */
    private void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Shows a look at it. */
    public void show(Snapshot look) {
        peak = Math.max(peak, look.claimsPerSecond());
        if (terminal.interactive()) {
            sparks.addLast(look.claimsPerSecond());
            if (sparks.size() > SPARKS) {
                sparks.removeFirst();
            }
            redraw(look);
        } else if (look.load().elapsedMillis() >= nextPlainMillis) {
            nextPlainMillis = look.load().elapsedMillis() + plainEveryMillis;
            say(plain(look));
        }
    }

    /** Leaves what is drawn where it is. */
    public void end() {
        linesDrawn = 0;
    }

    private String plain(Snapshot look) {
        Latency claim = look.load().latency("claim");
        return String.format(
                Locale.ROOT,
                "%s  %,7.0f claims/s  p50 %s  p99 %s  granted %,d  refused %,d  cups %,d  queue %,d",
                look.clock(),
                look.claimsPerSecond(),
                millis(claim.p50Millis()),
                millis(claim.p99Millis()),
                look.crowd().granted(),
                refused(look),
                look.crowd().cups(),
                look.totals().queue());
    }

    private void redraw(Snapshot look) {
        List<String> lines = lines(look);
        StringBuilder frame = new StringBuilder();
        if (linesDrawn > 0) {
            frame.append("\u001b[").append(linesDrawn).append('A');
        }
        for (String line : lines) {
            frame.append("\u001b[2K").append(line).append('\n');
        }
        linesDrawn = lines.size();
        out.print(frame);
        out.flush();
    }

    private List<String> lines(Snapshot look) {
        Latency claim = look.load().latency("claim");
        List<String> lines = new ArrayList<>();
        String clock = look.clock();
        lines.add(
                terminal.styled(Style.BOLD, pad(" " + title, Terminal.COLUMNS - clock.length() - 1))
                        + clock);
        lines.add(terminal.styled(Style.DIM, " " + "─".repeat(Terminal.COLUMNS - 2)));
        lines.add(
                row(
                        "claims/s",
                        String.format(Locale.ROOT, "%,7.0f  ", look.claimsPerSecond())
                                + terminal.styled(Style.ACCENT, pad(sparkline(), SPARKS))
                                + String.format(Locale.ROOT, "  peak %,.0f", peak)));
        lines.add(
                row(
                        "latency",
                        "p50 "
                                + pad(millis(claim.p50Millis()), 10)
                                + "p99 "
                                + pad(millis(claim.p99Millis()), 10)
                                + "from the intended start"));
        lines.add(
                row(
                        "people",
                        String.format(
                                Locale.ROOT,
                                "%,d came, %,d gave up, %,d too many to send",
                                look.crowd().people(),
                                look.crowd().gaveUp() + look.crowd().unresolved(),
                                look.load().unsent())));
        lines.add(
                row(
                        "granted",
                        pad(String.format(Locale.ROOT, "%,d", look.crowd().granted()), 14)
                                + money.show(look.crowd().grantedMinor())));
        lines.add(row("refused", refusals(look)));
        lines.add(
                row(
                        "ordered",
                        String.format(
                                Locale.ROOT,
                                "%,d cups in %,d orders, %,d cancelled, %,d found no room",
                                look.crowd().cups(),
                                look.crowd().orders(),
                                look.crowd().ordersCancelled(),
                                look.crowd().noRoom())));
        lines.add(
                row(
                        "retries",
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d got the same envelope",
                                look.crowd().retriesSame(),
                                look.crowd().retries())));
        lines.add(
                row(
                        "bad input",
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d refused",
                                look.crowd().badRefused(),
                                look.crowd().bad())));
        lines.add(row("budget", budget(look.totals())));
        lines.add(
                row(
                        "server",
                        String.format(
                                Locale.ROOT,
                                "%,d commands queued, %,d requests in flight",
                                look.totals().queue(),
                                look.load().inFlight())));
        return lines;
    }

    private String row(String label, String text) {
        return " " + terminal.styled(Style.DIM, pad(label, LABEL)) + " " + text;
    }

    private static String refusals(Snapshot look) {
        List<String> reasons =
                look.crowd().refused().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .limit(2)
                        .map(entry ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %,d",
                                        entry.getKey().replace('_', ' '),
                                        entry.getValue()))
                        .toList();
        return reasons.isEmpty() ? "none" : String.join(", ", reasons);
    }

    private static long refused(Snapshot look) {
        return look.crowd().refused().values().stream().mapToLong(Long::longValue).sum();
    }

    private String budget(Totals totals) {
        if (totals.budgetMinor() == 0) {
            return "";
        }
        double share = (double) totals.grantedMinor() / totals.budgetMinor();
        int width = 20;
        int full = (int) Math.round(share * width);
        String bar = "█".repeat(full) + "░".repeat(width - full);
        return terminal.styled(Style.ACCENT, bar)
                + String.format(
                        Locale.ROOT,
                        "  %.3f %% of %s",
                        share * 100,
                        money.show(totals.budgetMinor()));
    }

    private String sparkline() {
        StringBuilder line = new StringBuilder();
        for (double value : sparks) {
            int step = peak == 0 ? 0 : (int) Math.round(value / peak * (BARS.length() - 1));
            line.append(BARS.charAt(Math.clamp(step, 0, BARS.length() - 1)));
        }
        return line.toString();
    }

    public static String millis(double millis) {
        return millis < 10
                ? String.format(Locale.ROOT, "%.2f ms", millis)
                : String.format(Locale.ROOT, "%,.0f ms", millis);
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
