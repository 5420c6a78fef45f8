package io.hongbao.embedded;

import io.hongbao.core.Effect;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Timer;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.EffectCodec;
import io.hongbao.journal.EntityCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.EnvOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.SstFileWriter;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The entities and timers in RocksDB, as of some entry of the journal: {@link #applied}. Never
 * ahead of the journal.
 *
 * <p>There is no write-ahead log; the journal is one. So a crash loses what was in memory tables,
 * and what is left must be the state as of one entry. It is, because everything, the number of that
 * entry included, lies in <em>one</em> column family and each change is one write batch: RocksDB
 * puts a batch into one memory table, never into two, and installs the flushed memory tables of a
 * column family in the order in which they were filled. What survives is therefore all batches up
 * to some batch, and none after it. With a second column family this would not hold: each is
 * flushed at its own pace.
 */
final class StateStore implements AutoCloseable {
    private static final int COMMON_VALUE_BYTES = 4_096;

    /** From so many rows on a file of their own is worth it. */
    private static final int FILE_FROM_ROWS = 50_000;

    private static final String FILE_IN_THE_MAKING = "rows.new";

    private final Path folder;
    private final StateOptions options;
    private final RocksDB db;
    private final RecentWallets recent;
    private final ReadOptions readOptions = new ReadOptions();
    private final WriteOptions writeOptions = new WriteOptions().setDisableWAL(true);
    private final ThreadLocal<byte[]> values =
            ThreadLocal.withInitial(() -> new byte[COMMON_VALUE_BYTES]);

    private StateStore(Path folder, StateOptions options, RocksDB db, RecentWallets recent) {
        this.folder = folder;
        this.options = options;
        this.db = db;
        this.recent = recent;
    }

    /** Opens the state to read and write; makes an empty one when there is none. */
    static StateStore open(
            Path folder, long blockCacheBytes, long writeBufferBytes, long recentWalletsBytes) {
        StateOptions options = StateOptions.toWrite(blockCacheBytes, writeBufferBytes);
        try {
            return new StateStore(
                    folder,
                    options,
                    RocksDB.open(options.options(), folder.toString()),
                    new RecentWallets(recentWalletsBytes));
        } catch (RocksDBException e) {
            options.close();
            throw unusable(folder, e);
        }
    }

    /** Opens the state to read. Leaves the folder as it is. */
    static StateStore openReadOnly(Path folder, long blockCacheBytes) {
        StateOptions options = StateOptions.toRead(blockCacheBytes);
        try {
            return new StateStore(
                    folder,
                    options,
                    RocksDB.openReadOnly(options.options(), folder.toString()),
                    new RecentWallets(0));
        } catch (RocksDBException e) {
            options.close();
            throw unusable(folder, e);
        }
    }

    private static DataDirectoryException unusable(Path folder, RocksDBException cause) {
        return new DataDirectoryException(
                "state folder "
                        + folder
                        + " cannot be opened ("
                        + cause.getMessage()
                        + "): restore it from a backup, or delete it, and it is made again from the"
                        + " journal",
                cause);
    }

    /**
     * The last entry that a state contains.
     *
     * @param seq its number; 0 when the state is empty
     * @param atMillis when it was decided
     */
    record Applied(long seq, long atMillis) {
        static Applied of(byte @Nullable [] bytes) {
            if (bytes == null) {
                return new Applied(0, Long.MIN_VALUE);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Applied(buffer.getLong(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(2 * Long.BYTES).putLong(seq).putLong(atMillis).array();
        }
    }

    /** The last entry that the state contains. */
    Applied applied() throws RocksDBException {
        return Applied.of(db.get(StateKeys.APPLIED));
    }

    /** The person's entity under {@code key}, or none. From any thread. */
    @SuppressWarnings("unchecked") // a wallet lies under a wallet's key
    <E extends Entity> E ofPerson(EntityKey<E> key) throws RocksDBException {
        Wallet wallet = key instanceof EntityKey.OfWallet of ? recent.get(of) : null;
        return wallet == null ? get(key) : (E) wallet;
    }

    /** The entity under {@code key}, or none. From any thread. */
    <E extends Entity> E get(EntityKey<E> key) throws RocksDBException {
        byte[] name = StateKeys.of(key);
        byte[] value = values.get();
        int length = db.get(readOptions, name, value);
        if (length == RocksDB.NOT_FOUND) {
            return key.none();
        }
        if (length > value.length) {
            byte[] whole = db.get(readOptions, name);
            return whole == null ? key.none() : EntityCodec.decode(key, whole);
        }
        return EntityCodec.decode(key, value, 0, length);
    }

    /**
     * Writes the changes, all or none of them. From one thread. Returns whether they, and all
     * before, are in files.
     */
    boolean write(List<StateChange> changes) throws RocksDBException {
        StateRows rows = new StateRows(changes);
        if (rows.count() < FILE_FROM_ROWS) {
            writeToMemory(rows);
            return false;
        }
        writeFile(rows);
        return true;
    }

    private void writeToMemory(StateRows rows) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            rows.writeTo(
                    recent,
                    new StateRows.Target() {
                        @Override
                        public void put(byte[] key, byte[] value) throws RocksDBException {
                            batch.put(key, value);
                        }

                        @Override
                        public void delete(byte[] key) throws RocksDBException {
                            batch.delete(key);
                        }
                    });
            db.write(writeOptions, batch);
        }
    }

    /**
     * Makes a file of many rows and hands it to RocksDB, which costs less than half of what they
     * cost by way of a memory table. The file is one change like a batch; and as the key of the
     * applied entry is in every change, it overlaps with the memory table, which RocksDB therefore
     * flushes first: the order is kept.
     */
    private void writeFile(StateRows rows) throws RocksDBException {
        String file = folder.resolve(FILE_IN_THE_MAKING).toString();
        try (EnvOptions environment = new EnvOptions();
                SstFileWriter writer = new SstFileWriter(environment, options.options())) {
            writer.open(file);
            rows.writeTo(
                    recent,
                    new StateRows.Target() {
                        @Override
                        public void put(byte[] key, byte[] value) throws RocksDBException {
                            writer.put(key, value);
                        }

                        @Override
                        public void delete(byte[] key) throws RocksDBException {
                            writer.delete(key);
                        }
                    });
            writer.finish();
        }
        try (IngestExternalFileOptions move = new IngestExternalFileOptions().setMoveFiles(true)) {
            db.ingestExternalFile(List.of(file), move);
        }
    }

    /**
     * The first {@code limit} timers from the key {@code from} on, in the order in which they fall
     * due.
     */
    List<Timer> firstTimers(byte[] from, int limit) throws RocksDBException {
        List<Timer> first = new ArrayList<>();
        try (Slice end = new Slice(StateKeys.AFTER_TIMERS);
                ReadOptions bounded = new ReadOptions().setIterateUpperBound(end);
                RocksIterator iterator = db.newIterator(bounded)) {
            iterator.seek(from);
            while (iterator.isValid() && first.size() < limit) {
                first.add(StateKeys.timer(iterator.key()));
                iterator.next();
            }
            iterator.status();
        }
        return first;
    }

    /** The first {@code limit} pending effects behind the key {@code after}, in key order. */
    List<Effect> pendingEffects(byte[] after, int limit) throws RocksDBException {
        List<Effect> first = new ArrayList<>();
        try (Slice end = new Slice(StateKeys.AFTER_EFFECTS);
                ReadOptions bounded = new ReadOptions().setIterateUpperBound(end);
                RocksIterator iterator = db.newIterator(bounded)) {
            iterator.seek(after);
            while (iterator.isValid() && first.size() < limit) {
                if (!Arrays.equals(iterator.key(), after)) {
                    first.add(EffectCodec.decode(iterator.value()));
                }
                iterator.next();
            }
            iterator.status();
        }
        return first;
    }

    /** Every entity, all as of the same entry. */
    StateScan scan() throws RocksDBException {
        return new StateScan(db, StateKeys.FIRST_ENTITY, StateKeys.FIRST_TIMER);
    }

    /** The same as a stream, to be closed. */
    Stream<Keyed> stream() throws RocksDBException {
        StateScan scan = scan();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                scan, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(scan::close);
    }

    /** The same without people's: few. */
    StateScan scanButPeople() throws RocksDBException {
        return new StateScan(db, StateKeys.FIRST_ENTITY, StateKeys.FIRST_WALLET);
    }

    /** About how many entities and timers there are. */
    long keysEstimate() throws RocksDBException {
        return Math.max(1, db.getLongProperty("rocksdb.estimate-num-keys"));
    }

    /** Whether an entity lies in {@code [from, to)}. */
    boolean hasKey(byte[] from, byte[] to) throws RocksDBException {
        return !forEachKey(from, to, _ -> false);
    }

    /**
     * Gives the key of every entity in {@code [from, to)} to {@code visitor} until it says no.
     * Returns whether it never did.
     */
    boolean forEachKey(byte[] from, byte[] to, Predicate<EntityKey<?>> visitor)
            throws RocksDBException {
        try (Slice end = new Slice(to);
                ReadOptions bounded =
                        new ReadOptions().setIterateUpperBound(end).setFillCache(false);
                RocksIterator iterator = db.newIterator(bounded)) {
            for (iterator.seek(from); iterator.isValid(); iterator.next()) {
                if (!visitor.test(EntityCodec.keyOf(iterator.key()))) {
                    return false;
                }
            }
            iterator.status();
            return true;
        }
    }

    /** Starts writing what is in memory to files, or also waits for it. */
    void flush(boolean wait) throws RocksDBException {
        try (FlushOptions flush =
                new FlushOptions().setWaitForFlush(wait).setAllowWriteStall(true)) {
            db.flush(flush);
        }
    }

    /**
     * Makes a copy of the state as it is now, by hard links where the file system can. {@code
     * target} must not exist.
     */
    void checkpoint(Path target) throws RocksDBException {
        flush(true);
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(target.toString());
        }
    }

    /**
     * Stops background work until the returned handle is closed: the files stay as they are. For
     * crash tests.
     */
    AutoCloseable holdFiles() throws RocksDBException {
        db.pauseBackgroundWork();
        return db::continueBackgroundWork;
    }

    @Override
    public void close() {
        readOptions.close();
        writeOptions.close();
        db.close();
        options.close();
    }
}
