package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Invites made and accepted over HTTP, with all forms written for each, both sides paid, and the
 * audit of what came of it. Sessions are outside of what is measured.
 */
final class InvitesStep {
    private static final int CONNECTIONS = 64;
    private static final int MOST_PASSES = 2_000_000;

    private final Scale scale;
    private final Server server;
    private long people;

    private InvitesStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to; both are of invites made and accepted, counted together. */
    private record Round(double perSecond, double cpuMicros, double grantedPercent) {}

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("invites").resolve("data");
        try (Server server = Server.withSample(data)) {
            // A load that saturates is what would put them off.
            server.operator(
                    "PUT",
                    "/v1/admin/degrade",
                    "{\"level\":\"invites_deferred\",\"word\":\"off\",\"reason\":\"a benchmark\"}");
            new InvitesStep(scale, server).rounds(table);
            table.plain(
                    "invites: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.plain("invites: cards granted in all", (double) audit.grants(), "");
        table.atMost(
                "invites: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void rounds(Table table) throws IOException {
        Progress.say("invites: warm-up");
        Round last = round(mint((int) (scale.warmUpMillis() * 20)), scale.warmUpMillis());
        last = round(mint((int) (last.perSecond() * 2)), 2_000);
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            last =
                    round(
                            mint((int) (last.perSecond() * 1.5 * scale.roundMillis() / 1_000)),
                            scale.roundMillis());
            rounds.add(last);
            Progress.say(
                    "invites: round %d: %,.0f/s at %.1f us of CPU",
                    round, last.perSecond(), last.cpuMicros());
        }
        table.atLeast(
                "invites: made and accepted over HTTP",
                HttpStep.median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                20_000,
                "/s");
        table.plain(
                "invites: server CPU per operation",
                HttpStep.median(rounds.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
        table.plain(
                "invites: friends who had their card at once",
                HttpStep.median(rounds.stream().mapToDouble(Round::grantedPercent).toArray()),
                " %");
    }

    private List<byte[]> mint(int count) throws IOException {
        int bounded = Math.clamp(count, 1_000, MOST_PASSES);
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "invite-", people, bounded);
        people += bounded;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        List<byte[]> passes = sessions.passes();
        // They are to be old before anything is measured: this process must not stop to move them
        // then.
        System.gc();
        return passes;
    }

    private Round round(List<byte[]> passes, long millis) throws IOException {
        InviteTraffic.Pool pool = new InviteTraffic.Pool(Server.CAMPAIGN, passes);
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count =
                ClosedLoop.run(
                        server.socket(), CONNECTIONS, 1, millis, () -> new InviteTraffic(pool));
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        if (pool.isUsedUp()) {
            Progress.say("invites: a round ended early, when its people were used up");
        }
        return new Round(
                pool.done() * 1e9 / count.nanos(),
                cpu / 1e3 / pool.done(),
                100.0 * pool.granted() / pool.accepted());
    }
}
