package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Message;
import io.hongbao.core.treasury.Bucket;
import java.util.Optional;

/** One campaign's part of the entry that is being read. */
record Reading(
        Entry entry, Optional<Message> cause, CampaignBook book, Rules rules, Findings findings) {

    int shard() {
        return entry.shard();
    }

    CampaignBook.ShardBook here() {
        return book.shards.get(entry.shard());
    }

    Optional<Rules.Rule> rule() {
        return rules.rule(entry.shard(), book.id);
    }

    void violation(Invariant invariant, String entity, long amountMinor, String message) {
        findings.add(invariant, book.id, entity, amountMinor, message);
    }

    /** Adds a violation when something is {@code wrong}, that is, not empty. */
    void violationIf(String wrong, Invariant invariant, String entity, long amountMinor) {
        if (!wrong.isEmpty()) {
            violation(invariant, entity, amountMinor, wrong);
        }
    }

    String treasury(Bucket bucket) {
        return "treasury's " + name(bucket);
    }

    String till(Bucket bucket) {
        return "till " + entry.shard() + "'s " + name(bucket);
    }

    static String name(Bucket bucket) {
        return switch (bucket.kind()) {
            case PRIZE -> "prize " + bucket.id();
            case PRIZE_DAY -> "prize " + bucket.id() + " on day " + bucket.day();
            case WAVE -> "wave " + bucket.id();
        };
    }
}
