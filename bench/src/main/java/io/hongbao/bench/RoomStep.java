package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A waiting room before its opening: people who join, each of them durably, and pages that poll.
 * Then it opens, and everything is audited.
 */
final class RoomStep {
    private static final int CONNECTIONS = 64;
    private static final String ROOM = "/v1/admin/campaigns/" + Server.CAMPAIGN + "/waiting-room";
    private static final String REASON = "{\"reason\":\"measured\"}";

    private final Scale scale;
    private final Server server;
    private long people;

    private RoomStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to. */
    private record Round(double perSecond, double cpuMicros) {}

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("room").resolve("data");
        try (Server server = Server.withSample(data)) {
            RoomStep step = new RoomStep(scale, server);
            server.operator("POST", ROOM + "/pre-queue", REASON);
            step.tickets(table);
            step.polls(table);
            server.operator("POST", ROOM + "/open", REASON);
            table.plain(
                    "room: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.plain("room: journal entries audited", (double) audit.entries(), "");
        table.atMost("room: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void tickets(Table table) throws IOException {
        Progress.say("room: warm-up");
        Round last = join((int) (scale.warmUpMillis() * 30), scale.warmUpMillis());
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            int wanted = (int) (last.perSecond() * 1.5 * scale.roundMillis() / 1_000);
            last = join(wanted, scale.roundMillis());
            rounds.add(last);
            Progress.say(
                    "room: round %d: %,.0f tickets/s at %.1f us of CPU",
                    round, last.perSecond(), last.cpuMicros());
        }
        table.atLeast(
                "room: tickets",
                HttpStep.median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                20_000,
                "/s");
        table.plain(
                "room: server CPU per ticket",
                HttpStep.median(rounds.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
    }

    private Round join(int wanted, long millis) throws IOException {
        int count = Math.clamp(wanted, 1_000, 2_000_000);
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "waits-", people, count);
        people += count;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        RoomTraffic.Tickets traffic = new RoomTraffic.Tickets(sessions.passes());
        System.gc();
        return measured(millis, traffic);
    }

    private void polls(Table table) throws IOException {
        RoomTraffic.Polls polls = new RoomTraffic.Polls();
        measured(scale.warmUpMillis() / 3, polls);
        Round round = measured(scale.roundMillis(), polls);
        table.plain("room: polls of the status document, no cache", round.perSecond(), "/s");
        table.plain("room: server CPU per poll", round.cpuMicros(), " us");
        table.atMost("room: the document", (double) polls.largestBytes(), 1_024, " bytes");
    }

    private Round measured(long millis, HttpTraffic traffic) throws IOException {
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count = ClosedLoop.run(server.socket(), CONNECTIONS, 1, millis, traffic);
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        return new Round(count.perSecond(), cpu / 1e3 / count.answers());
    }
}
