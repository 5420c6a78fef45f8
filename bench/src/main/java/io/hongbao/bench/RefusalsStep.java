package io.hongbao.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * What a refusal costs the server beside a claim that it grants: the same requests on the same
 * server, in rounds that alternate. An operator's ceiling of 0 makes it refuse them all. A third
 * round asks a {@link BareSocket}, which costs what no server gets below.
 */
final class RefusalsStep {
    private static final int CONNECTIONS = 64;
    private static final Pattern PORT = Pattern.compile("port (\\d+)");

    /** As long as the server's own refusal. */
    private static final String BARE_BODY =
            "{\"type\":\"about:blank\",\"title\":\"Overloaded\",\"status\":503,\"code\":\"overloaded\","
                    + "\"detail\":\"nothing was done; try again at retryAt\","
                    + "\"message\":\"A lot is going on right now. Please try again in a moment.\","
                    + "\"retryAt\":\"2026-02-06T10:00:03+08:00\"}";

    private static final String BARE_ANSWER =
            "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\n"
                    + "retry-after: 3\r\ncontent-length: "
                    + BARE_BODY.length()
                    + "\r\n\r\n"
                    + BARE_BODY;

    private final Scale scale;
    private final Server server;
    private final Child bare;
    private final InetSocketAddress bareAddress;
    private long people;

    private RefusalsStep(Scale scale, Server server, Child bare) {
        this.scale = scale;
        this.server = server;
        this.bare = bare;
        int port = Integer.parseInt(bare.await(PORT).group(1));
        this.bareAddress = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What one round came to. */
    private record Round(double perSecond, double cpuMicros) {}

    /** Measures. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        List<String> socket =
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareSocket.class.getName(),
                        BARE_ANSWER);
        try (Server server = Server.withSample(folder.resolve("refusals"));
                Child bare = Child.java(socket)) {
            new RefusalsStep(scale, server, bare).rounds(table);
        }
    }

    private void rounds(Table table) throws IOException, InterruptedException {
        Progress.say("refusals: warm-up");
        List<byte[]> passes = mint((int) (scale.warmUpMillis() * 30));
        Round claim = claims(passes, scale.warmUpMillis());
        refusals(passes, scale.warmUpMillis());
        bare(passes, scale.warmUpMillis());
        List<Round> claims = new ArrayList<>();
        List<Round> refusals = new ArrayList<>();
        List<Round> bares = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            passes = mint((int) (claim.perSecond() * 1.5 * scale.roundMillis() / 1_000));
            claim = claims(passes, scale.roundMillis());
            claims.add(claim);
            refusals.add(refusals(passes, scale.roundMillis()));
            bares.add(bare(passes, scale.roundMillis()));
            Progress.say(
                    "refusals: round %d: claim %.1f us of CPU, refusal %.2f us, bare socket %.2f us",
                    round,
                    claim.cpuMicros(),
                    refusals.getLast().cpuMicros(),
                    bares.getLast().cpuMicros());
        }
        table.plain("refusals: claims granted", median(claims, Round::perSecond), "/s");
        table.plain("refusals: claims refused", median(refusals, Round::perSecond), "/s");
        table.plain(
                "refusals: server CPU per claim granted", median(claims, Round::cpuMicros), " us");
        table.plain(
                "refusals: server CPU per claim refused",
                median(refusals, Round::cpuMicros),
                " us");
        table.plain(
                "refusals: CPU of a bare read and write of as much",
                median(bares, Round::cpuMicros),
                " us");
        table.plain(
                "refusals: CPU of a bare read and write to a claim's, median of rounds",
                share(bares, claims),
                "x");
        table.atMost(
                "refusals: CPU of a refusal to a claim's, median of rounds",
                share(refusals, claims),
                0.2,
                "x");
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return HttpStep.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static double share(List<Round> of, List<Round> to) {
        double[] shares = new double[to.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = of.get(i).cpuMicros() / to.get(i).cpuMicros();
        }
        return HttpStep.median(shares);
    }

    private Round claims(List<byte[]> passes, long millis) throws IOException {
        return measured(
                server.pid(),
                server.socket(),
                millis,
                new HttpTraffic.Claims(Server.CAMPAIGN, passes));
    }

    private Round bare(List<byte[]> passes, long millis) throws IOException {
        return measured(
                bare.pid(),
                bareAddress,
                millis,
                new HttpTraffic.RefusedClaims(Server.CAMPAIGN, passes));
    }

    private Round refusals(List<byte[]> passes, long millis)
            throws IOException, InterruptedException {
        ceiling("0");
        Round round =
                measured(
                        server.pid(),
                        server.socket(),
                        millis,
                        new HttpTraffic.RefusedClaims(Server.CAMPAIGN, passes));
        ceiling("null");
        return round;
    }

    private void ceiling(String ceiling) throws IOException, InterruptedException {
        server.operator(
                "PUT", "/v1/admin/limit", "{\"ceiling\":" + ceiling + ",\"reason\":\"measured\"}");
    }

    private static Round measured(long pid, SocketAddress address, long millis, HttpTraffic traffic)
            throws IOException {
        long cpuBefore = ProcessFigures.cpuNanos(pid);
        ClosedLoop.Count count = ClosedLoop.run(address, CONNECTIONS, 1, millis, traffic);
        long cpu = ProcessFigures.cpuNanos(pid) - cpuBefore;
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
