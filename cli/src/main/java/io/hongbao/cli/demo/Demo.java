package io.hongbao.cli.demo;

import io.hongbao.audit.AuditReport;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.DataFolder;
import io.hongbao.cli.play.LiveView;
import io.hongbao.cli.play.SandboxServer;
import io.hongbao.cli.play.Snapshot;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.Crowd;
import io.hongbao.rehearsal.CrowdPlan;
import io.hongbao.rehearsal.Curve;
import io.hongbao.rehearsal.LaunchMorning;
import io.hongbao.rehearsal.Load;
import io.hongbao.rehearsal.LoadPlan;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Target;
import io.hongbao.rehearsal.TeaShops;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One demo: a server, a crowd, an audit. */
final class Demo implements AutoCloseable {
    /** How long before the opening the server starts, so that a slow machine is ready for it. */
    private static final Duration EARLY = Duration.ofSeconds(15);

    private static final long LEAST_MILLIS = 3_000;
    private static final long LOOK_MILLIS = 250;
    private static final long GRACE_MILLIS = 60_000;
    private static final long ANSWER_MILLIS = 15_000;
    private static final int CONNECTIONS = 256;

    /**
     * Arrivals before the opening, as a share of the average after it: they also warm both
     * processes up.
     */
    private static final double EARLY_RATE = 0.12;

    /** 23:59, in minutes after ten: what is left to do after the morning goes on until then. */
    private static final int LAST_MINUTE = 839;

    private final Terminal terminal;
    private final PrintWriter progress;
    private final DemoCommand.Settings settings;
    private final DataFolder folder;
    private final TeaShops shops;
    private final double people;
    private final long morningMillis;
    private final SandboxServer server;
    private final Thread hook;

    Demo(
            Terminal terminal,
            PrintWriter progress,
            DemoCommand.Settings settings,
            DataFolder folder) {
        this.terminal = terminal;
        this.progress = progress;
        this.settings = settings;
        this.folder = folder;
        say("starting an empty server");
        this.shops = TeaShops.forMorning(settings.scale());
        this.people = settings.scale() * LaunchMorning.PEOPLE;
        this.morningMillis = Math.max(LEAST_MILLIS, Math.round(people / settings.rate() * 1000));
        // Outlets make as much as they would in the three hours, in the time that these take here.
        double speed = LaunchMorning.MINUTES * 60_000.0 / morningMillis;
        this.server = SandboxServer.start(folder, settings.port(), shops, speed, EARLY);
        this.hook = Thread.ofPlatform().unstarted(this::interrupted);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Plays the morning and audits it. */
    Summary run() {
        server.awaitReady();
        String campaign = SandboxServer.CAMPAIGN;
        say(
                String.format(
                        Locale.ROOT,
                        "ready after %.1f s at %s; %s is applied, it is %s on the day",
                        server.startMillis() / 1000.0,
                        server.address(),
                        campaign,
                        server.clock()));
        long opensInMillis = server.opensInMillis();
        Curve morning = LaunchMorning.curve(people, morningMillis);
        Curve curve =
                opensInMillis == 0
                        ? morning
                        : Curve.constant(people * 1000 / morningMillis * EARLY_RATE, opensInMillis)
                                .then(morning);
        LoadPlan plan =
                new LoadPlan(
                        curve,
                        settings.seed(),
                        LoadPlan.MAX_ARRIVALS,
                        1,
                        CONNECTIONS,
                        ANSWER_MILLIS,
                        GRACE_MILLIS);
        Crowd crowd =
                new Crowd(CrowdPlan.morning(campaign, settings.seed(), shops.ids(), opensInMillis));
        long cpuBefore = server.cpuMillis();
        LoadResult load = drive(plan, crowd, opensInMillis);
        long cpuMillis = server.cpuMillis() - cpuBefore;
        Totals totals = server.totals();
        say("auditing a backup taken while the server runs");
        AuditReport audit = server.audit();
        return new Summary(
                settings,
                server.currency(),
                server.startMillis(),
                opensInMillis,
                load.elapsedMillis(),
                cpuMillis,
                load,
                crowd.count(),
                totals,
                audit);
    }

    private LoadResult drive(LoadPlan plan, Crowd crowd, long opensInMillis) {
        LiveView view =
                new LiveView(
                        terminal,
                        progress,
                        new Money(server.currency()),
                        "hongbao demo, " + SandboxServer.CAMPAIGN + ", scale " + settings.scale(),
                        plan.curve().millis());
        try (Load load = Load.start(Target.of(server.address()), plan, crowd::journeys)) {
            long claimsBefore = 0;
            long millisBefore = 0;
            while (!load.isDone()) {
                pause(LOOK_MILLIS);
                LoadResult recent = load.recent();
                long claims =
                        recent.answers("claim")
                                + recent.answers("retry")
                                + recent.answers("buster");
                double seconds = Math.max(1, recent.elapsedMillis() - millisBefore) / 1000.0;
                view.show(
                        new Snapshot(
                                clock(recent.elapsedMillis() - opensInMillis, morningMillis),
                                (claims - claimsBefore) / seconds,
                                recent,
                                crowd.count(),
                                server.totalsIfNotBusy()));
                claimsBefore = claims;
                millisBefore = recent.elapsedMillis();
            }
            view.end();
            return load.await();
        }
    }

    /** Which time of the day is being played; from 13:00 on nobody comes any more. */
    private static String clock(long sinceOpeningMillis, long morningMillis) {
        long minutes =
                Math.clamp(
                        Math.floorDiv(sinceOpeningMillis * LaunchMorning.MINUTES, morningMillis),
                        -1,
                        LAST_MINUTE);
        return String.format(
                Locale.ROOT, "%02d:%02d on the day", (600 + minutes) / 60, (600 + minutes) % 60);
    }

    /** What to do with the server that is still up. */
    List<String> invitation() {
        return server.invitation();
    }

    /** Waits until the server ends, which Ctrl-C makes it do. */
    void awaitEnd() {
        server.awaitEnd();
    }

    private void say(String line) {
        progress.println(line);
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

    /** Ctrl-C: the server stops as it should, and the temporary data goes. */
    private void interrupted() {
        server.close();
        folder.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the process is ending: the hook does the rest
        }
        server.close();
    }
}
