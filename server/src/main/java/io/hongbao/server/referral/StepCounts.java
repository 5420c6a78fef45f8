package io.hongbao.server.referral;

import java.util.EnumMap;
import java.util.Map;

/** How many took each step. Guarded by its owner. */
final class StepCounts {
    private final Map<Step, Long> counts = new EnumMap<>(Step.class);

    void count(Step step) {
        add(step, 1);
    }

    private void add(Step step, long more) {
        counts.merge(step, more, Long::sum);
    }

    /** All of the others' too. */
    void addAll(StepCounts others) {
        others.counts.forEach(this::add);
    }

    StepCounts copy() {
        StepCounts copy = new StepCounts();
        copy.addAll(this);
        return copy;
    }

    long of(Step step) {
        return counts.getOrDefault(step, 0L);
    }
}
