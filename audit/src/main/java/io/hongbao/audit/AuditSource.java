package io.hongbao.audit;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import java.util.stream.Stream;

/**
 * What an auditor reads: a whole journal and the state that belongs to its end. It must not change
 * meanwhile.
 */
public interface AuditSource {

    /** How many shards there are. */
    int shards();

    /**
     * The journal of one shard from its first entry on, anew at each call. The caller closes it.
     */
    Stream<Entry> journal(int shard);

    /**
     * Everything in the state of one shard, in any order, anew at each call. The caller closes it.
     */
    Stream<Keyed> state(int shard);

    /** An entity and its key. */
    record Keyed(EntityKey<?> key, Entity entity) {}
}
