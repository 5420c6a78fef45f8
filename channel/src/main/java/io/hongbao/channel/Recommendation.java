package io.hongbao.channel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which form one channel recommends: the first of link, poster and typed code that works there and
 * that no policy note forbids; instead of the code a text to copy, where canaries have shown that
 * it can be copied.
 *
 * <p>Flapping is damped: from an alarm on, a form is left alone for ten minutes, and for twice as
 * long each time that it fails again within a day of its recovery, up to twelve hours.
 */
final class Recommendation {
    static final long FIRST_HOLD_MILLIS = 10 * 60_000L;
    static final long LONGEST_HOLD_MILLIS = 12 * 3_600_000L;
    static final long FORGET_MILLIS = 24 * 3_600_000L;

    private static final int MOST_STRIKES = 7;

    private final String channel;
    private final Map<Form, Remembered.Trouble> troubles = new EnumMap<>(Form.class);
    private final Set<Form> forbidden = EnumSet.noneOf(Form.class);
    private boolean copying;
    private int wording;
    private Standing standing;

    Recommendation(String channel, long nowMillis) {
        this.channel = channel;
        this.standing = new Standing.Usual(Form.LINK, nowMillis, "nothing was seen against it");
    }

    Standing standing() {
        return standing;
    }

    Remembered remembered() {
        return new Remembered(channel, standing, copying, wording, List.copyOf(troubles.values()));
    }

    /** Takes up what was written down. The policy notes stay as they are. */
    void restore(Remembered was) {
        troubles.clear();
        was.troubles().forEach(trouble -> troubles.put(trouble.form(), trouble));
        copying = was.copying();
        wording = was.wording();
        standing = was.standing();
        Standing.Free free =
                switch (standing) {
                    case Standing.Free own -> own;
                    case Standing.Pinned pinned -> pinned.beneath();
                };
        Form usual = free instanceof Standing.Moved moved ? moved.usual() : free.form();
        if (Standing.rung(usual) != Standing.rung(best())) {
            // The notes are others than when it was written down: the ladder is begun again.
            Standing.Free begun =
                    new Standing.Usual(best(), free.sinceMillis(), "by the channel's policy notes");
            standing = standing instanceof Standing.Pinned pinned ? pinned.over(begun) : begun;
        }
    }

    /** Begins again, as on the first day. The policy notes stay as they are. */
    void restart(long now) {
        troubles.clear();
        copying = false;
        wording = 0;
        standing = new Standing.Usual(best(), now, "nothing was seen against it");
    }

    int wording() {
        return wording;
    }

    boolean blocked(Form form) {
        Remembered.Trouble trouble = troubles.get(form);
        return trouble != null && trouble.blocked();
    }

    /**
     * A form failed. Nothing happens when it is known already.
     *
     * @param left the share that still gets through; 0 when that is not known
     */
    List<HealthEvent> alarm(
            Form form,
            HealthEvent.Source source,
            double left,
            long since,
            long now,
            String evidence) {
        if (blocked(form)) {
            return List.of();
        }
        int strikes = strikes(troubles.get(form), now);
        long hold = Math.min(FIRST_HOLD_MILLIS << strikes, LONGEST_HOLD_MILLIS);
        ChannelForm pair = new ChannelForm(channel, form);
        String momentId = "block-" + channel + "-" + form.word() + "-" + now / 1000;
        troubles.put(
                form,
                new Remembered.Trouble(form, momentId, source, true, left, strikes, now + hold, 0));
        wording++;
        List<HealthEvent> events = new ArrayList<>();
        events.add(new HealthEvent.Alarm(momentId, pair, source, since, now, evidence));
        events.addAll(settle(momentId, pair + " failed: " + evidence, now));
        return events;
    }

    private static int strikes(Remembered.@Nullable Trouble before, long now) {
        return before != null && now - before.recoveredMillis() <= FORGET_MILLIS
                ? Math.min(before.strikes() + 1, MOST_STRIKES)
                : 0;
    }

    /** A form works again. It is recommended again once it was left alone long enough. */
    List<HealthEvent> recovered(Form form, long now, String evidence) {
        Remembered.Trouble trouble = troubles.get(form);
        if (trouble == null || !trouble.blocked()) {
            return List.of();
        }
        troubles.put(
                form,
                new Remembered.Trouble(
                        form,
                        trouble.momentId(),
                        trouble.source(),
                        false,
                        trouble.left(),
                        trouble.strikes(),
                        trouble.heldUntilMillis(),
                        now));
        List<HealthEvent> events = new ArrayList<>();
        events.add(
                new HealthEvent.Recovered(
                        trouble.momentId(), new ChannelForm(channel, form), now, evidence));
        events.addAll(settle(trouble.momentId(), evidence, now));
        return events;
    }

    /** Time has passed: a hold may be over. */
    List<HealthEvent> tick(long now) {
        return settle("", "", now);
    }

