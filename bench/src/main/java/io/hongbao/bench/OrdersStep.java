package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders over HTTP, with everything on that production has: passes, vouchers, capacity, payments
 * and outlets by way of the dispatcher (the sandbox's, which answer at once), journal and fsync. An
 * order is two requests, a quote and the yes to it; what providers and outlets answer, down to the
 * order's completion, is in the figures too. At the end everything is audited.
 */
final class OrdersStep {
    private static final int CONNECTIONS = 64;

    /** So many cups a minute that capacity is checked for every order and refused to none. */
    private static final TeaShops SHOPS = new TeaShops(300, 10_000);

    private final Scale scale;
    private final Server server;
    private long people;

    private OrdersStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to. */
    private record Round(double ordersPerSecond, double cpuMicros) {}

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        Path data = folder.resolve("orders").resolve("data");
        try (Server server = Server.withShops(data, SHOPS)) {
            server.operator("PUT", "/v1/admin/sandbox", "{\"outlets\":{\"straight\":true}}");
            OrdersStep step = new OrdersStep(scale, server);
            step.rounds(table);
            server.drain();
            table.plain(
                    "orders: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        table.plain("orders: placed in all", (double) audit.orders().orders(), "");
        table.atMost("orders: violations found by the audit", audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void rounds(Table table) throws IOException, InterruptedException {
        Progress.say("orders: warm-up");
        Round last = round(cardHolders((int) (scale.warmUpMillis() * 8)), scale.warmUpMillis());
        List<Round> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            int wanted = (int) (last.ordersPerSecond() * 1.5 * scale.roundMillis() / 1_000);
            last = round(cardHolders(wanted), scale.roundMillis());
            rounds.add(last);
            Progress.say(
                    "orders: round %d: %,.0f orders/s at %.1f us of CPU",
                    round, last.ordersPerSecond(), last.cpuMicros());
        }
        table.atLeast(
                "orders: quote and confirm over HTTP",
                HttpStep.median(rounds.stream().mapToDouble(Round::ordersPerSecond).toArray()),
                10_000,
                "/s");
        table.plain(
                "orders: server CPU per order",
                HttpStep.median(rounds.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
    }

    private List<byte[]> cardHolders(int wanted) throws IOException {
        int count = Math.clamp(wanted, 1_000, 2_000_000);
        List<byte[]> passes = CardHolders.come(server, people, count);
        people += count;
        System.gc();
        return passes;
    }

    private Round round(List<byte[]> passes, long millis) throws IOException {
        OrderTraffic.Pool pool = new OrderTraffic.Pool(passes, SHOPS.ids());
        long[] seed = {people};
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count =
                ClosedLoop.run(
                        server.socket(),
                        CONNECTIONS,
                        1,
                        millis,
                        () -> new OrderTraffic(pool, OrderTraffic.Habits.PLAIN, seed[0]++));
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        if (pool.isUsedUp()) {
            Progress.say("orders: a round ended early, when its people were used up");
        }
        return new Round(pool.orders() * 1e9 / count.nanos(), cpu / 1e3 / pool.orders());
    }
}
