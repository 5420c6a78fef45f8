package io.hongbao.embedded;

import io.hongbao.core.Entry;
import io.hongbao.core.Timer;
import java.util.List;

/**
 * What some entries, one after the other, made of the state: the newest version of each entity, and
 * the timers.
 */
final class StateChange {

    /** A timer set, or gone. In order: what is said last of a timer holds. */
    record TimerChange(Timer timer, boolean set) {}

    private final List<Keyed> entities;
    private final List<TimerChange> timers;
    private final StateStore.Applied applied;
    private final int entries;

    StateChange(
            List<Keyed> entities,
            List<TimerChange> timers,
            StateStore.Applied applied,
            int entries) {
        this.entities = entities;
        this.timers = timers;
        this.applied = applied;
        this.entries = entries;
    }

    /** The timers that an entry sets, and the one that led to it. */
    static void addTimers(Entry entry, List<TimerChange> changes) {
        if (entry.cause() instanceof Entry.ByTimer(Timer timer)) {
            changes.add(new TimerChange(timer, false));
        }
        for (Timer timer : entry.timers()) {
            changes.add(new TimerChange(timer, true));
        }
    }

    List<Keyed> entities() {
        return entities;
    }

    List<TimerChange> timers() {
        return timers;
    }

    /** The last of the entries. */
    StateStore.Applied applied() {
        return applied;
    }

    /** How many entries. */
    int entries() {
        return entries;
    }
}
