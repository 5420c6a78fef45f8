package io.hongbao.server.channel;

import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What canaries found last, and which are expected how often: a canary that has fallen silent looks
 * like one that has nothing to report. Not thread-safe.
 */
final class Canaries {

    /** The longest that a canary may be expected to take: a week. */
    static final int MOST_MINUTES = 7 * 24 * 60;

    private static final long MINUTE_MILLIS = 60_000;
    private static final Comparator<ChannelForm> ORDER =
            Comparator.comparing(ChannelForm::channel).thenComparing(ChannelForm::form);

    private final SortedMap<ChannelForm, Kept.Word> last = new TreeMap<>(ORDER);
    private final SortedMap<ChannelForm, Kept.Schedule> schedules = new TreeMap<>(ORDER);
    private final SortedSet<ChannelForm> overdue = new TreeSet<>(ORDER);

    void add(ChannelForm pair, Kept.Word word) {
        last.put(pair, word);
        overdue.remove(pair);
    }

    Optional<Kept.Word> last(ChannelForm pair) {
        return Optional.ofNullable(last.get(pair));
    }

    /**
     * Expects one every so many minutes from now on.
     *
     * @param everyMinutes 0 for none
     */
    void expect(ChannelForm pair, int everyMinutes, long nowMillis) {
        overdue.remove(pair);
        if (everyMinutes == 0) {
            schedules.remove(pair);
        } else {
            schedules.put(
                    pair,
                    new Kept.Schedule(pair.channel(), pair.form().word(), everyMinutes, nowMillis));
        }
    }

    void restore(List<Kept.Schedule> kept) {
        for (Kept.Schedule one : kept) {
            schedules.put(new ChannelForm(one.channel(), Form.of(one.form())), one);
        }
    }

    List<Kept.Schedule> schedules() {
        return List.copyOf(schedules.values());
    }

    Optional<Integer> everyMinutes(ChannelForm pair) {
        return Optional.ofNullable(schedules.get(pair)).map(Kept.Schedule::everyMinutes);
    }

    /** All pairs that a canary spoke of, or should. */
    SortedSet<ChannelForm> pairs() {
        SortedSet<ChannelForm> pairs = new TreeSet<>(ORDER);
        pairs.addAll(last.keySet());
        pairs.addAll(schedules.keySet());
        return pairs;
    }

    /** Half as late again as expected is overdue: schedules are seldom exact. */
    boolean isOverdue(ChannelForm pair, long nowMillis) {
        Kept.Schedule expected = schedules.get(pair);
        if (expected == null) {
            return false;
        }
        Kept.Word word = last.get(pair);
        long since =
                word == null
                        ? expected.sinceMillis()
                        : Math.max(word.atMillis(), expected.sinceMillis());
        return nowMillis - since > expected.everyMinutes() * MINUTE_MILLIS * 3 / 2;
    }

    /** Those that have become overdue since this was asked last. */
    List<ChannelForm> newlyOverdue(long nowMillis) {
        List<ChannelForm> found = new ArrayList<>();
        for (ChannelForm pair : schedules.keySet()) {
            if (isOverdue(pair, nowMillis) && overdue.add(pair)) {
                found.add(pair);
            }
        }
        return found;
    }
}