    /** Whether texts can be copied there. */
    List<HealthEvent> copying(boolean can, long now) {
        copying = can;
        return settle("", can ? "texts can be copied" : "texts cannot be copied", now);
    }

    /** The policy notes have changed: the ladder is another one, and is begun again. */
    List<HealthEvent> forbid(Set<Form> forms, long now) {
        forbidden.clear();
        forbidden.addAll(forms);
        String why = "by the channel's policy notes";
        Form before = standing.form();
        Standing.Free begun = new Standing.Usual(best(), now, why);
        standing = standing instanceof Standing.Pinned pinned ? pinned.over(begun) : begun;
        settle("", why, now);
        return standing.form() == before ? List.of() : List.of(switched("", before, why, now));
    }

    List<HealthEvent> pin(Form form, String by, String why, long now) {
        Form before = standing.form();
        standing =
                switch (standing) {
                    case Standing.Free free -> free.pin(form, by, why, now);
                    case Standing.Pinned pinned -> pinned.pinTo(form, by, why, now);
                };
        return pinChanged(before, "pinned by " + by + ": " + why, now);
    }

    /** Nothing happens when it is not pinned. */
    List<HealthEvent> unpin(long now) {
        if (!(standing instanceof Standing.Pinned pinned)) {
            return List.of();
        }
        Form before = standing.form();
        standing = pinned.unpin();
        return pinChanged(before, "unpinned; " + standing.why(), now);
    }

    private List<HealthEvent> pinChanged(Form before, String why, long now) {
        List<HealthEvent> events = new ArrayList<>();
        events.add(new HealthEvent.PinChanged(channel, standing, now));
        if (standing.form() != before) {
            events.add(switched("", before, why, now));
        }
        return events;
    }

    private HealthEvent switched(String momentId, Form from, String why, long now) {
        return new HealthEvent.Switched(
                momentId, channel, from, standing.form(), wording, now, why);
    }

    /**
     * The forms before the recommended one that a few people still get, to see whether they work.
     * Where more than half gets through, more people may try: that costs little and shows sooner.
     */
    List<Probe> probes() {
        if (!(standing instanceof Standing.Moved moved)) {
            return List.of();
        }
        List<Probe> probes = new ArrayList<>();
        for (Form form : List.of(Form.LINK, Form.POSTER)) {
            Remembered.Trouble trouble = troubles.get(form);
            if (trouble != null
                    && !forbidden.contains(form)
                    && Standing.rung(form) < Standing.rung(moved.form())) {
                boolean mild = trouble.left() >= Probe.MILD;
                probes.add(new Probe(form, mild ? Probe.MILD_SHARE : Probe.SHARE));
            }
        }
        return probes;
    }

    private List<HealthEvent> settle(String momentId, String why, long now) {
        Standing.Free free =
                switch (standing) {
                    case Standing.Free own -> own;
                    case Standing.Pinned pinned -> pinned.beneath();
                };
        Form wanted = wanted(now);
        if (wanted == free.form()) {
            return List.of();
        }
        String reason = why.isEmpty() ? wanted.word() + " works again" : why;
        Standing.Free moved = step(free, wanted, momentId, reason, now);
        if (standing instanceof Standing.Pinned pinned) {
            standing = pinned.over(moved);
            return List.of();
        }
        standing = moved;
        String belongsTo =
                momentId.isEmpty() && free instanceof Standing.Moved was
                        ? was.momentId()
                        : momentId;
        return List.of(switched(belongsTo, free.form(), reason, now));
    }

    /** The legal step there; the states refuse any other. */
    private static Standing.Free step(
            Standing.Free from, Form to, String momentId, String why, long now) {
        int down = Standing.rung(to) - Standing.rung(from.form());
        return switch (from) {
            case Standing.Usual usual ->
                    down == 0 ? usual.retype(to, why, now) : usual.moveOn(to, momentId, why, now);
            case Standing.Moved moved when down > 0 -> moved.moveOn(to, momentId, why, now);
            case Standing.Moved moved when down < 0 -> moved.moveBack(to, why, now);
            case Standing.Moved moved -> moved.retype(to, why, now);
        };
    }

    /** What is recommended when everything works. */
    private Form best() {
        for (Form form : List.of(Form.LINK, Form.POSTER)) {
            if (!forbidden.contains(form)) {
                return form;
            }
        }
        return Form.CODE;
    }

    /** The first that works; the last one when none does. */
    private Form wanted(long now) {
        for (Form form : List.of(Form.LINK, Form.POSTER)) {
            if (!forbidden.contains(form) && works(form, now)) {
                return form;
            }
        }
        boolean passphrase =
                copying && !forbidden.contains(Form.PASSPHRASE) && works(Form.PASSPHRASE, now);
        return passphrase ? Form.PASSPHRASE : Form.CODE;
    }

    private boolean works(Form form, long now) {
        Remembered.Trouble trouble = troubles.get(form);
        return trouble == null || (!trouble.blocked() && now >= trouble.heldUntilMillis());
    }
}
