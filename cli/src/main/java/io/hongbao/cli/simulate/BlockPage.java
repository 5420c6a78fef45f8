package io.hongbao.cli.simulate;

import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.simulate.Bar;
import io.hongbao.channel.simulate.Comparison;
import io.hongbao.channel.simulate.Run;
import io.hongbao.cli.rehearse.Html;
import io.hongbao.cli.rehearse.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The three runs as one HTML page that needs nothing else. */
final class BlockPage {
    private static final int STRETCH_MINUTES = 5;
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: light-dark(#1d1b1a, #ece7e3); --paper: light-dark(#fffdfb, #171514);
              --faint: light-dark(#d9d2cc, #3a3633); --good: light-dark(#1a7f4b, #5fd39a); --bad: light-dark(#b3261e, #ff8a80); }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
            th, td { text-align: left; padding: .1rem .7rem .1rem 0; border-bottom: 1px solid var(--faint); vertical-align: top; }
            .kept { color: var(--good); font-weight: 600; } .broken { color: var(--bad); font-weight: 700; }
            figure { margin: 1.5rem 0; } figcaption { font-weight: 600; } small { font-weight: 400; opacity: .75; }
            svg.plot { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
            svg polyline, .legend line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            .grid { stroke: var(--faint); stroke-width: 1; }
            .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .85rem; }
            details { font-size: .85rem; } summary { cursor: pointer; }
            .l0 { stroke: light-dark(#5b5653, #b5aea9); stroke-dasharray: 2 3; }
            .l1 { stroke: light-dark(#b3261e, #ff8a80); stroke-dasharray: 7 3; }
            .l2 { stroke: light-dark(#1a7f4b, #5fd39a); }
            """;

    private BlockPage() {}

    static String of(BlockOutcome outcome) {
        Comparison runs = outcome.comparison();
        StringBuilder out = new StringBuilder(64_000);
        String title =
                String.format(
                        Locale.ROOT,
                        "Links on %s lose %d %% of their opens",
                        runs.scenario().channel(),
                        runs.scenario().strengthPercent());
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(Html.text(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n<body><main>\n<h1>")
                .append(Html.text(title))
                .append("</h1>\n<p>")
                .append(
                        Html.text(
                                String.format(
                                        Locale.ROOT,
                                        "From %s to %s; simulated, seed %d. The plot begins an hour before the"
                                                + " block. %,d invites were lost, and %,d of them (%.1f %%) came back"
                                                + " with the recommended form.",
                                        BlockOutcome.time(runs.block().fromMinute()),
                                        BlockOutcome.time(runs.block().toMinute()),
                                        runs.scenario().seed(),
                                        runs.lost(),
                                        runs.recovered(),
                                        100 * runs.recoveredShare())))
                .append("</p>\n")
                .append(plot(outcome).html(1));
        bars(out, outcome.bars());
        happened(out, runs.switched());
        out.append("</main></body></html>\n");
        return out.toString();
    }

    private static Plot plot(BlockOutcome outcome) {
        List<Plot.Line> lines = new ArrayList<>();
        List<Double> minutes = new ArrayList<>();
        for (BlockOutcome.Named one : outcome.runs()) {
            List<Double> rates = outcome.perMinute(one.run(), STRETCH_MINUTES);
            lines.add(new Plot.Line(one.name(), rates));
            while (minutes.size() < rates.size()) {
                minutes.add((double) minutes.size() * STRETCH_MINUTES);
            }
        }
        return new Plot("Acceptances", "a minute", minutes, lines, false);
    }

    private static void bars(StringBuilder out, List<Bar> bars) {
        out.append("<h2>Bars</h2>\n<table><tbody>\n");
        for (Bar bar : bars) {
            out.append("<tr><td class=\"")
                    .append(bar.kept() ? "kept\">kept" : "broken\">MISSED")
                    .append("<th scope=\"row\">")
                    .append(Html.text(bar.id()))
                    .append("<td>")
                    .append(Html.text(bar.wanted()))
                    .append("<td>")
                    .append(Html.text(bar.found()))
                    .append('\n');
        }
        out.append("</tbody></table>\n");
    }

    private static void happened(StringBuilder out, Run run) {
        out.append("<h2>What was seen and done</h2>\n<table><tbody>\n");
        for (HealthEvent event : run.events()) {
            BlockOutcome.words(event)
                    .ifPresent(words ->
                            out.append("<tr><th scope=\"row\">")
                                    .append(BlockOutcome.time(run.minuteOf(event)))
                                    .append("<td>")
                                    .append(Html.text(words))
                                    .append('\n'));
        }
        out.append("</tbody></table>\n");
    }
}
