package io.hongbao.bench;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.cli.OfflineAudit;
import io.hongbao.rehearsal.Curve;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.Journey;
import io.hongbao.rehearsal.Load;
import io.hongbao.rehearsal.LoadPlan;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * More people than are let in, who come by the clock and not one after another: ten times an
 * operator's ceiling, with a waiting room and without one; and twice what the server can do at its
 * best. Latency counts from the intended start; the load shares the processors with the server.
 */
final class SurgeStep {
    private static final int CONNECTIONS = 64;

    /** Of people who are refused or decided at once; nothing waits for one of so many. */
    private static final int OPEN_CONNECTIONS = 4_000;

    /** Of people who join and wait for it: 30,000 a second at a third of a second each. */
    private static final int ROOM_CONNECTIONS = 10_000;

    private static final long ANSWER_MILLIS = 10_000;
    private static final int MOST_UNDER_WAY = 600_000;
    private static final double ADMITTED_MILLIS = 200;
    private static final double REFUSED_MILLIS = 50;
    private static final double CEILING = 3_000;
    private static final double CALM = 2_000;
    private static final double OFFERED = 30_000;
    private static final String REASON = "\"reason\":\"measured\"}";
    private static final String ROOM = "/v1/admin/campaigns/" + Server.CAMPAIGN + "/waiting-room";

    private final Scale scale;
    private final Table table;
    private final Server server;
    private final String name;
    private long people;
    private volatile String phase = ".calm";

    private SurgeStep(Scale scale, Table table, Server server, String name) {
        this.scale = scale;
        this.table = table;
        this.server = server;
        this.name = name;
    }

    /** Something to be measured on a server. */
    private interface Part {
        void measure(SurgeStep step) throws IOException, InterruptedException;
    }

    /** Measures, and audits what came of it. */
    static void run(Scale scale, Table table, Path folder)
            throws IOException, InterruptedException {
        part(scale, table, folder, "room", SurgeStep::room);
        part(scale, table, folder, "limit", SurgeStep::limit);
        part(scale, table, folder, "twice", SurgeStep::twice);
    }

    private static void part(Scale scale, Table table, Path folder, String name, Part part)
            throws IOException, InterruptedException {
        Path data = folder.resolve("surge-" + name).resolve("data");
        try (Server server = Server.withSample(data)) {
            part.measure(new SurgeStep(scale, table, server, name));
        }
        AuditReport audit = OfflineAudit.of(data, AuditProgress.NONE);
        String what = "surge, " + name + ": ";
        table.plain(what + "journal entries audited", (double) audit.entries(), "");
        table.atMost(
                what + "violations found by the audit", (double) audit.violationCount(), 0, "");
        audit.violations().forEach(found -> Progress.say("%s", found));
    }

    /** The room's outflow has the ceiling: who comes is told to wait, and claims when called. */
    private void room() throws IOException, InterruptedException {
        warmUp();
        Shape shape = Shape.of(scale);
        Curve curve = shape.curve();
        server.operator("PUT", ROOM + "/ceiling", "{\"perSecond\":" + (int) CEILING + "," + REASON);
        server.operator("POST", ROOM + "/open", "{" + REASON);
        rehearseRoom(shape);
        List<byte[]> passes = mint((int) (curve.expectedArrivals() * 1.01) + 2_000);
        for (String act : List.of("off", "pre-queue")) {
            server.operator("POST", ROOM + "/" + act, "{" + REASON);
        }
        server.operator("POST", ROOM + "/open", "{" + REASON);
        Goodput goodput = new Goodput(curve.millis() + 60_000);
        long lastPlace = (long) (CALM * shape.calmSeconds() + CEILING * shape.restSeconds());
        try (StatusPoller poller = StatusPoller.of(server)) {
            WaitingPeople crowd = people(passes, goodput, poller, lastPlace);
            Surge surge = run(shape, ROOM_CONNECTIONS, goodput, crowd);
            surge.print(CALM);
            LoadResult end = surge.end();
            refused(surge.step());
            latencies("told to wait", end, "ticket");
            latencies("exchange of a ticket", end, "exchange");
            latencies("claim with a placed pass", end, "claim");
            success(end);
        }
    }

