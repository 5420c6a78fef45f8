package io.hongbao.server.room;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.OutletView;
import io.hongbao.server.outlet.Outlets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Lets people in: looks at every waiting room ten times a second, asks its {@link Outflow} how many
 * places get their turn, and says so to the core, which puts it down.
 */
public final class Doorkeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);
    private static final long STEP_MILLIS = 100;
    private static final Authority LEVEL_ENGAGED =
            new Authority("claims_ticket_first", "the degrade level is engaged");
    private static final Authority LEVEL_OVER =
            new Authority("claims_ticket_first", "the degrade level is over, and nobody waits");

    /** Outlets are many: they are looked at once a second. */
    private static final int STEPS_PER_LOOK = 10;

    /** What somebody who was let in asks for: a claim, a quote, an order. */
    public static final int REQUESTS_PER_PERSON = 3;

    /** Not everybody who comes orders: so many people come for one that is made. */
    private static final double PEOPLE_PER_MAKE = 2.5;

    /** When so large a share of the kitchens is full, people are let in as fast as outlets make. */
    private static final double FULL_SHARE = 0.5;

    private final Host host;
    private final Rooms rooms;
    private final Campaigns campaigns;
    private final Outlets outlets;
    private final OutletLoad load;
    private final CampaignClock clock;
    private final LongSupplier peoplePerSecond;
    private final BooleanSupplier ticketFirst;
    private final Map<String, Outflow> outflows = new HashMap<>();
    private final Map<String, Outflow.Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<String, Queue<Long>> came = new ConcurrentHashMap<>();
    private final Map<String, Double> outletsPerSecond = new HashMap<>();
    private final ScheduledExecutorService steps =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-door").factory());
    private int step;

    /** Up to which place the core was asked to let people in, in which opening. */
    private record Asked(int opening, long upTo) {}

    /**
     * @param peoplePerSecond how many people a second this server can serve
     * @param ticketFirst whether claims are to be tickets first where no place is needed
     */
    public Doorkeeper(
            Host host,
            Rooms rooms,
            Campaigns campaigns,
            Outlets outlets,
            OutletLoad load,
            CampaignClock clock,
            LongSupplier peoplePerSecond,
            BooleanSupplier ticketFirst) {
        this.host = host;
        this.rooms = rooms;
        this.campaigns = campaigns;
        this.outlets = outlets;
        this.load = load;
        this.clock = clock;
        this.peoplePerSecond = peoplePerSecond;
        this.ticketFirst = ticketFirst;
    }

    /** Begins. */
    public void start() {
        var _ =
                steps.scheduleWithFixedDelay(
                        this::step, STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A step that fails is tried again: an executor gives up a task that throws. */
    private void step() {
        try {
            boolean look = step++ % STEPS_PER_LOOK == 0;
            long nowMillis = clock.getAsLong();
            List<RoomView> open = new ArrayList<>();
            for (CampaignView campaign : campaigns.all()) {
                if (campaign.isPublic()) {
                    RoomView view =
                            rooms.refresh(
                                    campaign,
                                    reading(campaign.id())
                                            .map(Outflow.Reading::perSecond)
                                            .orElse(0.0));
                    followLevel(view, nowMillis);
                    if (view.admits(nowMillis)) {
                        open.add(view);
                    } else {
                        forget(campaign.id());
                    }
                }
            }
            // What one server can do is shared by the rooms in which somebody waits.
            long shares = Math.max(1, open.stream().filter(view -> view.waiting() > 0).count());
            long each = peoplePerSecond.getAsLong() / shares;
            open.forEach(view -> step(view, each, look));
        } catch (RuntimeException e) {
            LOG.warnf(e, "a waiting room could not be looked at");
        }
    }

    /**
     * Makes claims tickets first while that level is engaged, and ends it when nobody waits any
     * more. A waiting room that an operator or the clock has opened stays as it is.
     */
    private void followLevel(RoomView view, long nowMillis) {
        RoomState state = view.stateAt(nowMillis);
        boolean engaged = ticketFirst.getAsBoolean();
        boolean begins =
                engaged
                        && !state.needsPlace()
                        && view.campaign().campaign().status() == CampaignStatus.RUNNING;
        boolean ends = !engaged && state == RoomState.TICKET_FIRST && view.waiting() == 0;
        if (begins || ends) {
            // Not taken, it is tried again in the next step.
            boolean taken =
                    host.submit(
                            new Command.LeadRoom(
                                    view.campaign().id(),
                                    begins ? RoomState.TICKET_FIRST : RoomState.OFF,
                                    begins ? LEVEL_ENGAGED : LEVEL_OVER),
                            _ -> {});
            LOG.debugf("ticket first: %s, taken: %s", begins, taken);
        }
    }

    private void forget(String campaign) {
        outflows.remove(campaign);
        readings.remove(campaign);
        came.remove(campaign);
        asked.remove(campaign);
    }

    private void step(RoomView view, long sustainablePerSecond, boolean lookAtOutlets) {
        CampaignView campaign = view.campaign();
        String id = campaign.id();
        if (lookAtOutlets) {
            outletsPerSecond.put(id, outletsPerSecond(campaign));
        }
        Outflow own = outflows.computeIfAbsent(id, _ -> new Outflow());
        for (Long place = came(id).poll(); place != null; place = came(id).poll()) {
            own.came(place);
        }
        // What was asked for and is not on the disk yet has been let in already.
        long admitted = Math.max(view.room().admittedUpTo(), asked(view.room()));
        long admit =
                own.step(
                        new Outflow.Measured(
                                view.room().joined(),
                                admitted,
                                sustainablePerSecond,
                                view.room().ceilingPerSecond(campaign.terms()),
                                outletsPerSecond.getOrDefault(id, -1.0)),
                        System.nanoTime());
        readings.put(id, own.reading());
        if (admit > 0) {
            long upTo = admitted + admit;
            asked.put(id, new Asked(view.room().opening(), upTo));
            boolean taken =
                    host.submit(
                            new Command.AdmitPlaces(id, upTo),
                            outcome -> {
                                if (!(outcome instanceof Outcome.RoomStands)) {
                                    asked.remove(id);
                                }
                            });
            if (!taken) {
                asked.remove(id);
            }
        }
    }

    private long asked(WaitingRoom room) {
        Asked last = asked.get(room.campaign());
        return last == null || last.opening() != room.opening()
                ? 0
                : Math.min(last.upTo(), room.joined());
    }

    /** Somebody entered with this place, for the first time. From any thread. */
    void entered(String campaign, long place) {
        came(campaign).add(place);
    }

    private Queue<Long> came(String campaign) {
        return came.computeIfAbsent(campaign, _ -> new ConcurrentLinkedQueue<>());
    }

    /** How a campaign's outflow stands; empty while nobody is admitted. */
    Optional<Outflow.Reading> reading(String campaign) {
        return Optional.ofNullable(readings.get(campaign));
    }

    /** How many people a second outlets can serve; negative while most of them have room. */
    private double outletsPerSecond(CampaignView campaign) {
        long nowMillis = clock.getAsLong();
        int kitchens = 0;
        int full = 0;
        long makesPerMinute = 0;
        for (OutletView outlet : outlets.of(campaign.id())) {
            if (outlet.terms().supply() instanceof Supply.Kitchen kitchen
                    && !outlet.outlet().paused()) {
                kitchens++;
                makesPerMinute += kitchen.makesPerMinute();
                full += load.waitMillis(outlet.terms(), kitchen, nowMillis) < 0 ? 1 : 0;
            }
        }
        return kitchens > 0 && full >= kitchens * FULL_SHARE
                ? makesPerMinute / 60.0 * PEOPLE_PER_MAKE
                : -1;
    }

    @Override
    public void close() {
        steps.shutdownNow();
    }
}
