package io.hongbao.cli.rehearse;

import io.hongbao.cli.Money;
import io.hongbao.cli.Version;
import io.hongbao.cli.play.Promise;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A rehearsal as one HTML page that needs nothing else: no script, no font, no picture from
 * anywhere. It follows the reader's light or dark, prints, and has a table behind each plot.
 */
final class ReportPage {
    private static final String STYLE =
            """
            :root { color-scheme: light dark;
              --ink: light-dark(#1d1b1a, #ece7e3); --paper: light-dark(#fffdfb, #171514);
              --faint: light-dark(#d9d2cc, #3a3633); --good: light-dark(#1a7f4b, #5fd39a); --bad: light-dark(#b3261e, #ff8a80); }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; margin-bottom: .2rem; }
            h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--faint); }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
            th, td { text-align: right; padding: .1rem .7rem .1rem 0; border-bottom: 1px solid var(--faint); }
            th:first-child, .words td, .words th { text-align: left; vertical-align: top; }
            .wide { overflow-x: auto; }
            .kept { color: var(--good); font-weight: 600; } .broken { color: var(--bad); font-weight: 700; }
            figure { margin: 1.5rem 0; break-inside: avoid; } figcaption { font-weight: 600; }
            small { font-weight: 400; opacity: .75; }
            svg.plot { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
            svg polyline, .legend line { fill: none; stroke-width: 2; stroke-linejoin: round; }
            .grid { stroke: var(--faint); stroke-width: 1; }
            .legend { list-style: none; padding: 0; margin: .2rem 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .85rem; }
            details { font-size: .85rem; } summary { cursor: pointer; } details table { margin-top: .5rem; }
            .l0 { stroke: light-dark(#b3261e, #ff8a80); }
            .l1 { stroke: light-dark(#1f5fa8, #86b9f5); stroke-dasharray: 7 3; }
            .l2 { stroke: light-dark(#1a7f4b, #5fd39a); stroke-dasharray: 2 3; }
            .l3 { stroke: light-dark(#8a5a00, #f0c060); stroke-dasharray: 9 3 2 3; }
            .l4 { stroke: light-dark(#6a3fa0, #c5a3f5); stroke-dasharray: 4 4; }
            .l5 { stroke: light-dark(#00727a, #6fd6de); stroke-dasharray: 12 4; }
            .l6 { stroke: light-dark(#5b5653, #b5aea9); stroke-dasharray: 1 4; }
            .l7 { stroke: light-dark(#a03c78, #f09ccb); stroke-dasharray: 6 2 1 2; }
            @media print { :root { color-scheme: light; } body { margin: 0; max-width: none; font-size: 11px; } details { display: none; } a { color: inherit; } }
            """;

    private final Rehearsed done;
    private final StringBuilder out = new StringBuilder(200_000);

    private ReportPage(Rehearsed done) {
        this.done = done;
    }

    static String of(Rehearsed done) {
        ReportPage page = new ReportPage(done);
        page.head();
        page.promises();
        page.happened();
        page.plots();
        page.latencies();
        page.answers();
        page.circumstances();
        page.model();
        page.out.append("</main></body></html>\n");
        return page.out.toString();
    }

