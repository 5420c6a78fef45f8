package io.hongbao.server.start;

import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.server.abuse.FactLog;
import io.hongbao.server.abuse.ReviewRounds;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.chat.Interpreters;
import io.hongbao.server.chat.Once;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.landing.LandingRoutes;
import io.hongbao.server.landing.Posters;
import io.hongbao.server.live.Live;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.OperatorWords;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.rehearse.Rehearsals;
import io.hongbao.server.room.Doorkeeper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Opens the port when everything stands, and closes it before anything falls. */
@Singleton
final class Lifecycle {

    /** Says on which port the server listens, once it does. */
    static final String PORT_PROPERTY = "hongbao.http.port";

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final int LAST = Integer.MAX_VALUE - 10;
    private static final int FIRST = 1;
    private static final long REFRESH_MILLIS = 500;
    private static final long CLOCK_SAID_MILLIS = 1_000;

    private final Node node;
    private final FrontDoor frontDoor;
    private final Doorkeeper doorkeeper;
    private final Interpreters interpreters;
    private final Once<Assistant> assistant;
    private final Overload overload;
    private final DegradeLevels levels;
    private final OperatorWords words;
    private final ReviewRounds rounds;
    private final FactLog facts;
    private final LandingRoutes landing;
    private final Posters posters;
    private final Live live;
    private final Rehearsals rehearsals;
    private final ScheduledExecutorService refreshing =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-refresh").factory());
    private final ScheduledExecutorService watching =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-watch").factory());

    /** Of the watching thread. */
    private boolean clockSaid;

    Lifecycle(
            Node node,
            FrontDoor frontDoor,
            Doorkeeper doorkeeper,
            Interpreters interpreters,
            Once<Assistant> assistant,
            Overload overload,
            DegradeLevels levels,
            OperatorWords words,
            LandingRoutes landing,
            Posters posters,
            ReviewRounds rounds,
            FactLog facts,
            Live live,
            Rehearsals rehearsals) {
        this.node = node;
        this.frontDoor = frontDoor;
        this.doorkeeper = doorkeeper;
        this.interpreters = interpreters;
        this.assistant = assistant;
        this.overload = overload;
        this.levels = levels;
        this.words = words;
        this.rounds = rounds;
        this.facts = facts;
        this.landing = landing;
        this.posters = posters;
        this.live = live;
        this.rehearsals = rehearsals;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        StartOptions options = node.options();
        var _ =
                refreshing.scheduleWithFixedDelay(
                        this::refresh, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        var _ =
                watching.scheduleWithFixedDelay(
                        this::watch, REFRESH_MILLIS, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        node.outside().start();
        rounds.start();
        node.watching().start(List.of(rounds));
        doorkeeper.start();
        live.start();
        int port =
                frontDoor.open(
                        options.host(), options.port(), Runtime.getRuntime().availableProcessors());
        System.setProperty(PORT_PROPERTY, Integer.toString(port));
        node.notices().forEach(Console::say);
        words.notices().forEach(Console::say);
        if (options.isSandbox()) {
            Console.say(
                    "This is a sandbox: whoever comes is believed, and no launch certificate is"
                            + " asked for");
        }
        Console.say(
                String.format(
                        Locale.ROOT,
                        "Hongbao is ready at http://%s:%d (data %s, started in %.1f s)",
                        options.host(),
                        port,
                        options.dataDirectory(),
                        secondsSinceStart()));
        var _ =
                posters.tried()
                        .thenAccept(
                                missing -> missing.ifPresent(why -> Console.say("Notice: " + why)));
    }

    /** A refresh that fails is tried again: an executor gives up a task that throws. */
    private void refresh() {
        try {
            node.campaigns().refreshAll();
            node.outlets().refreshAll();
            interpreters.refresh();
            assistant.get(); // made here, so that nobody waits for it
            landing.prepare();
        } catch (RuntimeException e) {
            LOG.warnf("campaigns and outlets could not be looked at: %s", e.getMessage());
        }
    }

    /** Says once that the machine's clock was set back, and once that it is caught up with. */
    private void watchClock() {
        long aheadMillis = node.machineClock().aheadMillis();
        if (aheadMillis >= CLOCK_SAID_MILLIS && !clockSaid) {
            clockSaid = true;
            LOG.warnf(
                    "the machine's clock is %d s behind what it was: the server's goes on at half"
                            + " speed until it is caught up with",
                    aheadMillis / 1_000);
        } else if (aheadMillis == 0 && clockSaid) {
            clockSaid = false;
            LOG.info("the machine's clock is caught up with");
        }
    }

    /** Degrades and recovers; what changes by itself is in the audit log like all else. */
    private void watch() {
        try {
            watchClock();
            for (DegradeLevels.Standing changed :
                    levels.look(
                            overload.usedPercent(),
                            System.nanoTime(),
                            System.currentTimeMillis())) {
                LOG.warnf(
                        "degrade level %s is %s: %s",
                        changed.level().word(),
                        changed.engaged() ? "engaged" : "off",
                        changed.reason());
                node.auditLog()
                        .write(
                                new AuditLog.Line(
                                        changed.by(),
                                        changed.engaged() ? "degrade.on" : "degrade.off",
                                        changed.level().word(),
                                        "",
                                        changed.reason(),
                                        "done"));
            }
        } catch (RuntimeException e) {
            LOG.warnf("the pressure could not be looked at: %s", e.getMessage());
        }
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        frontDoor.close();
        doorkeeper.close();
        live.close();
        refreshing.shutdownNow();
        watching.shutdownNow();
        rounds.close();
        facts.close();
        posters.close();
        node.close();
        rehearsals.close(); // last: it may take its time to end
    }

    /** Of the JVM: the process may have built Hongbao before it became one. */
    private static double secondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
