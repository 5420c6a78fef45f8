package io.hongbao.cli.rehearse;

import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The plots of a report. */
final class ReportPlots {
    private static final int MOST_LINES = 8;

    private final Rehearsed done;
    private final List<Double> minutes;
    private final List<Plot> plots = new ArrayList<>();

    private ReportPlots(Rehearsed done) {
        this.done = done;
        this.minutes = done.points().stream().map(Point::minute).toList();
    }

    /** Those that have something to show. */
    static List<Plot> of(Rehearsed done) {
        if (done.points().isEmpty()) {
            return List.of();
        }
        ReportPlots all = new ReportPlots(done);
        all.traffic();
        all.latency();
        all.refusals();
        all.waitingRoom();
        all.money();
        all.outlets();
        all.machine();
        return List.copyOf(all.plots);
    }

    private void traffic() {
        plots.add(
                linear(
                        "People and answers",
                        "a second",
                        line("people who came", Point::peoplePerSecond),
                        line("answers that decided", point -> rate(point, Fate.DECIDED)),
                        line("turned away", point -> rate(point, Fate.TURNED_AWAY)),
                        line("failed", point -> rate(point, Fate.FAILED))));
    }

    private static double rate(Point point, Fate fate) {
        return point.perSecond().getOrDefault(fate, 0.0);
    }

    private void latency() {
        plots.add(
                logarithmic(
                        "Latency of requests that were decided",
                        latencyLine("p50", ReportPlots::decided, Latency::p50Millis),
                        latencyLine("p99", ReportPlots::decided, Latency::p99Millis),
                        latencyLine("p99.9", ReportPlots::decided, Latency::p999Millis)));
        Plot.Line[] kinds =
                done.load().latencies().entrySet().stream()
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, Latency> kind) ->
                                                -kind.getValue().count())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_LINES)
                        .map(kind ->
                                latencyLine(
                                        kind.getKey(),
                                        point ->
                                                point.latencies()
                                                        .getOrDefault(kind.getKey(), Latency.NONE),
                                        Latency::p99Millis))
                        .toArray(Plot.Line[]::new);
        plots.add(logarithmic("p99 by request", kinds));
    }

    private static Latency decided(Point point) {
        return point.fates().getOrDefault(Fate.DECIDED, Latency.NONE);
    }

    private void refusals() {
        Plot.Line[] codes =
                Points.refused(done.load()).entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_LINES)
                        .map(code ->
                                line(
                                        code.getKey(),
                                        point ->
                                                point.refusedPerSecond()
                                                        .getOrDefault(code.getKey(), 0.0)))
                        .toArray(Plot.Line[]::new);
        if (codes.length > 0) {
            plots.add(linear("Refusals by request and code", "a second", codes));
        }
    }

    private void waitingRoom() {
        if (done.waits().count() == 0) {
            return;
        }
        plots.add(
                linear(
                        "Waiting time of those who came out of the waiting room",
                        "s",
                        latencyLine("p50", Point::waits, each -> each.p50Millis() / 1000),
                        latencyLine("p99", Point::waits, each -> each.p99Millis() / 1000)));
        plots.add(
                linear(
                        "Outflow of the waiting room",
                        "a second",
                        line("placed", Point::placedPerSecond)));
    }

    private void money() {
        double minorPerMajor =
                Math.pow(
                        10,
                        Math.max(
                                0,
                                Currency.getInstance(done.currency()).getDefaultFractionDigits()));
        plots.add(
                linear(
                        "Budget burn",
                        done.currency(),
                        line("granted", point -> point.totals().grantedMinor() / minorPerMajor),
                        line("spent", point -> point.totals().spentMinor() / minorPerMajor)));
    }

    private void outlets() {
        boolean any = done.points().stream().anyMatch(point -> point.outlets().kitchens() > 0);
        if (!any) {
            return;
        }
        plots.add(
                linear(
                        "Outlet load",
                        "cups",
                        line("ordered and not yet made", point -> point.outlets().queuedMakes()),
                        line(
                                "made in a minute at most",
                                point -> point.outlets().capacityPerMinute())));
        plots.add(
                linear(
                        "Outlets that take no more",
                        "outlets",
                        line("full", point -> point.outlets().full())));
    }

    private void machine() {
        plots.add(
                linear(
                        "Processors in use",
                        "processors",
                        line("server", Point::serverCores),
                        line("generator", Point::generatorCores)));
        plots.add(
                linear(
                        "Queues",
                        "requests",
                        line("commands that wait for the writer", point -> point.totals().queue()),
                        line("requests that wait for an answer", Point::inFlight)));
    }

    /** A line that is broken where nothing was answered. */
    private Plot.Line latencyLine(
            String name, Function<Point, Latency> latency, ToDoubleFunction<Latency> value) {
        return line(
                name,
                point -> {
                    Latency each = latency.apply(point);
                    return each.count() == 0 ? Double.NaN : value.applyAsDouble(each);
                });
    }

    private Plot.Line line(String name, ToDoubleFunction<Point> value) {
        return new Plot.Line(name, done.points().stream().mapToDouble(value).boxed().toList());
    }

    private Plot linear(String title, String unit, Plot.Line... lines) {
        return new Plot(title, unit, minutes, List.of(lines), false);
    }

    private Plot logarithmic(String title, Plot.Line... lines) {
        return new Plot(title, "ms", minutes, List.of(lines), true);
    }
}
