package io.hongbao.cli.simulate;

import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.simulate.Bar;
import io.hongbao.channel.simulate.Comparison;
import io.hongbao.channel.simulate.Run;
import io.hongbao.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the three runs to people: a curve of each, what happened, and the bars. */
final class BlockText {
    private static final String STEPS = "▁▂▃▄▅▆▇█";
    private static final int STRETCH_MINUTES = 20;
    private static final int NAME_COLUMNS = 27;

    private final Terminal terminal;
    private final BlockOutcome outcome;
    private final List<String> lines = new ArrayList<>();

    private BlockText(Terminal terminal, BlockOutcome outcome) {
        this.terminal = terminal;
        this.outcome = outcome;
    }

    static List<String> lines(Terminal terminal, BlockOutcome outcome) {
        BlockText text = new BlockText(terminal, outcome);
        text.curves();
        text.figures();
        text.happened();
        text.bars();
        return text.lines;
    }

    private void curves() {
        Comparison runs = outcome.comparison();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Links on %s lose %d %% of their opens, seed %d:",
                        runs.scenario().channel(),
                        runs.scenario().strengthPercent(),
                        runs.scenario().seed()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "from %s to %s.",
                        BlockOutcome.time(runs.block().fromMinute()),
                        BlockOutcome.time(runs.block().toMinute())));
        lines.add("");
        double most =
                outcome.runs().stream()
                        .flatMap(one -> outcome.perMinute(one.run(), STRETCH_MINUTES).stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        bold(
                String.format(
                        Locale.ROOT,
                        "Acceptances a minute there (%d min a column, at most %.0f)",
                        STRETCH_MINUTES,
                        most));
        for (BlockOutcome.Named one : outcome.runs()) {
            StringBuilder curve = new StringBuilder();
            for (double rate : outcome.perMinute(one.run(), STRETCH_MINUTES)) {
                int step = (int) (rate / Math.max(most, 1e-9) * STEPS.length());
                curve.append(STEPS.charAt(Math.clamp(step, 0, STEPS.length() - 1)));
            }
            lines.add(String.format(Locale.ROOT, "  %-" + NAME_COLUMNS + "s%s", one.name(), curve));
        }
        int begins = column(runs.block().fromMinute());
        int ends = column(runs.block().toMinute());
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %s^ block%s^ lift",
                        " ".repeat(NAME_COLUMNS + begins),
                        " ".repeat(Math.max(1, ends - begins - "^ block".length()))));
    }

    private int column(int minute) {
        return (minute - outcome.fromMinute()) / STRETCH_MINUTES;
    }

    private void figures() {
        Comparison runs = outcome.comparison();
        lines.add("");
        bold("From the block to an hour after the lift");
        for (BlockOutcome.Named one : outcome.runs()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %-" + NAME_COLUMNS + "s%,9d accepted",
                            one.name(),
                            one.run().accepted(runs.block().fromMinute(), runs.countedTo())));
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %-" + NAME_COLUMNS + "s%,9d, of which %,d (%.1f %%) came back",
                        "lost to the block",
                        runs.lost(),
                        runs.recovered(),
                        100 * runs.recoveredShare()));
    }

    private void happened() {
        lines.add("");
        bold("What was seen and done, with the recommended form");
        Run run = outcome.comparison().switched();
        for (HealthEvent event : run.events()) {
            BlockOutcome.words(event)
                    .ifPresent(words -> wrapped(BlockOutcome.time(run.minuteOf(event)), words));
        }
    }

    private void bars() {
        lines.add("");
        bold("Bars");
        for (Bar bar : outcome.bars()) {
            String word =
                    terminal.styled(
                            bar.kept() ? Terminal.Style.GOOD : Terminal.Style.BAD,
                            bar.kept() ? "kept  " : "MISSED");
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %s  %-12s %-27s %s",
                            word,
                            bar.id(),
                            bar.wanted(),
                            bar.found()));
        }
    }

    /** Breaks between words, so that every row fits. */
    private void wrapped(String time, String words) {
        String indent = " ".repeat(17);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-15s", time));
        for (String word : words.split(" ", -1)) {
            if (row.length() + 1 + word.length() > Terminal.COLUMNS) {
                lines.add(row.toString());
                row = new StringBuilder(indent);
            }
            row.append(row.length() <= indent.length() ? "" : " ").append(word);
        }
        lines.add(row.toString());
    }

    private void bold(String line) {
        lines.add(terminal.styled(Terminal.Style.BOLD, line));
    }
}
