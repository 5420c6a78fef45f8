package io.hongbao.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
import io.hongbao.cli.play.LiveView;
import io.hongbao.cli.play.Promise;
import io.hongbao.cli.play.Promises;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a demo came to.
 *
 * @param startMillis how long the empty server took to be ready
 * @param earlyMillis how long before the opening the first people came
 * @param loadMillis how long the crowd took
 * @param serverCpuMillis processor time of the server meanwhile
 */
record Summary(
        DemoCommand.Settings settings,
        String currency,
        long startMillis,
        long earlyMillis,
        long loadMillis,
        long serverCpuMillis,
        LoadResult load,
        CrowdCount crowd,
        Totals totals,
        AuditReport audit) {
    private static final List<String> CLAIMS = List.of("claim", "retry", "buster");

    /** Whether every promise was kept. */
    boolean allKept() {
        return Promise.allKept(promises());
    }

    private List<Promise> promises() {
        return Promises.of(load, crowd, totals, currency, List.of(audit));
    }

    /** A screenful for people. */
    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        Latency claim = load.latency("claim");
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What happened"));
        lines.add(
                figures(
                        "  %,d people came in %.0f s and got %,d envelopes: %s",
                        crowd.people(),
                        loadMillis / 1000.0,
                        crowd.granted(),
                        new Money(currency).show(crowd.grantedMinor())));
        lines.add(
                figures(
                        "  %,d requests, %,d of them claims; in the busiest second %,d answers",
                        load.answers("*"), claims(), busiest()));
        lines.add(
                figures(
                        "  %,d of them ordered %,d cups; %,d cancelled, %,d found no room",
                        crowd.orders(), crowd.cups(), crowd.ordersCancelled(), crowd.noRoom()));
        if (crowd.gaveUp() + load.unsent() > 0) {
            lines.add(
                    figures(
                            "  %,d people were turned away: this machine is too small for --rate %.0f",
                            crowd.gaveUp() + load.unsent(), settings.rate()));
        }
        lines.add(
                figures(
                        "  claims took p50 %s, p99 %s, p99.9 %s, from the moment they were due",
                        LiveView.millis(claim.p50Millis()),
                        LiveView.millis(claim.p99Millis()),
                        LiveView.millis(claim.p999Millis())));
        lines.add(
                figures(
                        "  server ready after %.1f s, %.0f us of its processor time per request",
                        startMillis / 1000.0,
                        load.answers("*") == 0
                                ? 0.0
                                : serverCpuMillis * 1000.0 / load.answers("*")));
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What was promised"));
        lines.addAll(Promises.lines(promises(), terminal));
        for (String example : load.examples()) {
            lines.add("  " + example);
        }
        return lines;
    }

    /** The same for programs. */
    ObjectNode json(ObjectNode answer) {
        answer.put("clean", audit.clean()).put("ok", allKept());
        answer.put("scale", settings.scale())
                .put("seed", settings.seed())
                .put("currency", currency);
        answer.put("startMillis", startMillis)
                .put("earlyMillis", earlyMillis)
                .put("loadMillis", loadMillis)
                .put("serverCpuMillis", serverCpuMillis);
        answer.putObject("people")
                .put("came", crowd.people())
                .put("cameAgain", crowd.comebacks())
                .put("granted", crowd.granted())
                .put("grantedMinor", crowd.grantedMinor())
                .put("gaveUp", crowd.gaveUp())
                .put("unresolved", crowd.unresolved());
        Latency order = load.latency("order");
        answer.putObject("orders")
                .put("placed", crowd.orders())
                .put("cups", crowd.cups())
                .put("cancelled", crowd.ordersCancelled())
                .put("noRoom", crowd.noRoom())
                .put("p50Millis", order.p50Millis())
                .put("p99Millis", order.p99Millis());
        answer.putObject("ledger")
                .put("budgetMinor", totals.budgetMinor())
                .put("granted", totals.granted())
                .put("grantedMinor", totals.grantedMinor())
                .put("outstandingMinor", totals.outstandingMinor())
                .put("spentMinor", totals.spentMinor());
        answer.putObject("audit")
                .put("clean", audit.clean())
                .put("violations", audit.violationCount())
                .put("entries", audit.entries())
                .put("grants", audit.grants())
                .put("durationMillis", audit.durationMillis());
        ObjectNode requests =
                answer.putObject("requests")
                        .put("sent", load.answers("*"))
                        .put("claims", claims())
                        .put("busiestSecond", busiest())
                        .put("late", load.late())
                        .put("unsent", load.unsent())
                        .put("unexpected", load.unexpected());
        ObjectNode answers = requests.putObject("answers");
        load.answers()
                .forEach((kind, outcomes) -> {
                    ObjectNode ofKind = answers.putObject(kind);
                    outcomes.forEach(ofKind::put);
                });
        ObjectNode latencies = answer.putObject("latencies");
        load.latencies()
                .forEach((kind, latency) ->
                        latencies
                                .putObject(kind)
                                .put("count", latency.count())
                                .put("p50Millis", latency.p50Millis())
                                .put("p99Millis", latency.p99Millis())
                                .put("p999Millis", latency.p999Millis())
                                .put("maxMillis", latency.maxMillis()));
        ObjectNode kept = answer.putObject("promises");
        promises().forEach(promise -> kept.put(promise.name().replace(' ', '_'), promise.kept()));
        load.examples().forEach(answer.putArray("unexpectedExamples")::add);
        return answer;
    }

    private long claims() {
        return CLAIMS.stream().mapToLong(load::answers).sum();
    }

    private long busiest() {
        return load.answersPerSecond().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
