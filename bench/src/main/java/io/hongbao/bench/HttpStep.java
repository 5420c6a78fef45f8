package io.hongbao.bench;

import io.hongbao.rehearsal.Curve;
import io.hongbao.rehearsal.Journey;
import io.hongbao.rehearsal.Load;
import io.hongbao.rehearsal.LoadPlan;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Reply;
import io.hongbao.rehearsal.Request;
import io.hongbao.rehearsal.Step;
import io.hongbao.rehearsal.Target;
import io.hongbao.rehearsal.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Claims over HTTP beside a JSON echo of the same server, with everything on that production has.
 * Each claim is of somebody who has not come before, with a pass from a session; sessions are
 * outside of what is measured.
 */
final class HttpStep {
    private static final int CONNECTIONS = 64;
    private static final int MOST_PASSES = 2_000_000;

    private final Scale scale;
    private final Server server;
    private long people;

    private HttpStep(Scale scale, Server server) {
        this.scale = scale;
        this.server = server;
    }

    /** What one round came to. */
    private record Round(double perSecond, double cpuMicros) {}

    /**
     * Measures.
     *
     * @return claims per second over HTTP
     */
    static double run(Scale scale, Table table, Path folder) throws IOException {
        try (Server server = Server.withSample(folder.resolve("http"))) {
            HttpStep step = new HttpStep(scale, server);
            double perSecond = step.rounds(table);
            step.steady(table, perSecond / 2);
            table.plain(
                    "http: the server's most memory resident",
                    (double) ProcessFigures.highWaterMib(server.pid()),
                    " MiB");
            return perSecond;
        }
    }

    private double rounds(Table table) throws IOException {
        Progress.say("http: warm-up");
        echo(scale.warmUpMillis());
        Round last = claims(mint((int) (scale.warmUpMillis() * 30)), scale.warmUpMillis());
        last = claims(mint((int) (last.perSecond() * 2)), 2_000);
        List<Round> echoes = new ArrayList<>();
        List<Round> claims = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            List<byte[]> passes =
                    mint((int) (last.perSecond() * 1.5 * scale.roundMillis() / 1_000));
            echoes.add(echo(scale.roundMillis()));
            last = claims(passes, scale.roundMillis());
            claims.add(last);
            Progress.say(
                    "http: round %d: echo %,.0f/s at %.1f us of CPU, claim %,.0f/s at %.1f us",
                    round,
                    echoes.getLast().perSecond(),
                    echoes.getLast().cpuMicros(),
                    last.perSecond(),
                    last.cpuMicros());
        }
        double[] cpu = new double[claims.size()];
        double[] throughput = new double[claims.size()];
        for (int i = 0; i < cpu.length; i++) {
            cpu[i] = claims.get(i).cpuMicros() / echoes.get(i).cpuMicros();
            throughput[i] = claims.get(i).perSecond() / echoes.get(i).perSecond();
        }
        double perSecond = median(claims.stream().mapToDouble(Round::perSecond).toArray());
        table.plain(
                "http: echoes",
                median(echoes.stream().mapToDouble(Round::perSecond).toArray()),
                "/s");
        table.plain("http: claims", perSecond, "/s");
        table.plain(
                "http: server CPU per echo",
                median(echoes.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
        table.plain(
                "http: server CPU per claim",
                median(claims.stream().mapToDouble(Round::cpuMicros).toArray()),
                " us");
        table.atMost("http: CPU of a claim to an echo's, median of rounds", median(cpu), 1.7, "x");
        table.atLeast(
                "http: claims to echoes per second, median of rounds",
                median(throughput),
                0.6,
                "x");
        return perSecond;
    }

    private Round echo(long millis) throws IOException {
        return measured(millis, new HttpTraffic.Echo());
    }

    private Round claims(List<byte[]> passes, long millis) throws IOException {
        HttpTraffic.Claims traffic = new HttpTraffic.Claims(Server.CAMPAIGN, passes);
        Round round = measured(millis, traffic);
        if (traffic.left() == 0) {
            Progress.say("http: a round ended early, when its passes were used up");
        }
        return round;
    }

    private Round measured(long millis, HttpTraffic traffic) throws IOException {
        long cpuBefore = ProcessFigures.cpuNanos(server.pid());
        ClosedLoop.Count count = ClosedLoop.run(server.socket(), CONNECTIONS, 1, millis, traffic);
        long cpu = ProcessFigures.cpuNanos(server.pid()) - cpuBefore;
        return new Round(count.perSecond(), cpu / 1e3 / count.answers());
    }

    private List<byte[]> mint(int count) throws IOException {
        int bounded = Math.clamp(count, 1_000, MOST_PASSES);
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, "bench-", people, bounded);
        people += bounded;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        List<byte[]> passes = sessions.passes();
        // They are to be old before anything is measured: this process must not stop to move them
        // then.
        System.gc();
        return passes;
    }

    /** The latency of claims that arrive at a steady rate, whether the server answers or not. */
    private void steady(Table table, double perSecond) throws IOException {
        steadyLoad(perSecond, scale.warmUpMillis() / 3);
        LoadResult result = steadyLoad(perSecond, scale.steadyMillis());
        table.plain("http: claims per second at half of peak", perSecond, "/s");
        table.plain("http: p50 at half of peak", result.latency("claim").p50Millis(), " ms");
        table.atMost("http: p99 at half of peak", result.latency("claim").p99Millis(), 15, " ms");
        table.plain("http: p99.9 at half of peak", result.latency("claim").p999Millis(), " ms");
        if (result.unexpected() > 0 || result.unsent() > 0) {
            throw new IllegalStateException(
                    result.unexpected()
                            + " unexpected answers, "
                            + result.unsent()
                            + " unsent: "
                            + result.examples());
        }
    }

    private LoadResult steadyLoad(double perSecond, long millis) throws IOException {
        Progress.say("http: %,.0f claims per second for %d s", perSecond, millis / 1_000);
        Iterator<byte[]> passes = mint((int) (perSecond * millis / 1_000 * 1.1) + 1_000).iterator();
        LoadPlan plan =
                new LoadPlan(
                        Curve.constant(perSecond, millis), 1, 10_000_000, 1, 256, 5_000, 5_000);
        Target target = Target.of(server.address());
        Supplier<Journey> journeys = () -> OneClaim.with(passes.next());
        try (Load load = Load.start(target, plan, _ -> journeys)) {
            return load.await();
        }
    }

    /** One claim and nothing else. */
    private record OneClaim(Request first) implements Journey {

        static OneClaim with(byte[] pass) {
            return new OneClaim(
                    Request.post(
                            "claim",
                            "/v1/campaigns/" + Server.CAMPAIGN + "/claims",
                            "Authorization: Bearer "
                                    + new String(pass, StandardCharsets.US_ASCII)
                                    + "\r\nIdempotency-Key: claim\r\n",
                            "{}"));
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            boolean granted =
                    reply.status() == 200 && reply.body().startsWith("{\"status\":\"granted\"");
            return granted
                    ? Verdict.expected("granted", Step.Done.DONE)
                    : Verdict.unexpected("status." + reply.status());
        }
    }

    static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
