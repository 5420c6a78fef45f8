package io.hongbao.channel;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well the channels carry what people share, and which form is recommended on each.
 *
 * <p>Feed it with counts, canaries and reports as they come; call {@link #tick} a few times a
 * minute; turn the events that it returns into moments, webhooks and what the operator sees. It
 * only ever moves to another form of the same invite: it knows no domains, and must not.
 *
 * <p>Time is passed in, as UTC milliseconds, and may stand still but not go back: an earlier time
 * counts as the last one. What it holds is bounded. Deterministic. Not thread-safe: one thread owns
 * it.
 */
public final class ChannelHealth {

    /** Channels that operators speak of, beside those that are counted. */
    public static final int MAX_CHANNELS = 256;

    /** Binary moments that wait. */
    public static final int MAX_MOMENTS = 100;

    /** Notes on one channel. */
    public static final int MAX_NOTES = 20;

    private static final long MINUTE_MILLIS = 60_000;

    private final Counts counts = new Counts();
    private final Detector detector = new Detector(counts);
    private final SortedMap<String, Recommendation> recommendations = new TreeMap<>();
    private final SortedMap<ChannelForm, CanaryRun> canaries = new TreeMap<>(Counts.ORDER);
    private final SortedMap<ChannelForm, Bursts> bursts = new TreeMap<>(Counts.ORDER);
    private final SortedMap<String, List<PolicyNote>> notes = new TreeMap<>();
    private final SortedMap<String, BinaryMoment> moments = new TreeMap<>();
    private long nowMillis;
    private long nextMinute;

    private record Bursts(ReportBurst cannotOpen, ReportBurst cannotCopy) {}

    /**
     * Knows nothing yet.
     *
     * @param startMillis UTC
     */
    public ChannelHealth(long startMillis) {
        nowMillis = startMillis;
        nextMinute = Math.floorDiv(startMillis, MINUTE_MILLIS);
    }

    /**
     * Counts something now.
     *
     * @param form such as {@code link}
     * @param count 0 or more
     */
    public void count(String channel, String form, Counts.What what, int count, long now) {
        nowMillis = Math.max(nowMillis, now);
        long minute = Math.max(nextMinute, Math.floorDiv(nowMillis, MINUTE_MILLIS));
        counts.add(new ChannelForm(channel, Form.of(form)), what, minute, count);
    }

    /** Takes in the minutes that are over, and lets time do what it does. */
    public List<HealthEvent> tick(long now) {
        nowMillis = Math.max(nowMillis, now);
        List<HealthEvent> events = new ArrayList<>();
        long minute = Math.floorDiv(nowMillis, MINUTE_MILLIS);
        // After a long pause only what is still counted matters: no loop without end.
        nextMinute = Math.max(nextMinute, minute - Counts.MINUTES);
        while (nextMinute < minute) {
            events.addAll(minuteOver(nextMinute));
            nextMinute++;
        }
        for (Recommendation one : recommendations.values()) {
            events.addAll(one.tick(nowMillis));
        }
        events.addAll(decideMoments());
        return events;
    }

    private List<HealthEvent> minuteOver(long minute) {
        List<HealthEvent> events = new ArrayList<>();
        long at = (minute + 1) * MINUTE_MILLIS;
        for (Finding finding : detector.minuteOver(minute)) {
            events.addAll(found(finding, at));
        }
        for (ChannelForm pair : counts.pairs()) {
            events.addAll(reports(pair, minute, at));
        }
        return events;
    }

    private List<HealthEvent> found(Finding finding, long at) {
        ChannelForm pair = finding.pair();
        return switch (finding) {
            case Finding.Fell fell ->
                    alarm(
                            pair,
                            fell.ratio() == Ratio.OPENS_PER_SHARE
                                    ? HealthEvent.Source.OPENS
                                    : HealthEvent.Source.ACCEPTANCES,
                            fell.ratio(),
                            fell.left(),
                            fell.sinceMinute() * MINUTE_MILLIS,
                            at,
                            fell.evidence());
            case Finding.Back back -> {
                CanaryRun run = canaries.get(pair);
                if (run != null && run.saysBlocked(at)) {
                    detector.block(pair, back.ratio(), 0); // looks on
                    yield List.of();
                }
                yield recovered(pair, at, back.evidence());
            }
        };
    }

    private List<HealthEvent> reports(ChannelForm pair, long minute, long at) {
        Bursts both =
                bursts.computeIfAbsent(pair, _ -> new Bursts(new ReportBurst(), new ReportBurst()));
        if (looked(pair.channel()).blocked(pair.form())) {
            return List.of();
        }
        MinuteCounts window = counts.sum(pair, minute, ReportBurst.WINDOW_MINUTES);
        Optional<String> open = both.cannotOpen().judge(window.cannotOpen(), window.shares());
        Optional<String> copy = both.cannotCopy().judge(window.cannotCopy(), window.shares());
        List<HealthEvent> events = new ArrayList<>();
        open.ifPresent(text -> events.addAll(reported(pair, at, text + " that it does not open")));
        copy.ifPresent(text -> {
            String evidence = text + " that it cannot be copied";
            events.addAll(
                    pair.form().copied()
                            ? reported(pair, at, evidence)
                            : recommendation(pair.channel()).copying(false, at));
        });
        if (open.isEmpty() && copy.isEmpty()) {
            MinuteCounts now = counts.at(pair, minute);
            both.cannotOpen().learn(now.cannotOpen(), now.shares());
            both.cannotCopy().learn(now.cannotCopy(), now.shares());
        }
        return events;
    }

    private List<HealthEvent> reported(ChannelForm pair, long at, String evidence) {
        long since = at - ReportBurst.WINDOW_MINUTES * MINUTE_MILLIS;
        return alarm(
                pair, HealthEvent.Source.REPORTS, Ratio.OPENS_PER_SHARE, 0, since, at, evidence);
    }

    private List<HealthEvent> alarm(
            ChannelForm pair,
            HealthEvent.Source source,
            Ratio shows,
            double left,
            long since,
            long at,
            String evidence) {
        List<HealthEvent> events =
                recommendation(pair.channel())
                        .alarm(pair.form(), source, left, since, at, evidence);
        if (!events.isEmpty()) {
            detector.block(pair, shows, left);
        }
        return events;
    }

    private List<HealthEvent> recovered(ChannelForm pair, long at, String evidence) {
        detector.unblock(pair);
        return recommendation(pair.channel()).recovered(pair.form(), at, evidence);
    }

    /** Takes a canary's word. One from before the last canary of its pair counts as now. */
    public List<HealthEvent> canary(Canary canary) {
        nowMillis = Math.max(nowMillis, canary.atMillis());
        ChannelForm pair = canary.pair();
        Recommendation channel = named(pair.channel());
        CanaryRun run = canaries.computeIfAbsent(pair, _ -> new CanaryRun());
        run.add(new Canary(pair, canary.result(), nowMillis));
        List<HealthEvent> events = new ArrayList<>();
        if (run.blocked() || (run.copyBlocked() && pair.form().copied())) {
            events.addAll(
                    alarm(
                            pair,
                            HealthEvent.Source.CANARIES,
                            Ratio.OPENS_PER_SHARE,
                            0,
                            run.firstMillis(),
                            nowMillis,
                            run.evidence()));
        }
        if (run.copyBlocked()) {
            events.addAll(channel.copying(false, nowMillis));
        }
        if (run.fine()) {
            if (channel.blocked(pair.form())) {
                events.addAll(recovered(pair, nowMillis, run.evidence()));
            }
            if (pair.form().copied()) {
                events.addAll(channel.copying(true, nowMillis));
            }
        }
        return events;
    }

    /**
     * Which form a person gets.
     *
     * @param draw from 0 (inclusive) to 1 (exclusive), the same each time for the same person and
     *     day: the lowest draws get the forms that are thought to be blocked ({@link Probe})
     */
    public Form formFor(String channel, double draw) {
        Recommendation known = looked(channel);
        double upTo = 0;
        for (Probe probe : known.probes()) {
            upTo += probe.share();
            if (draw < upTo) {
                return probe.form();
            }
        }
        return known.standing().form();
    }

    /** What is recommended now. */
    public Standing standing(String channel) {
        return looked(channel).standing();
    }

    /** How often an alarm asked for texts that are worded anew. */
    public int wording(String channel) {
        return looked(channel).wording();
    }

    /** A channel's policy notes. */
    public List<PolicyNote> notes(String channel) {
        return notes.getOrDefault(channel, List.of());
    }

    /** Whether a form is thought not to work. */
    public boolean blocked(ChannelForm pair) {
        return looked(pair.channel()).blocked(pair.form());
    }

    /** What a few people get to see whether it works again; may be nothing. */
    public List<Probe> probes(String channel) {
        return looked(channel).probes();
    }

    /** To read: a channel that nobody spoke of is as usual, and not remembered. */
    private Recommendation looked(String channel) {
        Recommendation known = recommendations.get(channel);
        return known == null ? new Recommendation(channel, nowMillis) : known;
    }

    /** Fixes a channel's form until it is unpinned, whatever the evidence says. */
    public List<HealthEvent> pin(String channel, Form form, String by, String why, long now) {
        BinaryMoment.requireText("a reason", why, 500);
        nowMillis = Math.max(nowMillis, now);
        return named(channel).pin(form, by, why, nowMillis);
    }

    /** Lets the evidence decide again. Nothing happens when the channel is not pinned. */
    public List<HealthEvent> unpin(String channel, long now) {
        nowMillis = Math.max(nowMillis, now);
        return named(channel).unpin(nowMillis);
    }

    /**
     * Takes what is now for usual: an operator knows why fewer open it, and that it is no block.
     */
    public List<HealthEvent> acceptAsUsual(ChannelForm pair, String by, long now) {
        nowMillis = Math.max(nowMillis, now);
        detector.relearn(pair);
        return recommendation(pair.channel())
                .recovered(pair.form(), nowMillis, "taken for usual by " + by);
    }

    /**
     * Schedules a binary moment; one with the same id is replaced.
     *
     * @throws IllegalStateException when too many wait
     */
    public void schedule(BinaryMoment moment) {
        if (moments.size() == MAX_MOMENTS && !moments.containsKey(moment.id())) {
            throw new IllegalStateException("at most " + MAX_MOMENTS + " moments wait at a time");
        }
        named(moment.channel());
        if (moment.ifLifted() instanceof BinaryMoment.SwitchForm to) {
            named(to.channel());
        }
        if (moment.ifNot() instanceof BinaryMoment.SwitchForm to) {
            named(to.channel());
        }
        moments.put(moment.id(), moment);
    }

    private List<HealthEvent> decideMoments() {
        List<HealthEvent> events = new ArrayList<>();
        for (BinaryMoment moment : List.copyOf(moments.values())) {
            boolean asUsual = standing(moment.channel()) instanceof Standing.Usual;
            moment.decide(asUsual, nowMillis)
                    .ifPresent(decided -> {
                        moments.remove(moment.id());
                        events.add(decided);
                        events.addAll(act(decided));
                    });
        }
        return events;
    }

    private List<HealthEvent> act(HealthEvent.MomentDecided decided) {
        return switch (decided.action()) {
            case BinaryMoment.Tell _ -> List.of(); // telling is what the event is for
            case BinaryMoment.SwitchForm to ->
                    recommendation(to.channel())
                            .pin(
                                    to.form(),
                                    "moment " + decided.momentId(),
                                    decided.lifted() ? "lifted in time" : "not lifted in time",
                                    nowMillis);
        };
    }

    /**
     * Replaces a channel's policy notes.
     *
     * @param about all of the same channel, at most {@link #MAX_NOTES}
     */
    public List<HealthEvent> note(String channel, List<PolicyNote> about, long now) {
        if (about.size() > MAX_NOTES
                || about.stream().anyMatch(note -> !note.channel().equals(channel))) {
            throw new IllegalArgumentException(
                    "at most " + MAX_NOTES + " notes, all on " + channel);
        }
        nowMillis = Math.max(nowMillis, now);
        notes.put(channel, List.copyOf(about));
        Set<Form> forbidden = EnumSet.noneOf(Form.class);
        about.forEach(note -> forbidden.addAll(note.forbids()));
        return named(channel).forbid(forbidden, nowMillis);
    }

    /** How a channel is; of each of its forms that was ever counted. */
    public ChannelStatus status(String channel) {
        List<ChannelStatus.OfForm> forms = new ArrayList<>();
        for (ChannelForm pair : counts.pairs()) {
            if (pair.channel().equals(channel)) {
                forms.add(
                        new ChannelStatus.OfForm(
                                pair.form(),
                                looked(channel).blocked(pair.form()),
                                counts.sum(pair, nextMinute - 1, 60),
                                detector.usual(pair, Ratio.OPENS_PER_SHARE),
                                detector.usual(pair, Ratio.ACCEPTANCES_PER_OPEN),
                                detector.suspicion(pair)));
            }
        }
        return new ChannelStatus(
                channel, standing(channel), wording(channel), forms, notes(channel));
    }

    /** Every channel that was counted or spoken of. */
    public SortedSet<String> channels() {
        SortedSet<String> channels = new TreeSet<>(recommendations.keySet());
        counts.pairs().forEach(pair -> channels.add(pair.channel()));
        return channels;
    }

    /** The binary moments that wait, by id. */
    public List<BinaryMoment> moments() {
        return List.copyOf(moments.values());
    }

    /** Takes a binary moment back; nothing happens when it does not wait. */
    public void unschedule(String id) {
        moments.remove(id);
    }

    /** What its recommendations remember, to be written down. */
    public List<Remembered> remembered() {
        return recommendations.values().stream().map(Recommendation::remembered).toList();
    }

    /**
     * Takes up what was written down, in place of what it has concluded so far: after a restart the
     * counts are played again, so that it knows what is usual, but what people were told holds. A
     * channel of which nothing was written down is as usual. Policy notes must be there before.
     */
    public void restore(List<Remembered> all) {
        for (Map.Entry<String, Recommendation> known : recommendations.entrySet()) {
            for (Form form : Form.values()) {
                if (known.getValue().blocked(form)) {
                    detector.unblock(new ChannelForm(known.getKey(), form));
                }
            }
            known.getValue().restart(nowMillis);
        }
        for (Remembered one : all) {
            named(one.channel()).restore(one);
            for (Remembered.Trouble trouble : one.troubles()) {
                if (trouble.blocked()) {
                    detector.block(
                            new ChannelForm(one.channel(), trouble.form()),
                            trouble.source() == HealthEvent.Source.ACCEPTANCES
                                    ? Ratio.ACCEPTANCES_PER_OPEN
                                    : Ratio.OPENS_PER_SHARE,
                            trouble.left());
                }
            }
        }
    }

    /** What was not counted because there were too many channels. */
    public long dropped() {
        return counts.dropped();
    }

    /** For what operators do, which is bounded here; what is counted is bounded by its pairs. */
    private Recommendation named(String channel) {
        if (recommendations.size() >= MAX_CHANNELS && !recommendations.containsKey(channel)) {
            throw new IllegalStateException("at most " + MAX_CHANNELS + " channels");
        }
        return recommendation(channel);
    }

    private Recommendation recommendation(String channel) {
        Recommendation known = recommendations.get(channel);
        if (known != null) {
            return known;
        }
        ChannelForm.requireChannel(channel);
        Recommendation begun = new Recommendation(channel, nowMillis);
        recommendations.put(channel, begun);
        return begun;
    }
}
