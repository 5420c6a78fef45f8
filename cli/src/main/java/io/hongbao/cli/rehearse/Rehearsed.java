package io.hongbao.cli.rehearse;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
import io.hongbao.cli.play.LiveView;
import io.hongbao.cli.play.Promise;
import io.hongbao.cli.play.Promises;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Playing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a rehearsal came to.
 *
 * @param command as it was given
 * @param startedAt when the first people came, RFC 3339
 * @param stage where it was played
 * @param startMillis how long a server of its own took to start; 0 for one that was there
 * @param serverCpuMillis processor time of the server meanwhile; 0 when that is not known
 * @param generatorCpuMillis the same of this process
 * @param waits how long people waited in the waiting room
 * @param totals what the server said of the campaign's money, since the beginning
 * @param audits the audit, if there was one
 */
record Rehearsed(
        String command,
        String startedAt,
        Machine machine,
        String stage,
        String campaign,
        String currency,
        Playing playing,
        long seed,
        long startMillis,
        long serverCpuMillis,
        long generatorCpuMillis,
        LoadResult load,
        CrowdCount crowd,
        Latency waits,
        Totals totals,
        List<AuditReport> audits,
        List<Promise> promises,
        List<Point> points) {

    Rehearsed {
        audits = List.copyOf(audits);
        promises = List.copyOf(promises);
        points = List.copyOf(points);
    }

    /** Whether every promise was kept. */
    boolean allKept() {
        return Promise.allKept(promises);
    }

    /**
     * How many minutes of the model passed in a minute, the rest after the last arrival included.
     */
    double realSpeed() {
        return playing.minutes() * 60_000 / Math.max(1, load.elapsedMillis());
    }

    long busiestSecond() {
        return load.answersPerSecond().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** What was refused, such as {@code own_invite 4, already_accepted 12}. */
    static String byCode(InviteCount invites) {
        return invites.refused().isEmpty()
                ? "none"
                : invites.refused().entrySet().stream()
                        .map(code -> figures("%s %,d", code.getKey(), code.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** A screenful for people. */
    List<String> lines(Terminal terminal) {
        Latency claim = load.latency("claim");
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What happened"));
        lines.add(
                figures(
                        "  %,d people came in %.0f s and got %,d envelopes: %s",
                        crowd.people(),
                        load.elapsedMillis() / 1000.0,
                        crowd.granted(),
                        new Money(currency).show(crowd.grantedMinor())));
        lines.add(
                figures(
                        "  %.1f times as fast as the day; %,d requests, busiest second %,d answers",
                        realSpeed(), load.answers("*"), busiestSecond()));
        lines.add(
                figures(
                        "  %,d orders, %,d cups; %,d cancelled, %,d found no room",
                        crowd.orders(), crowd.cups(), crowd.ordersCancelled(), crowd.noRoom()));
        if (crowd.invites().isAny()) {
            lines.add(
                    figures(
                            "  %,d invites made, %,d accepted, %,d held for review",
                            crowd.invites().made(),
                            crowd.invites().accepted(),
                            crowd.invites().held()));
            lines.add("  invites refused: " + byCode(crowd.invites()));
        }
        lines.add(
                figures(
                        "  %,d gave up, %,d do not know; %,d answers were \"too busy\"",
                        crowd.gaveUp(), crowd.unresolved(), load.fate(Fate.TURNED_AWAY).count()));
        lines.add(
                figures(
                        "  claims took p50 %s, p99 %s, p99.9 %s, from when they were due",
                        LiveView.millis(claim.p50Millis()),
                        LiveView.millis(claim.p99Millis()),
                        LiveView.millis(claim.p999Millis())));
        lines.add(
                figures(
                        "  processor time: server %.0f s, generator %.0f s",
                        serverCpuMillis / 1000.0, generatorCpuMillis / 1000.0));
        lines.add("");
        lines.add(terminal.styled(Style.BOLD, "What was promised"));
        lines.addAll(Promises.lines(promises, terminal));
        if (audits.isEmpty()) {
            lines.add("  not audited: run hongbao audit over a backup of that server");
        }
        load.examples().forEach(example -> lines.add("  " + example));
        return lines;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