    /**
     * The same surge for a while, in an opening of the room that nothing is measured of: what the
     * compiler has not seen yet costs it a processor for some seconds.
     */
    private void rehearseRoom(Shape shape) throws IOException, InterruptedException {
        Curve curve = Curve.constant(OFFERED, shape.calmMillis() / 2);
        List<byte[]> passes = mint((int) (curve.expectedArrivals() * 1.01) + 2_000);
        Goodput goodput = new Goodput(curve.millis() + 60_000);
        try (StatusPoller poller = StatusPoller.of(server);
                Load load =
                        start(
                                curve,
                                ROOM_CONNECTIONS,
                                people(passes, goodput, poller, (long) CEILING))) {
            load.await();
        }
    }

    private WaitingPeople people(
            List<byte[]> passes, Goodput goodput, StatusPoller poller, long lastPlace) {
        return new WaitingPeople(
                passes, goodput, poller::admittedUpTo, () -> phase, CEILING, lastPlace);
    }

    private void latencies(String who, LoadResult end, String kind) {
        row(who + ", p50", end.latency(kind + ".step").p50Millis(), " ms");
        table.atMost(
                "surge, " + name + ": " + who + ", p99",
                end.latency(kind + ".step").p99Millis(),
                ADMITTED_MILLIS,
                " ms");
        row(who + ", p99 in the calm before", end.latency(kind + ".calm").p99Millis(), " ms");
        row(who + ", p99 in the calm after", end.latency(kind + ".after").p99Millis(), " ms");
    }

    private void success(LoadResult end) {
        long granted = 0;
        long all = 0;
        for (String each : List.of(".calm", ".step", ".after")) {
            granted += end.answers("claim" + each, "granted");
            all += end.answers("claim" + each);
        }
        table.atLeast(
                "surge, " + name + ": claims with a placed pass that were granted",
                100.0 * granted / all,
                99.9,
                " %");
    }

    /** No room: the edge lets as many claims in as the operator says, and refuses the rest. */
    private void limit() throws IOException, InterruptedException {
        warmUp();
        Shape shape = Shape.of(scale);
        double granted = CEILING * (shape.restSeconds() + shape.calmSeconds());
        List<byte[]> passes = mint((int) (granted * 1.2) + 10_000);
        server.operator(
                "PUT", "/v1/admin/limit", "{\"claimsPerSecond\":" + (int) CEILING + "," + REASON);
        Goodput goodput = new Goodput(shape.curve().millis() + 60_000);
        Surge surge =
                run(
                        shape,
                        OPEN_CONNECTIONS,
                        goodput,
                        new SurgePeople(passes, goodput, () -> "claim" + phase));
        surge.print(CALM);
        fates(surge.step());
    }

    private void fates(LoadResult step) {
        row("admitted, p50", step.fate(Fate.DECIDED).p50Millis(), " ms");
        String what = "surge, " + name + ": ";
        table.atMost(
                what + "admitted, p99",
                step.fate(Fate.DECIDED).p99Millis(),
                ADMITTED_MILLIS,
                " ms");
        refused(step);
    }

    private void refused(LoadResult step) {
        row("refused, p50", step.fate(Fate.TURNED_AWAY).p50Millis(), " ms");
        table.atMost(
                "surge, " + name + ": refused, p99",
                step.fate(Fate.TURNED_AWAY).p99Millis(),
                REFUSED_MILLIS,
                " ms");
    }

