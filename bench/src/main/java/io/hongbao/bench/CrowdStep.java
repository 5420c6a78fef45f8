package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A million people in a waiting room: each joins durably before it opens, then all of their pages
 * poll through a cache, and what is counted is how much of that the server sees.
 */
final class CrowdStep {
    private static final int CONNECTIONS = 64;

    /** The cache has many: it ends each after some thousand requests. */
    private static final int CACHE_CONNECTIONS = 1_000;

    private static final int BATCHES = 4;
    private static final double MOST_POLLS_PER_SECOND = 2;
    private static final String ROOM = "/v1/admin/campaigns/" + Server.CAMPAIGN + "/waiting-room";
    private static final String REASON = "{\"reason\":\"measured\"}";
    private static final String POLLS = "hongbao_waiting_room_polls_total";

    private final Scale scale;
    private final Table table;
    private final Server server;
    private long people;

    private CrowdStep(Scale scale, Table table, Server server) {
        this.scale = scale;
        this.table = table;
        this.server = server;
    }

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        Optional<Path> program = Nginx.program();
        if (program.isEmpty()) {
            table.missing("crowd: nginx", "apt-get install -y nginx-light");
            return;
        }
        Path data = folder.resolve("crowd").resolve("data");
        try (Server server = Server.withSample(data)) {
            CrowdStep step = new CrowdStep(scale, table, server);
            server.operator("POST", ROOM + "/pre-queue", REASON);
            step.fill();
            server.operator("POST", ROOM + "/open", REASON);
            try (Nginx nginx = Nginx.before(server, program.get(), folder.resolve("nginx"))) {
                step.poll(nginx);
            }
            table.plain(
                    "crowd: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.plain("crowd: journal entries audited", (double) audit.entries(), "");
        table.atMost(
                "crowd: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void fill() throws IOException {
        Progress.say("crowd: warm-up");
        join((int) (scale.warmUpMillis() * 10));
        long nanos = 0;
        int each = (int) (scale.crowd() / BATCHES);
        for (int batch = 1; batch <= BATCHES; batch++) {
            ClosedLoop.Count count = join(each);
            nanos += count.nanos();
            Progress.say("crowd: %,d joined at %,.0f/s", people, count.perSecond());
        }
        table.plain("crowd: people who wait", (double) people, "");
        table.atLeast("crowd: tickets", (double) each * BATCHES * 1e9 / nanos, 20_000, "/s");
    }

    private ClosedLoop.Count join(int count) throws IOException {
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "crowd-", people, count);
        people += count;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        System.gc();
        return ClosedLoop.run(
                server.socket(),
                CONNECTIONS,
                1,
                300_000,
                new RoomTraffic.Tickets(sessions.passes()));
    }

    private void poll(Nginx nginx) throws IOException, InterruptedException {
        long millis = scale.steadyMillis() * 3 / 2;
        Progress.say("crowd: polls through the cache for %d s", millis / 1_000);
        RoomTraffic.Polls polls = new RoomTraffic.Polls();
        ClosedLoop.run(nginx.socket(), CACHE_CONNECTIONS, 1, 2_000, polls);
        long seenBefore = seen();
        long own = ProcessFigures.cpuNanos(ProcessHandle.current().pid());
        long its = ProcessFigures.cpuNanos(server.pid());
        long cache = nginx.cpuNanos();
        int documentsBefore = polls.documents();
        ClosedLoop.Count count =
                ClosedLoop.run(nginx.socket(), CACHE_CONNECTIONS, 1, millis, polls);
        double seconds = count.nanos() / 1e9;
        own = ProcessFigures.cpuNanos(ProcessHandle.current().pid()) - own;
        its = ProcessFigures.cpuNanos(server.pid()) - its;
        cache = nginx.cpuNanos() - cache;
        table.atLeast("crowd: polls through nginx", count.perSecond(), 20_000, "/s");
        table.atMost(
                "crowd: polls that the server saw",
                (seen() - seenBefore) / seconds,
                MOST_POLLS_PER_SECOND,
                "/s");
        table.atMost("crowd: the document", (double) polls.largestBytes(), 1_024, " bytes");
        table.plain(
                "crowd: different documents that the pages saw",
                (polls.documents() - documentsBefore) / seconds,
                "/s");
        table.plain("crowd: processors that the load took", own / 1e9 / seconds, "");
        table.plain("crowd: processors that nginx took", cache / 1e9 / seconds, "");
        table.plain("crowd: processors that the server took", its / 1e9 / seconds, "");
    }

    /** How many polls the server itself has answered. */
    private long seen() throws IOException, InterruptedException {
        return server.metrics()
                .lines()
                .filter(line -> line.startsWith(POLLS))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
