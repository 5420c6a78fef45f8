package io.hongbao.audit;

import io.hongbao.core.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects violations while reading: knows which entry is being read. */
final class Findings {

    private final List<Violation> kept = new ArrayList<>();
    private final Map<Invariant, Integer> counts = new EnumMap<>(Invariant.class);
    private long count;
    private int shard;
    private long seq = Violation.NO_ENTRY;

    void at(Entry entry) {
        shard = entry.shard();
        seq = entry.seq();
    }

    void at(int shardOfEntry, long seqOfEntry) {
        shard = shardOfEntry;
        seq = seqOfEntry;
    }

    void atState(int stateOfShard) {
        shard = stateOfShard;
        seq = Violation.NO_ENTRY;
    }

    void add(
            Invariant invariant, String campaign, String entity, long amountMinor, String message) {
        count++;
        if (counts.merge(invariant, 1, Integer::sum) <= AuditReport.MOST_OF_EACH) {
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
