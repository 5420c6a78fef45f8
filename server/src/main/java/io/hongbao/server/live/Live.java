package io.hongbao.server.live;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.channel.Moments;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.problem.Language;
import io.hongbao.server.room.RoomCards;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells operators how their campaigns go, up to {@value #MOST_PER_SECOND} times a second. Figures
 * of a campaign are made once in a tick for all who watch it in a language, on a thread of their
 * own; a watcher costs a copy.
 */
public final class Live implements AutoCloseable {

    /** How many may watch at a time, all campaigns together. */
    public static final int MOST_WATCHERS = 64;

    /** How many times a second figures come at most. */
    public static final int MOST_PER_SECOND = 10;

    private static final Logger LOG = Logger.getLogger(Live.class);
    private static final long TICK_MILLIS = 1_000 / MOST_PER_SECOND;

    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final ServerPulse server;
    private final CampaignFigures figures;
    private final Kitchens kitchens;
    private final LatestMoments moments;
    private final List<Watcher> watchers = new ArrayList<>();
    private final Map<Watched, Said> said = new HashMap<>();
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-live").factory());
    private long tick;

    /** Where the figures come from. */
    public record Sources(
            Campaigns campaigns,
            ClaimMetrics claims,
            Ordering ordering,
            RoomCards rooms,
            Overload overload,
            DegradeLevels levels,
            Outlets outlets,
            OutletLoad load,
            Moments moments,
            CampaignClock clock) {}

    /** What somebody watches. */
    private record Watched(String campaign, Language language) {}

    /** What changes slowly, and is looked at once a second. */
    private record Said(List<Figures.OutletFigure> outlets, List<Figures.MomentFigure> moments) {}

    /** Somebody who watches a campaign. */
    public static final class Watcher {
        private final Watched watched;
        private final int perSecond;
        private final Consumer<Buffer> to;

        /**
         * From {@value #MOST_PER_SECOND} on it is their turn, which is at once in the beginning.
         */
        private int due = MOST_PER_SECOND;

        private Watcher(Watched watched, int perSecond, Consumer<Buffer> to) {
            this.watched = watched;
            this.perSecond = perSecond;
            this.to = to;
        }

        /** A tick is over; says whether it is their turn. */
        private boolean isDue() {
            due += perSecond;
            if (due < MOST_PER_SECOND) {
                return false;
            }
            due %= MOST_PER_SECOND;
            return true;
        }
    }

    public Live(Sources from) {
        long nowNanos = System.nanoTime();
        this.campaigns = from.campaigns();
        this.clock = from.clock();
        this.server = new ServerPulse(from.claims(), from.overload(), from.levels(), nowNanos);
        this.figures =
                new CampaignFigures(
                        from.campaigns(),
                        from.claims(),
                        from.ordering(),
                        from.rooms(),
                        from.clock(),
                        server);
        this.kitchens = new Kitchens(from.outlets(), from.load(), from.clock());
        this.moments = new LatestMoments(from.moments());
    }

    /** Begins. */
    public void start() {
        var _ =
                ticks.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Watches a campaign from now on.
     *
     * @param perSecond how many times a second, 1 to {@link #MOST_PER_SECOND}
     * @param to is given an event at a time, on a thread of ours; must not block
     * @return empty when as many watch as may
     */
    public Optional<Watcher> watch(
            String campaign, Language language, int perSecond, Consumer<Buffer> to) {
        Watcher watcher = new Watcher(new Watched(campaign, language), perSecond, to);
        synchronized (watchers) {
            if (watchers.size() >= MOST_WATCHERS) {
                return Optional.empty();
            }
            watchers.add(watcher);
        }
        return Optional.of(watcher);
    }

    /** Watches no more. Harmless when repeated. */
    public void leave(Watcher watcher) {
        synchronized (watchers) {
            watchers.remove(watcher);
        }
    }

    private List<Watcher> watchers() {
        synchronized (watchers) {
            return List.copyOf(watchers);
        }
    }

    /** A tick that fails is followed by the next one: an executor gives up a task that throws. */
    private void tick() {
        try {
            long nowNanos = System.nanoTime();
            List<Watcher> all = watchers();
            if (tick++ % MOST_PER_SECOND == 0) {
                server.look(nowNanos);
                figures.look(nowNanos);
                lookSlowly(all);
            }
            Map<String, Map<Language, List<Watcher>>> due = new TreeMap<>();
            all.stream()
                    .filter(Watcher::isDue)
                    .forEach(it ->
                            due.computeIfAbsent(it.watched.campaign(), _ -> new HashMap<>())
                                    .computeIfAbsent(it.watched.language(), _ -> new ArrayList<>())
                                    .add(it));
            if (!due.isEmpty()) {
                server.look(nowNanos);
            }
            due.forEach((campaign, byLanguage) ->
                    campaigns.find(campaign).ifPresent(view -> tell(view, byLanguage, nowNanos)));
        } catch (RuntimeException e) {
            LOG.warnf(e, "live figures could not be made");
        }
    }

    private void lookSlowly(List<Watcher> all) {
        List<Watched> watched = all.stream().map(it -> it.watched).distinct().toList();
        said.keySet().stream()
                .filter(it -> watched.stream().noneMatch(one -> isOf(one, it.campaign())))
                .forEach(it -> kitchens.forget(it.campaign()));
        said.clear();
        watched.stream().map(Watched::campaign).distinct().forEach(kitchens::look);
    }

    private static boolean isOf(Watched watched, String campaign) {
        return watched.campaign().equals(campaign);
    }

    private void tell(CampaignView view, Map<Language, List<Watcher>> byLanguage, long nowNanos) {
        Figures made = figures.of(view, nowNanos);
        byLanguage.forEach((language, those) -> {
            Said slow =
                    said.computeIfAbsent(
                            new Watched(view.id(), language), _ -> say(view, language));
            Buffer event =
                    Buffer.buffer("event: figures\ndata: ")
                            .appendBytes(StrictJson.write(made.in(slow.outlets(), slow.moments())))
                            .appendString("\n\n");
            those.forEach(one -> one.to.accept(event));
        });
    }

    private Said say(CampaignView view, Language language) {
        List<Figures.OutletFigure> busiest = kitchens.busiest(view.id(), language);
        if (busiest.isEmpty()) {
            // Somebody new: there was no turn yet.
            kitchens.look(view.id());
            busiest = kitchens.busiest(view.id(), language);
        }
        return new Said(busiest, moments.of(view, language, clock.getAsLong()));
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