    private void head() {
        TrafficModel model = done.playing().model();
        String title = "Rehearsal: " + model.id();
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(Html.text(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n<body><main>\n<h1>")
                .append(Html.text(title))
                .append("</h1>\n<p>")
                .append(Html.text(model.title()))
                .append(
                        String.format(
                                Locale.ROOT,
                                ". Played on %s at scale %s and %s times real speed, %s.</p>%n",
                                Html.text(done.stage()),
                                Plot.exact(done.playing().scale()),
                                Plot.exact(done.playing().speed()),
                                Html.text(done.startedAt())));
    }

    private void promises() {
        out.append("<h2>What was promised</h2>\n<table class=\"words\"><tbody>\n");
        for (Promise promise : done.promises()) {
            out.append("<tr><td class=\"")
                    .append(promise.kept() ? "kept\">kept" : "broken\">BROKEN")
                    .append("<th scope=\"row\">")
                    .append(Html.text(promise.name()))
                    .append("<td>")
                    .append(Html.text(promise.evidence()))
                    .append('\n');
        }
        out.append("</tbody></table>\n");
        if (done.audits().isEmpty()) {
            out.append(
                    "<p>Not audited: the journal is not here. Run <code>hongbao audit</code> over a backup of that server.</p>\n");
        }
        if (!done.load().examples().isEmpty()) {
            out.append("<p>Answers that must not be, the first of them:</p>\n<ul>");
            done.load()
                    .examples()
                    .forEach(example ->
                            out.append("<li><code>").append(Html.text(example)).append("</code>"));
            out.append("</ul>\n");
        }
    }

    private void happened() {
        out.append("<h2>What happened</h2>\n<table class=\"words\"><tbody>\n");
        row(
                "people",
                "%,d came, %,d gave up, %,d do not know what became of their claim",
                done.crowd().people(),
                done.crowd().gaveUp(),
                done.crowd().unresolved());
        row(
                "speed",
                "%.1f times real time until the last answer, in %.1f s",
                done.realSpeed(),
                done.load().elapsedMillis() / 1000.0);
        row(
                "answers",
                "%,d, in the busiest second %,d; %,d were \"too busy\"",
                done.load().answers("*"),
                done.busiestSecond(),
                done.load().fate(Fate.TURNED_AWAY).count());
        row(
                "envelopes",
                "%,d: %s",
                done.crowd().granted(),
                new Money(done.currency()).show(done.crowd().grantedMinor()));
        row(
                "orders",
                "%,d with %,d cups, %,d cancelled, %,d people found no outlet with room",
                done.crowd().orders(),
                done.crowd().cups(),
                done.crowd().ordersCancelled(),
                done.crowd().noRoom());
        InviteCount invites = done.crowd().invites();
        row(
                "invites",
                "%,d made, %,d accepted, %,d of them held for review, %,d without an answer; refused: %s",
                invites.made(),
                invites.accepted(),
                invites.held(),
                invites.unresolved(),
                Rehearsed.byCode(invites));
        row(
                "processor time",
                "server %s, generator %.1f s",
                done.serverCpuMillis() == 0
                        ? "not known"
                        : Plot.number(done.serverCpuMillis() / 1000.0) + " s",
                done.generatorCpuMillis() / 1000.0);
        out.append("</tbody></table>\n");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private void row(String name, String format, Object... values) {
        out.append("<tr><th scope=\"row\">")
                .append(Html.text(name))
                .append("<td>")
                .append(Html.text(String.format(Locale.ROOT, format, values)))
                .append('\n');
    }

    private void plots() {
        out.append("<h2>Over time</h2>\n");
        int number = 0;
        for (Plot plot : ReportPlots.of(done)) {
            number++;
            out.append(plot.html(number));
        }
    }

    private void latencies() {
        out.append(
                        "<h2>Latencies</h2>\n<p>From the moment at which a request was due, in milliseconds.</p>\n")
                .append("<div class=\"wide\"><table><thead><tr>");
        for (String name : List.of("request", "answers", "p50", "p90", "p99", "p99.9", "longest")) {
            out.append("<th scope=\"col\">").append(name);
        }
        out.append("</thead><tbody>\n");
        done.load().latencies().forEach(this::latency);
        done.load().fates().forEach((fate, each) -> latency("all " + fate.word(), each));
        if (done.waits().count() > 0) {
            latency("waiting room, whole wait", done.waits());
        }
        out.append("</tbody></table></div>\n");
    }

    private void latency(String name, Latency latency) {
        out.append("<tr><th scope=\"row\">")
                .append(Html.text(name))
                .append(String.format(Locale.ROOT, "<td>%,d", latency.count()));
        for (double millis :
                new double[] {
                    latency.p50Millis(),
                    latency.p90Millis(),
                    latency.p99Millis(),
                    latency.p999Millis(),
                    latency.maxMillis()
                }) {
            out.append("<td>").append(Plot.number(millis));
        }
        out.append('\n');
    }

    private void answers() {
        out.append("<h2>Answers</h2>\n<div class=\"wide\"><table class=\"words\"><thead><tr>")
                .append(
                        "<th scope=\"col\">request<th scope=\"col\">outcome<th scope=\"col\">answers</thead><tbody>\n");
        for (Map.Entry<String, java.util.SortedMap<String, Long>> kind :
                done.load().answers().entrySet()) {
            kind.getValue()
                    .forEach((outcome, count) ->
                            out.append("<tr><th scope=\"row\">")
                                    .append(Html.text(kind.getKey()))
                                    .append("<td>")
                                    .append(Html.text(outcome))
                                    .append(String.format(Locale.ROOT, "<td>%,d%n", count)));
        }
        out.append("</tbody></table></div>\n");
    }

    private void circumstances() {
        Machine machine = done.machine();
        out.append("<h2>Circumstances</h2>\n<table class=\"words\"><tbody>\n");
        row("command", "%s", done.command());
        row("seed", "%d", done.seed());
        row("version", "hongbao %s", Version.number());
        row("Java", "%s", machine.java());
        row(
                "machine",
                "%s, %d processors, %,d MiB, %s; the generator ran on it%s",
                machine.processor(),
                machine.processors(),
                machine.memoryMiB(),
                machine.system(),
                done.serverCpuMillis() == 0 ? "" : ", and so did the server");
        row("campaign", "%s", done.campaign());
        out.append("</tbody></table>\n");
    }

    private void model() {
        TrafficModel model = done.playing().model();
        out.append(
                "<h2>The model</h2>\n<table class=\"words\"><thead><tr><th scope=\"col\">journey<th scope=\"col\">share<th scope=\"col\">steps</thead><tbody>\n");
        for (TrafficModel.Share share : model.journeys()) {
            out.append("<tr><th scope=\"row\">")
                    .append(Html.text(share.id()))
                    .append("<td>")
                    .append(share.percent())
                    .append(" %<td>")
                    .append(
                            share.steps().stream()
                                    .map(StepKind::word)
                                    .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        out.append("</tbody></table>\n")
                .append(
                        String.format(
                                Locale.ROOT,
                                "<p>%s minutes of the model were played, %s people a minute at the peak at scale 1. Clients wait"
                                        + " %s s for an answer, try again %d times at most after %d ms%s, and people stay for %s s.</p>%n",
                                Plot.number(done.playing().minutes()),
                                Plot.number(model.peakPerMinute()),
                                Plot.number(model.answerSeconds()),
                                model.retries().most(),
                                model.retries().waitMillis(),
                                model.retries().growing() ? " that grow" : "",
                                Plot.number(model.patienceSeconds())));
    }
}
