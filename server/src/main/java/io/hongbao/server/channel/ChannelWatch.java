package io.hongbao.server.channel;

import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.PolicyNote;
import io.hongbao.core.UserId;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.invite.FormAdvice;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.TraceSubscriber;
import io.hongbao.share.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Watches how channels carry invites, in every campaign, and says which form to hand on.
 *
 * <p>Traces, operators and the clock come on their own threads and go through one lock; advice is
 * read without it. What is concluded is in the campaign's file before it is told.
 */
public final class ChannelWatch implements FormAdvice, TraceSubscriber, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ChannelWatch.class);
    private static final long TICK_MILLIS = 5_000;
    private static final long LEAST_TICK_MILLIS = 50;
    private static final String ENDING = ".json";

    private final Path folder;
    private final LongSupplier clock;
    private final Told told;
    private final SortedMap<String, List<PolicyNote>> shipped = PolicyNotesFile.shipped();

    /** For a campaign of which nothing has happened yet. */
    private final Advice unwatched = Advice.of(shipped);

    private final Map<String, Watched> byCampaign = new ConcurrentSkipListMap<>();
    private final Object lock = new Object();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-channels").factory());
    private boolean live;

    /**
     * Takes up what {@code folder} holds.
     *
     * @param folder made when it is missing: one file for each campaign
     * @param clock campaign time
     */
    public ChannelWatch(Path folder, LongSupplier clock, Told told) {
        this.folder = folder;
        this.clock = clock;
        this.told = told;
        DurableFile.makeFolder(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .forEach(this::watched);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Lets time pass: every five seconds of campaign time.
     *
     * @param speed how much faster than the machine's that is
     */
    public void start(double speed) {
        long millis = Math.max(LEAST_TICK_MILLIS, (long) (TICK_MILLIS / speed));
        var _ = timer.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** When anything was put down last, before this start; 0 when nothing was. */
    public long savedAtMillis() {
        return byCampaign.values().stream().mapToLong(Watched::savedAtMillis).max().orElse(0);
    }

    /** Of a campaign, whose id has been found good elsewhere. */
    private Watched watched(String campaign) {
        return byCampaign.computeIfAbsent(
                campaign,
                id -> new Watched(folder.resolve(id + ENDING), shipped, !live, clock.getAsLong()));
    }

    @Override
    public OnChannel onChannel(String campaign, Channel channel, UserId user) {
        Watched known = byCampaign.get(campaign);
        Advice advice = known == null ? unwatched : known.advice();
        return advice.onChannel(channel.name(), user, clock.getAsLong());
    }

    @Override
    public void happened(Trace trace) {
        synchronized (lock) {
            Watched of = watched(trace.campaign());
            if (of.isAgain()) {
                of.again(trace);
            } else {
                tell(trace.campaign(), of, of.take(trace));
            }
        }
    }

    @Override
    public void caughtUp() {
        synchronized (lock) {
            live = true;
            long now = clock.getAsLong();
            byCampaign.values().forEach(one -> one.caughtUp(now));
        }
    }

    /** Lets it be as late as it is. A fault in one campaign leaves the others alone. */
    void tick() {
        synchronized (lock) {
            long now = clock.getAsLong();
            for (Map.Entry<String, Watched> one : byCampaign.entrySet()) {
                try {
                    tick(one.getKey(), one.getValue(), now);
                } catch (RuntimeException e) {
                    LOG.errorf(e, "the channels of %s could not be looked at", one.getKey());
                }
            }
        }
    }

    private void tick(String campaign, Watched of, long now) {
        if (of.isAgain()) {
            return;
        }
        tell(campaign, of, of.tick(now));
        for (ChannelForm silent : of.newlyOverdue(now)) {
            told.overdue(campaign, silent, of.canaries(), now);
        }
        told.measure(campaign, of, now);
    }

    private void tell(String campaign, Watched of, List<HealthEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            of.keep(clock.getAsLong());
        } catch (UncheckedIOException e) {
            LOG.errorf("what channels are like could not be kept: %s", e.getMessage());
        }
        events.forEach(event -> told.tell(campaign, event));
    }

    /** How the channels are. */
    public ChannelCards.OfCampaign card(String campaign) {
        synchronized (lock) {
            return ChannelCards.of(campaign, watched(campaign), told.zone(campaign), clock);
        }
    }

    /** Takes a canary's word. */
    public void canary(String campaign, ChannelForm pair, String result, String by, String note) {
        act(
                campaign,
                (of, now) ->
                        of.canary(
                                new Kept.Word(
                                        now,
                                        pair.channel(),
                                        pair.form().word(),
                                        result,
                                        by,
                                        note)));
    }

    /** Expects a canary every so many minutes; 0 for none. */
    public void expect(String campaign, ChannelForm pair, int everyMinutes) {
        act(
                campaign,
                (of, now) -> {
                    of.expect(pair.channel(), pair.form(), everyMinutes, now);
                    return List.of();
                });
    }

    /** Fixes a channel's form. */
    public void pin(String campaign, String channel, Form form, String by, String why) {
        act(campaign, (of, now) -> of.pin(channel, form, by, why, now));
    }

    /** Lets the evidence decide again. */
    public void unpin(String campaign, String channel) {
        act(campaign, (of, now) -> of.unpin(channel, now));
    }

    /** Replaces a channel's policy notes. */
    public void note(String campaign, String channel, List<PolicyNote> notes) {
        act(campaign, (of, now) -> of.note(channel, notes, now));
    }

    /** Takes what is now for usual. */
    public void usual(String campaign, ChannelForm pair, String by) {
        act(campaign, (of, now) -> of.usual(pair.channel(), pair.form(), by, now));
    }

    /** Schedules a binary moment; one of the same id is replaced. */
    public void schedule(String campaign, BinaryMoment moment) {
        act(
                campaign,
                (of, _) -> {
                    of.schedule(moment);
                    return List.of();
                });
    }

    /** Takes a binary moment back; false when none of that id waits. */
    public boolean unschedule(String campaign, String id) {
        synchronized (lock) {
            Watched of = ready(campaign);
            boolean known = of.unschedule(id);
            of.keep(clock.getAsLong());
            return known;
        }
    }

    /** What an operator does, at a time. */
    private interface Act {
        List<HealthEvent> on(Watched of, long nowMillis);
    }

    /** Does it, puts it down, and tells; in this order, so that what was told holds. */
    private void act(String campaign, Act act) {
        synchronized (lock) {
            Watched of = ready(campaign);
            long now = clock.getAsLong();
            List<HealthEvent> events = act.on(of, now);
            of.keep(now);
            events.forEach(event -> told.tell(campaign, event));
        }
    }

    private Watched ready(String campaign) {
        Watched of = watched(campaign);
        if (of.isAgain()) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.OVERLOADED,
                                    "the traces of before the start are still being read")
                            .retry("", 5));
        }
        return of;
    }
}
