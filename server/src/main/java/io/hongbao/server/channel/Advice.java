package io.hongbao.server.channel;

import io.hongbao.channel.ChannelHealth;
import io.hongbao.channel.Form;
import io.hongbao.channel.PolicyNote;
import io.hongbao.channel.Probe;
import io.hongbao.core.UserId;
import io.hongbao.server.invite.FormAdvice;
import io.hongbao.share.ShareForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is recommended on each channel of a campaign, as it was published last: read by any number
 * of threads, never changed.
 */
record Advice(Map<String, OfChannel> channels) {

    /** Nothing is known: links. */
    static final Advice NONE = new Advice(Map.of());

    /** What channels are called of which nobody spoke. */
    static final String OTHER = "other";

    private static final long DAY_MILLIS = 86_400_000L;

    Advice {
        channels = Map.copyOf(channels);
    }

    /** One channel's. */
    record OfChannel(Form form, List<Probe> probes, int rewordings, List<FormAdvice.Rule> rules) {}

    /** Nothing is known but what platforms forbid. */
    static Advice of(SortedMap<String, List<PolicyNote>> notes) {
        ChannelHealth health = new ChannelHealth(0);
        notes.forEach((channel, all) -> health.note(channel, all, 0));
        return of(health);
    }

    static Advice of(ChannelHealth health) {
        SortedMap<String, OfChannel> channels = new TreeMap<>();
        for (String channel : health.channels()) {
            channels.put(
                    channel,
                    new OfChannel(
                            health.standing(channel).form(),
                            health.probes(channel),
                            health.wording(channel),
                            rules(health.notes(channel))));
        }
        return new Advice(channels);
    }

    private static List<FormAdvice.Rule> rules(List<PolicyNote> notes) {
        List<FormAdvice.Rule> rules = new ArrayList<>();
        for (PolicyNote note : notes) {
            for (Form form : new TreeSet<>(note.forbids())) {
                rules.add(
                        new FormAdvice.Rule(
                                of(form), note.text(), note.source(), note.checkedOn()));
            }
        }
        return List.copyOf(rules);
    }

    /**
     * The form for a person, the same all day: the few who try what seems blocked are others
     * tomorrow; and what is forbidden to everybody.
     */
    FormAdvice.OnChannel onChannel(String channel, UserId user, long nowMillis) {
        OfChannel known = channels.getOrDefault(channel, channels.get(OTHER));
        return known == null
                ? FormAdvice.OnChannel.UNKNOWN
                : new FormAdvice.OnChannel(
                        formFor(known, channel, user, nowMillis),
                        known.rewordings(),
                        known.rules());
    }

    private static ShareForm formFor(OfChannel known, String channel, UserId user, long nowMillis) {
        if (known.probes().isEmpty()) {
            return of(known.form());
        }
        double draw = draw(channel, user, Math.floorDiv(nowMillis, DAY_MILLIS));
        double upTo = 0;
        for (Probe probe : known.probes()) {
            upTo += probe.share();
            if (draw < upTo) {
                return of(probe.form());
            }
        }
        return of(known.form());
    }

    /** From 0 (inclusive) to 1 (exclusive): the finalizer of splitmix64. */
    private static double draw(String channel, UserId user, long day) {
        long z = user.mixed() ^ (day * 0x9e3779b97f4a7c15L) ^ ((long) channel.hashCode() << 32);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private static ShareForm of(Form form) {
        return switch (form) {
            case LINK -> ShareForm.LINK;
            case POSTER -> ShareForm.POSTER;
            case CODE -> ShareForm.CODE;
            case PASSPHRASE -> ShareForm.PASSPHRASE;
            case SPOKEN -> ShareForm.SPOKEN;
        };
    }
}
