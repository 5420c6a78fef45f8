package io.hongbao.finance;

import io.hongbao.core.Entry;
import java.util.stream.Stream;

/** The journals of all shards, to be read as often as a report needs. They must not change. */
public interface Journals {

    /** How many shards there are. */
    int shards();

    /**
     * The journal of one shard from its first entry on, anew at each call. The caller closes it.
     */
    Stream<Entry> journal(int shard);
}
