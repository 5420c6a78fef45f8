package io.hongbao.audit;

import io.hongbao.core.Entry;
import java.util.ArrayList;
import java.util.List;

/** Collects violations while reading: knows which entry is being read. */
final class Findings {

    private final List<Violation> kept = new ArrayList<>();
    private long count;
    private int shard;
    private long seq = Violation.NO_ENTRY;

    void at(Entry entry) {
        shard = entry.shard();
        seq = entry.seq();
    }

    void atState(int stateOfShard) {
        shard = stateOfShard;
        seq = Violation.NO_ENTRY;
    }

    void add(Invariant invariant, String campaign, String entity, long amountMinor, String message) {
        count++;
        if (kept.size() < AuditReport.MOST_VIOLATIONS) {
            kept.add(new Violation(invariant, campaign, shard, seq, entity, amountMinor, message));
        }
    }

    List<Violation> kept() {
        return kept;
    }

    long count() {
        return count;
    }
}
