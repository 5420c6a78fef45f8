package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** How long nobody is served: a start on an empty directory, and one after a kill in full load. */
final class RestartStep {
    private static final Pattern LOADED = Pattern.compile("^loaded$");
    private static final int KILLS = 3;
    private static final int CONNECTIONS = 32;

    private RestartStep() {}

    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        double[] starts = new double[scale.starts()];
        for (int i = 0; i < starts.length; i++) {
            try (Server server = Server.withSample(folder.resolve("empty-" + i))) {
                claimOne(server, Server.CAMPAIGN, "first");
                starts[i] = (System.nanoTime() - server.startedNanos()) / 1e9;
            }
            Progress.say("start: empty to first claim answered in %.2f s", starts[i]);
        }
        table.atMost(
                "start: empty server to its first claim, median",
                HttpStep.median(starts),
                2.5,
                " s");
        Path data = folder.resolve("killed");
        load(scale, data);
        double[] restarts = new double[KILLS];
        for (int i = 0; i < restarts.length; i++) {
            try (Server server = Server.on(data)) {
                claimOne(server, BenchCampaign.ID, "first-" + i);
                restarts[i] = (System.nanoTime() - server.startedNanos()) / 1e9;
                Progress.say("restart: first claim answered after %.2f s", restarts[i]);
                killUnderLoad(server, i);
            }
        }
        double worst = 0;
        for (double seconds : restarts) {
            worst = Math.max(worst, seconds);
        }
        table.atMost(
                String.format(
                        Locale.ROOT,
                        "restart: kill -9 at %,d claims to first claim, worst",
                        scale.people()),
                worst,
                5,
                " s");
    }

    /** Fills a store in process, because that is faster, and kills it while it goes on. */
    private static void load(Scale scale, Path data) throws IOException, InterruptedException {
        Progress.say("restart: filling a store with %,d people", scale.people());
        try (Child child = Child.java(EngineStep.claims(scale.people(), data, true))) {
            child.await(LOADED);
            Thread.sleep(1_000);
            child.kill();
        }
    }

    /** Claims over HTTP until the server is killed in the middle of it. */
    private static void killUnderLoad(Server server, int round)
            throws IOException, InterruptedException {
        List<byte[]> passes = mint(server, BenchCampaign.ID, "kill-" + round + "-", 200_000);
        AtomicBoolean killed = new AtomicBoolean();
        Thread load =
                Thread.ofPlatform()
                        .name("load")
                        .start(() -> {
                            try {
                                ClosedLoop.run(
                                        server.socket(),
                                        CONNECTIONS,
                                        1,
                                        60_000,
                                        new HttpTraffic.Claims(BenchCampaign.ID, passes));
                            } catch (IOException | IllegalStateException e) {
                                if (!killed.get()) {
                                    Progress.say("restart: the load failed: %s", e);
                                }
                            }
                        });
        Thread.sleep(2_000);
        killed.set(true);
        server.kill();
        load.join(30_000);
    }

    private static void claimOne(Server server, String campaign, String who) throws IOException {
        HttpTraffic.Claims claims =
                new HttpTraffic.Claims(campaign, mint(server, campaign, who + "-", 1));
        ClosedLoop.Count count = ClosedLoop.run(server.socket(), 1, 1, 30_000, claims);
        if (count.answers() != 1) {
            throw new IllegalStateException("the first claim was not answered");
        }
    }

    private static List<byte[]> mint(Server server, String campaign, String prefix, int count)
            throws IOException {
        HttpTraffic.Sessions sessions = new HttpTraffic.Sessions(campaign, prefix, 0, count);
        ClosedLoop.run(server.socket(), Math.min(count, CONNECTIONS), 1, 60_000, sessions);
        return sessions.passes();
    }
}