    /** No ceiling at all, and twice what a closed loop got out of the same server before. */
    private void twice() throws IOException, InterruptedException {
        double peak = peak();
        double seconds = scale.steadyMillis() / 1_000.0;
        List<byte[]> passes = mint((int) (peak * 1.2 * (seconds + 2)) + 20_000);
        Curve curve = Curve.constant(2 * peak, scale.steadyMillis());
        Goodput goodput = new Goodput(curve.millis() + 60_000);
        long own = ProcessFigures.cpuNanos(ProcessHandle.current().pid());
        long its = ProcessFigures.cpuNanos(server.pid());
        try (Load load =
                start(curve, OPEN_CONNECTIONS, new SurgePeople(passes, goodput, () -> "claim"))) {
            sleep(scale.steadyMillis());
            own = ProcessFigures.cpuNanos(ProcessHandle.current().pid()) - own;
            its = ProcessFigures.cpuNanos(server.pid()) - its;
            LoadResult end = load.await();
            double granted = goodput.perSecond(0, scale.steadyMillis());
            row("peak, closed loop", peak, "/s");
            row("offered", end.arrivals() / seconds, "/s");
            row("begun more than 100 ms late", 100.0 * end.late() / end.arrivals(), " %");
            row("never begun", 100.0 * end.unsent() / end.arrivals(), " %");
            row("claims granted", granted, "/s");
            table.atLeast("surge, twice: claims granted to peak", granted / peak, 0.7, "x");
            row("claims refused", end.answers("claim", "refused") / seconds, "/s");
            row("admitted, p99", end.fate(Fate.DECIDED).p99Millis(), " ms");
            row("refused, p99", end.fate(Fate.TURNED_AWAY).p99Millis(), " ms");
            row("processors that the load took", own / 1e9 / seconds, "");
            row("processors that the server took", its / 1e9 / seconds, "");
            unexpected(end);
        }
    }

