package io.hongbao.embedded;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Entry;
import io.hongbao.core.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What some entries did to the host's two indexes: the timers that are set, and the effects that
 * are pending. In order: what is said last of one holds.
 */
final class IndexChanges {

    /** A timer set, or gone. */
    record TimerChange(Timer timer, boolean set) implements StateRow {}

    /** An effect asked for, or, without one, resolved. */
    record EffectChange(EffectId id, Optional<Effect> asked) implements StateRow {}

    private final List<TimerChange> timers = new ArrayList<>();
    private final List<EffectChange> effects = new ArrayList<>();

    /** What an entry sets and asks for, and the timer or effect that led to it. */
    void add(Entry entry) {
        switch (entry.cause()) {
            case Entry.ByTimer(Timer timer) -> gone(timer);
            case Entry.ByEffect(EffectId effect) -> gone(effect);
            case Entry.ByRequest _, Entry.ByMessage _ -> {
                // Ends nothing.
            }
        }
        for (Timer timer : entry.timers()) {
            timers.add(new TimerChange(timer, true));
        }
        for (Effect effect : entry.effects()) {
            effect.id().overtakes().ifPresent(this::gone);
            effects.add(new EffectChange(effect.id(), Optional.of(effect)));
        }
    }

    void gone(Timer timer) {
        timers.add(new TimerChange(timer, false));
    }

    void gone(EffectId effect) {
        effects.add(new EffectChange(effect, Optional.empty()));
    }

    void addAll(IndexChanges later) {
        timers.addAll(later.timers);
        effects.addAll(later.effects);
    }

    List<TimerChange> timers() {
        return timers;
    }

    List<EffectChange> effects() {
        return effects;
    }

    int size() {
        return timers.size() + effects.size();
    }

    boolean isEmpty() {
        return timers.isEmpty() && effects.isEmpty();
    }
}
