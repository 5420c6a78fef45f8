package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.cli.OfflineAudit;
import io.hongbao.rehearsal.TeaShops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Very many orders while everything goes wrong: charges are declined, answered late, twice or
 * never; outlets refuse, are slow or silent; people cancel and say yes twice; and the server is
 * killed again and again under full load. In the end days pass, so that everything that waits comes
 * to its end, and everything is audited: then no order may be under way, and no fen missing.
 */
final class SoakStep {
    private static final int CONNECTIONS = 64;
    private static final int ORDERS_EACH = 4;
    private static final long SEED = 20_260_206;
    private static final long MOST_MILLIS = 900_000;
    private static final String MORNING = "2026-02-06T10:00:00+08:00";
    private static final String LATER = "2026-02-09T10:00:00+08:00";

    /** An hour of the campaign passes in a minute, so that what waits for minutes comes to pass. */
    private static final int SPEED = 60;

    /** Few enough makes that some outlets are full at times. */
    private static final TeaShops SHOPS = new TeaShops(300, 30);

    private static final String FAULTS =
            "{\"payments\":{\"declinePercent\":10,\"delayMillis\":3000,\"duplicatePercent\":10,"
                    + "\"silentPercent\":2},\"outlets\":{\"refusePercent\":5,\"silentPercent\":2,"
                    + "\"slowPercent\":10},\"seed\":"
                    + SEED
                    + "}";

    private static final OrderTraffic.Habits HABITS =
            new OrderTraffic.Habits(ORDERS_EACH, 5, 10, true);

    private final Scale scale;
    private final Path data;
    private final Path campaign;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long people;
    private long orders;

    private SoakStep(Scale scale, Path folder) {
        this.scale = scale;
        this.data = folder.resolve("data");
        this.campaign = folder.resolve("campaign");
    }

    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        SoakStep step = new SoakStep(scale, folder.resolve("soak"));
        SHOPS.writeTo(step.campaign, Path.of("samples/lny2026"));
        int kills = 0;
        while (step.orders < scale.soakOrders()) {
            step.orderUntilKilled();
            kills++;
            Progress.say("soak: kill %d after %,d orders answered", kills, step.orders);
        }
        step.rest();
        AuditReport audit = OfflineAudit.of(step.data, Auditor.Options.AT_REST, AuditProgress.NONE);
        table.plain("soak: kill -9 under load", (double) kills, "");
        table.plain("soak: orders answered", (double) step.orders, "");
        table.atLeast(
                "soak: orders placed",
                (double) audit.orders().orders(),
                (double) scale.soakOrders(),
                "");
        table.plain("soak: completed", (double) audit.orders().completed(), "");
        table.plain("soak: cancelled or rejected", (double) audit.orders().ended(), "");
        table.atMost("soak: violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    private void orderUntilKilled() throws IOException, InterruptedException {
        long each = scale.soakOrders() / scale.soakKills();
        long enough = random.nextLong(each / 2, each * 3 / 2 + 1);
        AtomicBoolean over = new AtomicBoolean();
        try (Server server = Server.forSoak(data, campaign, MORNING, SPEED)) {
            server.operator("PUT", "/v1/admin/sandbox", FAULTS);
            // More than enough people: some of what they want is refused.
            int count = (int) (enough / ORDERS_EACH * 5 / 4) + 1_000;
            List<byte[]> passes = CardHolders.come(server, people, count);
            people += count;
            OrderTraffic.Pool pool = new OrderTraffic.Pool(passes, SHOPS.ids());
            Thread killer =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (pool.orders() < enough && !over.get()) {
                                    LockSupport.parkNanos(1_000_000);
                                }
                                over.set(true);
                                kill(server);
                            });
            try {
                long[] seed = {random.nextLong()};
                ClosedLoop.run(
                        server.socket(),
                        CONNECTIONS,
                        1,
                        MOST_MILLIS,
                        () -> new OrderTraffic(pool, HABITS, seed[0]++));
            } catch (IOException | IllegalStateException e) {
                if (!over.get()) {
                    throw e;
                }
            } finally {
                over.set(true);
                killer.join();
            }
            orders += pool.orders();
        }
    }

    private static void kill(Server server) {
        try {
            server.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every deadline passes, and providers and outlets are asked for what they still owe. */
    private void rest() throws IOException, InterruptedException {
        try (Server server = Server.forSoak(data, campaign, LATER, SPEED)) {
            long before = -1;
            // Timers run in portions, and what comes of them may owe something itself.
            for (long bytes = bytes(); bytes != before; bytes = bytes()) {
                before = bytes;
                server.drain();
                LockSupport.parkNanos(5_000_000_000L);
            }
        }
    }

    /** How much has been written so far: what no longer grows is at rest. */
    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("journal"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
