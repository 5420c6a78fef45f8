package io.hongbao.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
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
        return List.of(
                new Promise(
                        "exact",
                        crowd.granted() == totals.granted()
                                && crowd.grantedMinor() == totals.grantedMinor()
                                && crowd.unresolved() == 0,
                        figures(
                                "people hold %,d envelopes, the ledger has %,d",
                                crowd.granted(), totals.granted())),
                new Promise(
                        "to the fen",
                        totals.balanced()
                                && crowd.grantedMinor()
                                        == totals.outstandingMinor() + totals.spentMinor(),
                        figures(
                                "%s in wallets, %s spent",
                                new Money(currency).show(totals.outstandingMinor()),
                                new Money(currency).show(totals.spentMinor()))),
                new Promise(
                        "audit",
                        audit.clean() && audit.grants() == crowd.granted(),
                        audit.clean()
                                ? figures("clean over %,d journal entries", audit.entries())
                                : figures(
                                        "%,d violations, first: %s",
                                        audit.violationCount(), firstViolation())),
                new Promise(
                        "one answer",
                        crowd.retries() == crowd.retriesSame(),
                        figures(
                                "%,d retries, %,d got the same envelope",
                                crowd.retries(), crowd.retriesSame())),
                new Promise(
                        "one order",
                        crowd.orderRetries() == crowd.orderRetriesSame(),
                        figures(
                                "%,d orders confirmed again, %,d got the same order",
                                crowd.orderRetries(), crowd.orderRetriesSame())),
                new Promise(
                        "capacity",
                        audit.clean() && audit.orders().orders() >= crowd.orders(),
                        figures(
                                "%,d cups in %,d orders, no outlet over its rate",
                                crowd.cups(), crowd.orders())),
                new Promise(
                        "caps",
                        crowd.busters() == crowd.bustersRefused(),
                        figures(
                                "%,d asked twice, %,d were refused",
                                crowd.busters(), crowd.bustersRefused())),
                new Promise(
                        "bad input",
                        crowd.bad() == crowd.badRefused(),
                        figures(
                                "%,d broken requests, %,d refused",
                                crowd.bad(), crowd.badRefused())),
                new Promise(
                        "wallets",
                        crowd.walletsRead() == crowd.walletsRight(),
                        figures(
                                "%,d looked at, %,d right",
                                crowd.walletsRead(), crowd.walletsRight())),
                new Promise(
                        "answers",
                        load.unexpected() == 0,
                        figures(
                                "%,d answers, %,d that must not be",
                                load.answers("*"), load.unexpected())));
    }

    private String firstViolation() {
        return audit.violations().isEmpty()
                ? "none kept"
                : audit.violations().getFirst().toString();
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
                        DemoView.millis(claim.p50Millis()),
                        DemoView.millis(claim.p99Millis()),
                        DemoView.millis(claim.p999Millis())));
        lines.add(
                figures(
                        "  server ready after %.1f s, %.0f us of its processor time per request",
                        startMillis / 1000.0,
                        load.answers("*") == 0
                                ? 0.0
                                : serverCpuMillis * 1000.0 / load.answers("*")));
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What was promised"));
        for (Promise promise : promises()) {
            String mark =
                    promise.kept()
                            ? terminal.styled(Style.GOOD, "kept  ")
                            : terminal.styled(Style.BAD, "BROKEN");
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %s  %-10s  %s",
                            mark,
                            promise.name(),
                            promise.evidence()));
        }
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
