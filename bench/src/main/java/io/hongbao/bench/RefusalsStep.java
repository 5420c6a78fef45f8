package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refusal costs the server beside a claim that it grants: the same requests on the same
 * server, in rounds that alternate. An operator's ceiling of 0 makes it refuse them all.
 */
final class RefusalsStep {
    private static final int CONNECTIONS = 64;

    private final Scale scale;
    private final Server server;
    private long people;

    private RefusalsStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to. */
    private record Round(double perSecond, double cpuMicros) {}

    /** Measures. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        try (Server server = Server.withSample(folder.resolve("refusals"))) {
            new RefusalsStep(scale, server).rounds(table);
        }
    }

    private void rounds(Table table) throws IOException, InterruptedException {
        Progress.say("refusals: warm-up");
        List<byte[]> passes = mint((int) (scale.warmUpMillis() * 30));
        Round claim = claims(passes, scale.warmUpMillis());
        refusals(passes, scale.warmUpMillis());
        List<Round> claims = new ArrayList<>();
        List<Round> refusals = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            passes = mint((int) (claim.perSecond() * 1.5 * scale.roundMillis() / 1_000));
            claim = claims(passes, scale.roundMillis());
            claims.add(claim);
            refusals.add(refusals(passes, scale.roundMillis()));
            Progress.say(
                    "refusals: round %d: claim %,.0f/s at %.1f us of CPU, refusal %,.0f/s at %.2f us",
                    round,
                    claim.perSecond(),
                    claim.cpuMicros(),
                    refusals.getLast().perSecond(),
                    refusals.getLast().cpuMicros());
        }
        double[] shares = new double[claims.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = refusals.get(i).cpuMicros() / claims.get(i).cpuMicros();
        }
        table.plain(
                "refusals: claims granted",
                HttpStep.median(claims.stream().mapToDouble(Round::perSecond).toArray()),
                "/s");
        table.plain(
                "refusals: claims refused",
                HttpStep.median(refusals.stream().mapToDouble(Round::perSecond).toArray()),
                "/s");
        table.plain(
                "refusals: server CPU per claim granted",
                HttpStep.median(claims.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
        table.plain(
                "refusals: server CPU per claim refused",
                HttpStep.median(refusals.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
        table.atMost(
                "refusals: CPU of a refusal to a claim's, median of rounds",
                HttpStep.median(shares),
                0.2,
                "x");
    }

    private Round claims(List<byte[]> passes, long millis) throws IOException {
        return measured(millis, new HttpTraffic.Claims(Server.CAMPAIGN, passes));
    }

    private Round refusals(List<byte[]> passes, long millis)
            throws IOException, InterruptedException {
        ceiling("0");
        Round round = measured(millis, new HttpTraffic.RefusedClaims(Server.CAMPAIGN, passes));
        ceiling("null");
        return round;
    }

    private void ceiling(String ceiling) throws IOException, InterruptedException {
        server.operator(
                "PUT", "/v1/admin/limit", "{\"ceiling\":" + ceiling + ",\"reason\":\"measured\"}");
    }

    private Round measured(long millis, HttpTraffic traffic) throws IOException {
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count = ClosedLoop.run(server.socket(), CONNECTIONS, 1, millis, traffic);
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        return new Round(count.perSecond(), cpu / 1e3 / count.answers());
    }

    private List<byte[]> mint(int count) throws IOException {
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "refused-", people, count);
        people += count;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        System.gc();
        return sessions.passes();
    }
}
