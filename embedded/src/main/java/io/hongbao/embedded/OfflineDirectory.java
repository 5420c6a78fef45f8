package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.State;
import io.hongbao.journal.UnreadableJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rocksdb.RocksDBException;

/**
 * A data directory that no process has open, or a backup, to read: for audits and exports. Nothing
 * in it is changed: what the journal has after the state is applied in memory, and a torn end of
 * the journal is passed over.
 */
public final class OfflineDirectory implements AutoCloseable {
    private static final long BLOCK_CACHE_BYTES = 32L << 20;

    private final DataDirectory directory;
    private final SegmentJournal journal;
    private final StateStore store;

    /** What the entries after the state have changed; as many as there are between two flushes. */
    private final Map<EntityKey<?>, Entity> tail;

    private final Recovery recovery;

    private OfflineDirectory(
            DataDirectory directory,
            SegmentJournal journal,
            StateStore store,
            Map<EntityKey<?>, Entity> tail,
            Recovery recovery) {
        this.directory = directory;
        this.journal = journal;
        this.store = store;
        this.tail = tail;
        this.recovery = recovery;
    }

    /**
     * Opens a data directory or a backup.
     *
     * @throws DataDirectoryException when a process has it open, or it can't be read; the message
     *     says why
     */
    public static OfflineDirectory open(Path root) {
        DataDirectory directory = DataDirectory.openReadOnly(root);
        try {
            StateStore store = StateStore.openReadOnly(directory.state(), BLOCK_CACHE_BYTES);
            try {
                return fold(directory, store);
            } catch (IOException | RocksDBException | RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (IOException | RocksDBException e) {
            directory.close();
            throw new DataDirectoryException(
                    "data directory "
                            + root
                            + " cannot be read ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        } catch (DamagedJournal | NewerFormat | UnreadableJournal e) {
            directory.close();
            throw new DataDirectoryException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static OfflineDirectory fold(DataDirectory directory, StateStore store)
            throws IOException, RocksDBException {
        StateStore.Applied applied = store.applied();
        SegmentJournal journal = SegmentJournal.openReadOnly(directory.journal(), applied.seq());
        long began = System.nanoTime();
        Map<EntityKey<?>, Entity> tail = new HashMap<>();
        Fold fold = new Fold(new Over(tail, store), applied);
        try (EntryReader reader = journal.readFrom(applied.seq() + 1)) {
            while (reader.hasNext()) {
                fold.apply(reader.next());
            }
        }
        for (Keyed changed : fold.take().entities()) {
            tail.put(changed.key(), changed.entity());
        }
        long foldMillis = (System.nanoTime() - began) / 1_000_000;
        Recovery recovery =
                new Recovery(applied.seq(), fold.last().seq(), foldMillis, journal.tornBytes());
        return new OfflineDirectory(directory, journal, store, tail, recovery);
    }

    /** The tail over the store. */
    private record Over(Map<EntityKey<?>, Entity> tail, StateStore store) implements State {
        @Override
        @SuppressWarnings("unchecked") // nothing is put under a key but its kind of entity
        public <E extends Entity> E get(EntityKey<E> key) {
            Entity changed = tail.get(key);
            try {
                return changed == null ? store.get(key) : (E) changed;
            } catch (RocksDBException e) {
                throw new StateUnreadableException(e);
            }
        }
    }

    /** What opening took. Torn bytes are still there. */
    public Recovery recovery() {
        return recovery;
    }

    /** Every entry of the journal, in order. To be closed. */
    public Stream<Entry> entries() {
        EntryReader reader = journal.readFrom(journal.firstSeq());
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                reader, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(reader::close);
    }

    /** An entity as of the last entry. */
    public <E extends Entity> E read(EntityKey<E> key) {
        return new Over(tail, store).get(key);
    }

    /** Every entity as of the last entry, in no particular order. To be closed. */
    public Stream<Keyed> entities() {
        try {
            Stream<Keyed> untouched = store.stream().filter(one -> !tail.containsKey(one.key()));
            Stream<Keyed> touched =
                    List.copyOf(tail.entrySet()).stream()
                            .map(entry -> new Keyed(entry.getKey(), entry.getValue()));
            return Stream.concat(untouched, touched);
        } catch (RocksDBException e) {
            throw new StateUnreadableException(e);
        }
    }

    @Override
    public void close() {
        store.close();
        directory.close();
    }
}
