package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Conversations with the assistant over HTTP, without a model: whole ones, in which something is
 * ordered and said yes to, with everything on that production has; and interpretations alone. At
 * the end everything is audited.
 */
final class ChatStep {
    private static final int CONNECTIONS = 64;

    private static final TeaShops SHOPS = new TeaShops(300, 10_000);

    private final Scale scale;
    private final Server server;
    private long people;

    private ChatStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to. */
    private record Round(double perSecond, double cpuMicros) {}

    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("chat").resolve("data");
        try (Server server = Server.withShops(data, SHOPS)) {
            server.operator("PUT", "/v1/admin/sandbox", "{\"outlets\":{\"straight\":true}}");
            ChatStep step = new ChatStep(scale, server);
            step.turns(table);
            step.interpretations(table);
            server.drain();
            table.plain(
                    "chat: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.plain("chat: orders placed in all", (double) audit.orders().orders(), "");
        table.atMost("chat: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void turns(Table table) throws IOException {
        Progress.say("chat: warm-up");
        Round last = turns((int) (scale.warmUpMillis() * 2), scale.warmUpMillis());
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            last =
                    turns(
                            (int) (last.perSecond() / 3 * scale.roundMillis() / 1_000),
                            scale.roundMillis());
            rounds.add(last);
            Progress.say(
                    "chat: round %d: %,.0f turns/s at %.1f us of CPU",
                    round, last.perSecond(), last.cpuMicros());
        }
        rows(table, "chat: turns of whole conversations, offline", 5_000, rounds);
    }

    private Round turns(int wanted, long millis) throws IOException {
        int count = Math.clamp(wanted, 1_000, 1_000_000);
        List<byte[]> passes = CardHolders.come(server, people, count);
        people += count;
        System.gc();
        Iterator<byte[]> each = passes.iterator();
        long[] seed = {people};
        Round round = measured(millis, () -> new ChatTraffic(each, seed[0]++));
        if (!each.hasNext()) {
            Progress.say("chat: a round ended early, when its people were used up");
        }
        return round;
    }

    private void interpretations(Table table) throws IOException {
        measured(scale.warmUpMillis() / 3, ChatTraffic.Interpretations::new);
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            rounds.add(measured(scale.roundMillis() / 2, ChatTraffic.Interpretations::new));
        }
        rows(table, "chat: interpretations alone", 5_000, rounds);
    }

    private static void rows(Table table, String what, double bar, List<Round> rounds) {
        table.atLeast(
                what,
                HttpStep.median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                bar,
                "/s");
        table.plain(
                what + ", server CPU of each",
                HttpStep.median(rounds.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
    }

    private Round measured(long millis, Supplier<? extends ClosedLoop.Traffic> traffics)
            throws IOException {
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count = ClosedLoop.run(server.socket(), CONNECTIONS, 1, millis, traffics);
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        return new Round(count.perSecond(), cpu / 1e3 / count.answers());
    }
}