    private double peak() throws IOException {
        Progress.say("surge, %s: warm-up", name);
        double last = closed((int) (scale.warmUpMillis() * 30), scale.warmUpMillis());
        List<Double> rounds = new ArrayList<>();
        for (int round = 1; round <= scale.rounds(); round++) {
            last = closed((int) (last * 1.5 * scale.roundMillis() / 1_000), scale.roundMillis());
            rounds.add(last);
            Progress.say("surge, %s: round %d: %,.0f claims/s", name, round, last);
        }
        return HttpStep.median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void warmUp() throws IOException {
        Progress.say("surge, %s: warm-up", name);
        closed((int) (scale.warmUpMillis() * 30), scale.warmUpMillis());
    }

    private double closed(int count, long millis) throws IOException {
        HttpTraffic.Claims claims = new HttpTraffic.Claims(Server.CAMPAIGN, mint(count));
        return ClosedLoop.run(server.socket(), CONNECTIONS, 1, millis, claims).perSecond();
    }

    private List<byte[]> mint(int count) throws IOException {
        HttpTraffic.Sessions sessions =
                new HttpTraffic.Sessions(Server.CAMPAIGN, name + "-", people, count);
        people += count;
        ClosedLoop.run(server.socket(), CONNECTIONS, 1, 300_000, sessions);
        System.gc();
        return sessions.passes();
    }

    private Load start(Curve curve, int connections, Supplier<Journey> crowd)
            throws IOException, InterruptedException {
        LoadPlan plan =
                new LoadPlan(
                        curve,
                        1,
                        LoadPlan.MAX_ARRIVALS,
                        1,
                        connections,
                        connections,
                        LoadPlan.USUALLY_IDLE_MILLIS,
                        ANSWER_MILLIS,
                        1_000,
                        MOST_UNDER_WAY);
        Load load = Load.start(Target.of(server.address()), plan, _ -> () -> crowd.get());
        Priority.raise();
        return load;
    }

    /** Calm, a step far above the ceiling, and calm again. */
    private record Shape(long calmMillis, long stepMillis) {

        static Shape of(Scale scale) {
            return new Shape(scale.steadyMillis(), 3 * scale.steadyMillis());
        }

        Curve curve() {
            return Curve.constant(CALM, calmMillis)
                    .then(Curve.constant(OFFERED, stepMillis))
                    .then(Curve.constant(CALM, calmMillis));
        }

        double calmSeconds() {
            return calmMillis / 1_000.0;
        }

        /** The step, and the calm after it. */
        double restSeconds() {
            return (stepMillis + calmMillis) / 1_000.0;
        }
    }

    private Surge run(Shape shape, int connections, Goodput goodput, Supplier<Journey> crowd)
            throws IOException, InterruptedException {
        Progress.say("surge, %s: %,.0f a second come, then %,.0f", name, CALM, OFFERED);
        phase = ".calm";
        try (Load load = start(shape.curve(), connections, crowd)) {
            sleep(shape.calmMillis());
            load.point();
            phase = ".step";
            long own = ProcessFigures.cpuNanos(ProcessHandle.current().pid());
            long its = ProcessFigures.cpuNanos(server.pid());
            sleep(shape.stepMillis());
            LoadResult step = load.point();
            phase = ".after";
            own = ProcessFigures.cpuNanos(ProcessHandle.current().pid()) - own;
            its = ProcessFigures.cpuNanos(server.pid()) - its;
            sleep(shape.calmMillis());
            load.stop();
            return new Surge(shape, goodput, step, load.await(), own, its);
        }
    }

    private static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    /** What one surge came to. */
    private final class Surge {
        private final Shape shape;
        private final Goodput goodput;
        private final LoadResult step;
        private final LoadResult end;
        private final long ownNanos;
        private final long serverNanos;

        Surge(
                Shape shape,
                Goodput goodput,
                LoadResult step,
                LoadResult end,
                long ownNanos,
                long serverNanos) {
            this.shape = shape;
            this.goodput = goodput;
            this.step = step;
            this.end = end;
            this.ownNanos = ownNanos;
            this.serverNanos = serverNanos;
        }

        LoadResult step() {
            return step;
        }

        LoadResult end() {
            return end;
        }

        /**
         * @param steady claims granted in a second when all is calm
         */
        void print(double steady) throws IOException, InterruptedException {
            long begins = shape.calmMillis();
            long ends = begins + shape.stepMillis();
            double calm = goodput.perSecond(begins / 2, begins);
            double granted = goodput.perSecond(begins, ends);
            row("claims granted in the calm before", calm, "/s");
            row(
                    "offered in the step",
                    (step.arrivals() - CALM * begins / 1e3) * 1e3 / shape.stepMillis(),
                    "/s");
            row("begun more than 100 ms late", 100.0 * end.late() / end.arrivals(), " %");
            row("never begun", 100.0 * end.unsent() / end.arrivals(), " %");
            row("claims granted in the step", granted, "/s");
            table.atLeast(
                    "surge, " + name + ": claims granted to the ceiling",
                    granted / CEILING,
                    0.9,
                    "x");
            table.atMost(
                    "surge, " + name + ": back at 90 % of the calm's claims after",
                    (double) goodput.backAfterMillis(ends, begins - 1_000, 0.9 * steady),
                    1_000,
                    " ms");
            row("claims granted in the calm after", goodput.perSecond(ends, ends + begins), "/s");
            double seconds = shape.stepMillis() / 1e3;
            row("processors that the load took in the step", ownNanos / 1e9 / seconds, "");
            row("processors that the server took", serverNanos / 1e9 / seconds, "");
            row("the server's most memory resident", highWaterMib(), " MiB");
            unexpected(end);
        }

        private double highWaterMib() {
            try {
                return ProcessFigures.highWaterMib(server.pid());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void row(String what, double figure, String unit) {
        table.plain("surge, " + name + ": " + what, figure, unit);
    }

    private void unexpected(LoadResult end) throws IOException, InterruptedException {
        table.atMost(
                "surge, " + name + ": answers that must not be", (double) end.unexpected(), 0, "");
        end.examples().forEach(example -> Progress.say("%s", example));
        Progress.say("%s", server.operator("GET", "/v1/admin/limit", ""));
        end.answers().forEach((kind, outcomes) -> Progress.say("%s: %s", kind, outcomes));
    }
}
