package io.hongbao.cli.rehearse;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.LiveView;
import io.hongbao.cli.play.Promise;
import io.hongbao.cli.play.Promises;
import io.hongbao.cli.play.Snapshot;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.Crowd;
import io.hongbao.rehearsal.CrowdPlan;
import io.hongbao.rehearsal.Curve;
import io.hongbao.rehearsal.Load;
import io.hongbao.rehearsal.LoadPlan;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.Visits;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One rehearsal: a stage, a model that is played on it, an audit. */
final class Rehearsal {
    private static final long LOOK_MILLIS = 250;
    private static final int CONNECTIONS = 1_024;

    /** How long after the last patience is over the rest may take. */
    private static final long GRACE_MILLIS = 5_000;

    private static final long SETTLE_MILLIS = 300;
    private static final int SETTLE_LOOKS = 60;

    private final Stage stage;
    private final Playing playing;
    private final long seed;
    private final Terminal terminal;
    private final PrintWriter progress;

    Rehearsal(Stage stage, Playing playing, long seed, Terminal terminal, PrintWriter progress) {
        this.stage = stage;
        this.playing = playing;
        this.seed = seed;
        this.terminal = terminal;
        this.progress = progress;
    }

    /** Plays the model and audits what came of it. */
    Rehearsed run(String command) {
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Played played = play();
        say("auditing");
        List<AuditReport> audits = stage.audit();
        return new Rehearsed(
                command,
                startedAt.toString(),
                Machine.here(),
                stage.what(),
                stage.watch().campaign(),
                stage.watch().currency(),
                playing,
                seed,
                stage.startMillis(),
                played.serverCpuMillis(),
                played.generatorCpuMillis(),
                played.load(),
                played.crowd(),
                played.waits(),
                played.totals(),
                audits,
                promises(played, audits),
                played.points());
    }

    /** Plays the model and waits until the server has done what nobody waits for any more. */
    Played play() {
        Curve curve = playing.curve();
        LoadPlan plan =
                new LoadPlan(
                        curve,
                        seed,
                        LoadPlan.MAX_ARRIVALS,
                        1,
                        CONNECTIONS,
                        Math.round(playing.model().answerSeconds() * 1000),
                        Math.min(
                                600_000,
                                Math.round(playing.model().patienceSeconds() * 1000)
                                        + GRACE_MILLIS));
        Crowd crowd =
                new Crowd(
                        CrowdPlan.ofModel(stage.watch().campaign(), seed, stage.outlets()),
                        stage.signers());
        say(
                "playing %s on %s: %,.0f people in %.0f s, at most %,.0f a second, seed %d",
                playing.model().id(),
                stage.what(),
                curve.expectedArrivals(),
                curve.millis() / 1000.0,
                curve.peakPerSecond(),
                seed);
        Totals before = stage.watch().totals();
        long serverMillis = stage.cpuMillis();
        long ownMillis = Points.ownCpuMillis();
        Points points = new Points(playing, stage, crowd, before, curve.millis());
        Pace pace = new Pace();
        LoadResult load = drive(plan, crowd, before, points, pace);
        serverMillis = stage.cpuMillis() - serverMillis;
        ownMillis = Points.ownCpuMillis() - ownMillis;
        return new Played(
                load,
                crowd.count(),
                crowd.waits(),
                settled().since(before),
                points.all(),
                pace,
                serverMillis,
                ownMillis);
    }

    /** What was promised to these people, and whether all of them could be sent. */
    List<Promise> promises(Played played, List<AuditReport> audits) {
        List<Promise> promises =
                new ArrayList<>(
                        Promises.of(
                                played.load(),
                                played.crowd(),
                                played.totals(),
                                stage.watch().currency(),
                                audits));
        promises.add(sent(played.load()));
        return promises;
    }

    /** Whether the generator could send what the model says. */
    private static Promise sent(LoadResult load) {
        return new Promise(
                "played",
                load.unsent() == 0 && load.arrivals() > 0,
                String.format(
                        Locale.ROOT,
                        "%,d people were due, %,d could not be sent, %,d late",
                        load.arrivals(),
                        load.unsent(),
                        load.late()));
    }

    private LoadResult drive(LoadPlan plan, Crowd crowd, Totals before, Points points, Pace pace) {
        LiveView view =
                new LiveView(
                        terminal,
                        progress,
                        new Money(stage.watch().currency()),
                        "hongbao rehearse " + playing.model().id(),
                        plan.curve().millis());
        Visits visits = new Visits(crowd, playing.model());
        boolean orders = playing.model().ordersPerPerson() > 0;
        try (Watcher watcher = new Watcher(stage.watch(), before, orders);
                Load load = Load.start(stage.target(), plan, visits::journeys)) {
            long claimsBefore = 0;
            long millisBefore = 0;
            while (!load.isDone()) {
                pause(LOOK_MILLIS);
                stage.requireAlive();
                LoadResult recent = load.recent();
                pace.note(recent);
                long claims = claims(recent);
                double seconds = Math.max(1, recent.elapsedMillis() - millisBefore) / 1000.0;
                view.show(
                        new Snapshot(
                                clock(recent.elapsedMillis()),
                                (claims - claimsBefore) / seconds,
                                recent,
                                crowd.count(),
                                watcher.totals()));
                claimsBefore = claims;
                millisBefore = recent.elapsedMillis();
                if (points.isDue(recent.elapsedMillis())) {
                    points.add(load.point(), watcher);
                }
            }
            view.end();
            LoadResult result = load.await();
            pace.note(result);
            points.addLast(load.point(), watcher);
            return result;
        }
    }

    private static long claims(LoadResult load) {
        return load.answers("claim")
                + load.answers("retry")
                + load.answers("buster")
                + load.answers("hammer");
    }

    private String clock(long elapsedMillis) {
        return String.format(
                Locale.ROOT,
                "minute %.1f of %.0f",
                Math.min(playing.minuteAt(elapsedMillis), playing.minutes()),
                playing.minutes());
    }

    /** What the ledger says once the server has done what clients no longer wait for. */
    private Totals settled() {
        Totals last = stage.watch().totals();
        for (int look = 0; look < SETTLE_LOOKS; look++) {
            pause(SETTLE_MILLIS);
            Totals now = stage.watch().totals();
            if (now.queue() == 0 && now.granted() == last.granted()) {
                return now;
            }
            last = now;
        }
        return last;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private void say(String format, Object... values) {
        progress.println(String.format(Locale.ROOT, format, values));
        progress.flush();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(130, "interrupted");
        }
    }
}
