package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.journal.EntityCodec;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/**
 * Goes through a range of entities, all as of the same entry of the journal. To be closed before
 * the store.
 */
final class StateScan implements Iterator<Keyed>, AutoCloseable {
    private final RocksDB db;
    private final Snapshot snapshot;
    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private final StateStore.Applied applied;

    /** Goes through {@code [from, upTo)}. */
    StateScan(RocksDB db, byte[] from, byte[] upTo) throws RocksDBException {
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.end = new Slice(upTo);
        // A scan of everything must not drive what the writer needs out of the block cache.
        this.options =
                new ReadOptions()
                        .setSnapshot(snapshot)
                        .setIterateUpperBound(end)
                        .setFillCache(false);
        this.applied = StateStore.Applied.of(db.get(options, StateKeys.APPLIED));
        this.iterator = db.newIterator(options);
        iterator.seek(from);
    }

    /** As of which entry. */
    StateStore.Applied applied() {
        return applied;
    }

    @Override
    public boolean hasNext() {
        if (iterator.isValid()) {
            return true;
        }
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new StateUnreadableException(e);
        }
        return false;
    }

    @Override
    public Keyed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        EntityKey<?> key = EntityCodec.keyOf(iterator.key());
        Keyed next = new Keyed(key, EntityCodec.decode(key, iterator.value()));
        iterator.next();
        return next;
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
        end.close();
        db.releaseSnapshot(snapshot);
    }
}
