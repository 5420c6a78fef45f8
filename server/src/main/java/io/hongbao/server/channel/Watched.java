package io.hongbao.server.channel;

import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.Canary;
import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.ChannelHealth;
import io.hongbao.channel.Counts;
import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.PolicyNote;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The channels of one campaign: their health, and what operators said of them, in a file.
 *
 * <p>After a start the traces are played again, so that it knows what is usual; then what the file
 * says was concluded is taken up. Until then people get what the file says, and nothing is told.
 * Not thread-safe, but {@link #advice} may be read by anybody.
 */
final class Watched {

    /** How many channels a campaign may have, with those of the shipped notes. */
    static final int MOST_CHANNELS = 31;

    /** How many words on forms are kept, to be played again. */
    private static final int MOST_WORDS = 500;

    /** How many reports of a day are known apart. */
    private static final int MOST_REPORTS = 100_000;

    /**
     * How many shares of one person count, in one form on one channel and in one hour. Shares cost
     * nothing: without a bound one person who makes thousands that nobody opens looks like a block,
     * and moves everybody to another form.
     */
    static final int MOST_SHARES = 10;

    /** Of how many people, forms and channels an hour's shares are known apart. */
    private static final int MOST_SHARERS = 200_000;

    private static final long MINUTE_MILLIS = 60_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final String USUAL = "usual";

    private final Path file;
    private final SortedMap<String, List<PolicyNote>> shipped;
    private final SortedMap<String, List<PolicyNote>> ownNotes = new TreeMap<>();
    private final Set<String> named = new HashSet<>();
    private final Deque<Kept.Word> words = new ArrayDeque<>();
    private final Deque<Kept.Word> toSay;
    private final Canaries canaries = new Canaries();
    private final Set<Long> reported = new HashSet<>();
    private final Map<Long, Integer> shared = new HashMap<>();
    private final Optional<Kept> before;
    private ChannelHealth health;
    private boolean again;
    private boolean begun;
    private long minute = Long.MIN_VALUE;
    private long reportedDay;
    private long sharedHour;
    private volatile Advice advice = Advice.NONE;

    /**
     * Takes up what {@code file} says, if there is one.
     *
     * @param again whether traces are going to be played again first
     */
    Watched(Path file, SortedMap<String, List<PolicyNote>> shipped, boolean again, long nowMillis) {
        this.file = file;
        this.shipped = shipped;
        this.again = again;
        this.before = read(file);
        named.addAll(shipped.keySet());
        named.add(Advice.OTHER);
        before.ifPresent(kept -> {
            kept.notes().forEach(one -> ownNotes.put(one.channel(), one.policyNotes()));
            named.addAll(ownNotes.keySet());
            kept.channels().forEach(one -> named.add(one.channel()));
            kept.words().forEach(one -> named.add(one.channel()));
            words.addAll(kept.words());
            canaries.restore(kept.schedules());
        });
        this.toSay = new ArrayDeque<>(words);
        this.health = new ChannelHealth(nowMillis);
        takeUp(nowMillis);
        publish();
        if (!again) {
            toSay.clear();
        }
    }

    private static Optional<Kept> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.readFile(Files.readAllBytes(file), Kept.class));
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " could not be read", e);
        } catch (ProblemException e) {
            throw new IllegalStateException(
                    "file " + file + " cannot be understood; remove it: " + e.getMessage(), e);
        }
    }

    /** What was concluded and is waited for, over whatever the health has found by itself. */
    private void takeUp(long nowMillis) {
        shipped.forEach((channel, notes) -> {
            if (!ownNotes.containsKey(channel)) {
                health.note(channel, notes, nowMillis);
            }
        });
        ownNotes.forEach((channel, notes) -> health.note(channel, notes, nowMillis));
        before.ifPresent(kept -> {
            health.restore(kept.channels().stream().map(Kept.OfChannel::remembered).toList());
            kept.binaryMoments().forEach(one -> health.schedule(one.moment()));
        });
    }

    private void publish() {
        advice = Advice.of(health);
    }

    Advice advice() {
        return advice;
    }

    /** When its file was written last; 0 when there is none. */
    long savedAtMillis() {
        return before.map(Kept::savedAtMillis).orElse(0L);
    }

    boolean isAgain() {
        return again;
    }

    /** Of what is played again: teaches, and tells nobody. */
    void again(Trace trace) {
        if (!begun) {
            begun = true;
            health = new ChannelHealth(trace.atMillis());
        }
        sayAgain(trace.atMillis());
        take(trace);
    }

    private void sayAgain(long upTo) {
        while (!toSay.isEmpty() && toSay.getFirst().atMillis() <= upTo) {
            Kept.Word word = toSay.removeFirst();
            ChannelForm pair = new ChannelForm(word.channel(), Form.of(word.form()));
            if (word.word().equals(USUAL)) {
                health.acceptAsUsual(pair, word.by(), word.atMillis());
            } else {
                canaries.add(pair, word);
                health.canary(new Canary(pair, result(word.word()), word.atMillis()));
            }
        }
    }

    /** Everything was played again. */
    void caughtUp(long nowMillis) {
        if (!again) {
            return;
        }
        sayAgain(Long.MAX_VALUE); // also what is ahead of a clock that was set back
        takeUp(nowMillis);
        again = false;
        publish();
    }

    /** A step, as it happens. */
    List<HealthEvent> take(Trace trace) {
        long now = trace.atMillis();
        List<HealthEvent> events = List.of();
        long of = Math.floorDiv(now, MINUTE_MILLIS);
        if (of > minute) {
            minute = of;
            events = health.tick(now);
        }
        switch (trace) {
            case Trace.Shared it -> {
                if (shares(it, now) <= MOST_SHARES) {
                    count(it.way(), Counts.What.SHARE, now);
                }
            }
            case Trace.Opened it -> count(it.way(), Counts.What.OPEN, now);
            case Trace.Accepted it -> count(it.way(), Counts.What.ACCEPTANCE, now);
            case Trace.Reported it -> report(it, now);
            case Trace.Installed _, Trace.Ordered _ -> {
                // Say nothing about whether a form opens.
            }
        }
        return after(events);
    }

    private void count(Trace.Way way, Counts.What what, long now) {
        health.count(known(way.channel()), way.form().id(), what, 1, now);
    }

    /** How many it is of this person and hour, as far as that is known. */
    private int shares(Trace.Shared it, long now) {
        long hour = Math.floorDiv(now, HOUR_MILLIS);
        if (hour != sharedHour) {
            sharedHour = hour;
            shared.clear();
        }
        long who = it.inviter().mixed() ^ ((long) it.way().hashCode() << 8);
        return shared.size() < MOST_SHARERS || shared.containsKey(who)
                ? shared.merge(who, 1, Integer::sum)
                : 1;
    }

    /** One a person, form and day: nobody makes a burst alone. */
    private void report(Trace.Reported it, long now) {
        long day = Math.floorDiv(now, DAY_MILLIS);
        if (day != reportedDay) {
            reportedDay = day;
            reported.clear();
        }
        long who = it.user().mixed() ^ ((long) Objects.hash(it.way(), it.obstacle()) << 8);
        if (reported.size() < MOST_REPORTS && reported.add(who)) {
            count(
                    it.way(),
                    it.obstacle() == Trace.Obstacle.CANNOT_OPEN
                            ? Counts.What.CANNOT_OPEN
                            : Counts.What.CANNOT_COPY,
                    now);
        }
    }

    private String known(Channel channel) {
        return named.contains(channel.name()) ? channel.name() : Advice.OTHER;
    }

    List<HealthEvent> tick(long now) {
        minute = Math.max(minute, Math.floorDiv(now, MINUTE_MILLIS));
        return after(health.tick(now));
    }

    /** Reads what has become overdue. */
    List<ChannelForm> newlyOverdue(long now) {
        return canaries.newlyOverdue(now);
    }

    private List<HealthEvent> after(List<HealthEvent> events) {
        if (!events.isEmpty() && !again) {
            publish();
        }
        return events;
    }

    List<HealthEvent> canary(Kept.Word word) {
        ChannelForm pair = pair(word.channel(), Form.of(word.form()));
        said(word);
        canaries.add(pair, word);
        return after(health.canary(new Canary(pair, result(word.word()), word.atMillis())));
    }

    private static Canary.Result result(String word) {
        return switch (word) {
            case "ok" -> Canary.Result.OK;
            case "blocked" -> Canary.Result.BLOCKED;
            case "copy_blocked" -> Canary.Result.COPY_BLOCKED;
            default -> throw new IllegalArgumentException("no canary says " + word);
        };
    }

    List<HealthEvent> usual(String channel, Form form, String by, long now) {
        ChannelForm pair = pair(channel, form);
        said(new Kept.Word(now, channel, form.word(), USUAL, by, ""));
        return after(health.acceptAsUsual(pair, by, now));
    }

    private void said(Kept.Word word) {
        words.addLast(word);
        if (words.size() > MOST_WORDS) {
            words.removeFirst();
        }
    }

    void expect(String channel, Form form, int everyMinutes, long now) {
        canaries.expect(pair(channel, form), everyMinutes, now);
        publish();
    }

    List<HealthEvent> pin(String channel, Form form, String by, String why, long now) {
        name(channel);
        return after(health.pin(channel, form, by, why, now));
    }

    List<HealthEvent> unpin(String channel, long now) {
        name(channel);
        return after(health.unpin(channel, now));
    }

    List<HealthEvent> note(String channel, List<PolicyNote> notes, long now) {
        name(channel);
        ownNotes.put(channel, List.copyOf(notes));
        List<HealthEvent> events = health.note(channel, notes, now);
        publish();
        return events;
    }

    void schedule(BinaryMoment moment) {
        name(moment.channel());
        for (BinaryMoment.Action action : List.of(moment.ifLifted(), moment.ifNot())) {
            if (action instanceof BinaryMoment.SwitchForm to) {
                name(to.channel());
            }
        }
        boolean full =
                health.moments().size() >= ChannelHealth.MAX_MOMENTS
                        && health.moments().stream().noneMatch(it -> it.id().equals(moment.id()));
        if (full) {
            throw limit("at most " + ChannelHealth.MAX_MOMENTS + " binary moments wait at a time");
        }
        health.schedule(moment);
    }

    boolean unschedule(String id) {
        boolean known = health.moments().stream().anyMatch(it -> it.id().equals(id));
        health.unschedule(id);
        return known;
    }

    private ChannelForm pair(String channel, Form form) {
        name(channel);
        return new ChannelForm(channel, form);
    }

    /** Whoever speaks of a channel makes it one that is counted apart. */
    private void name(String channel) {
        if (!named.contains(channel) && named.size() > MOST_CHANNELS) {
            throw limit("a campaign has at most " + MOST_CHANNELS + " channels");
        }
        named.add(channel);
    }

    private static ProblemException limit(String detail) {
        return ProblemException.of(ProblemCode.LIMIT_REACHED, detail);
    }

    /** Puts everything down that must survive. */
    void keep(long now) {
        List<Kept.Notes> notes = new ArrayList<>();
        ownNotes.forEach((channel, all) -> notes.add(Kept.Notes.of(channel, all)));
        Kept kept =
                new Kept(
                        now,
                        health.remembered().stream().map(Kept.OfChannel::of).toList(),
                        notes,
                        health.moments().stream().map(Kept.Moment::of).toList(),
                        List.copyOf(words),
                        canaries.schedules());
        DurableFile.write(file, new String(StrictJson.write(kept), StandardCharsets.UTF_8));
    }

    ChannelHealth health() {
        return health;
    }

    Canaries canaries() {
        return canaries;
    }
}
