package io.hongbao.embedded;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Require;
import io.hongbao.core.Shard;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.order.OrderState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/**
 * The host for one machine: one shard, one data directory, two threads. The writer decides commands
 * and puts their entries on disk; the state thread brings RocksDB up to them. Reads are done on the
 * caller's thread.
 *
 * <p>What was answered is on disk. A full queue refuses. Whatever makes durability doubtful, such
 * as a disk that is full or fails, stops the host for good: nothing is answered any more, and
 * {@link HostSettings#onFatal} is told.
 */
public final class EmbeddedHost implements Host {
    /** Advances no order of nobody: it is decided in its turn, and comes to nothing. */
    private static final Command NOTHING =
            new Command.AdvanceOrder(new UserId(0, 0), "", OrderState.MAKING);

    private final OpenParts parts;
    private final Writer writer;
    private final MonotoneClock clock;
    private final StateWriter stateWriter;
    private final Thread stateThread;
    private final PeopleFilterFill filterFill;
    private final Thread filterThread;
    private final FatalStop fatal;

    /**
     * Held to read by everybody who uses RocksDB on a thread of their own: it must not be closed
     * meanwhile.
     */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private boolean closed;

    private EmbeddedHost(OpenParts parts, HostSettings settings, Secrets secrets) {
        this.parts = parts;
        this.fatal = new FatalStop(settings.onFatal());
        this.clock = new MonotoneClock(settings.clock());
        StateStore.Applied last = parts.last();
        clock.noEarlierThan(last.atMillis());
        // The ticker hands timers to the writer, the writer changes to the state thread, which owns
        // the ticker.
        Ticker ticker = new Ticker(parts.store(), this::submitDue);
        this.stateWriter =
                new StateWriter(
                        parts.store(),
                        parts.entities(),
                        ticker,
                        clock,
                        fatal,
                        settings,
                        last.seq());
        this.filterFill = new PeopleFilterFill(parts.store(), parts.entities().filters(), fatal);
        this.filterThread = new Thread(filterFill, "hongbao-filter");
        this.writer =
                new Writer(
                        new Shard(0, 1, secrets),
                        parts.journal(),
                        new WriterView(parts.entities()),
                        stateWriter,
                        clock,
                        fatal,
                        settings,
                        last);
        this.stateThread = new Thread(stateWriter, "hongbao-state");
    }

    private void submitDue(List<Timer> due) {
        writer.submitDue(due);
    }

    /**
     * Opens a data directory, and makes it when there is none.
     *
     * @throws DataDirectoryException when it can't be used as it is; the message says why and what
     *     to do
     */
    public static EmbeddedHost open(Path dataDirectory, HostSettings settings) {
        return start(OpenParts.open(dataDirectory, settings), settings);
    }

    static EmbeddedHost start(OpenParts parts, HostSettings settings) {
        return start(parts, settings, parts.secrets());
    }

    /** With secrets that do not lie in the data directory, for tests. */
    static EmbeddedHost start(OpenParts parts, HostSettings settings, Secrets secrets) {
        EmbeddedHost host = new EmbeddedHost(parts, settings, secrets);
        host.filterThread.start();
        host.stateThread.start();
        host.writer.start();
        return host;
    }

    /** What opening took. */
    public Recovery recovery() {
        return parts.recovery();
    }

    /**
     * The time that the next entry gets, at the earliest: that of the settings' clock, but never
     * before the last entry.
     */
    public long nowMillis() {
        return clock.nowMillis();
    }

    /**
     * Waits until everything that was handed over before the call is decided and on disk.
     *
     * @return a time, in milliseconds since the epoch, that is now or a moment ago: nothing more
     *     will be decided as of a time before it. Empty when the queue is full or the host is
     *     closing
     */
    public OptionalLong settledMillis() {
        // A batch that has begun may be of an earlier time, but it is done before that of NOTHING,
        // which begins after the clock was read.
        long atMillis = clock.nowMillis();
        CompletableFuture<Outcome> passed = new CompletableFuture<>();
        if (!writer.submit(NOTHING, passed::complete)) {
            return OptionalLong.empty();
        }
        passed.join();
        return OptionalLong.of(atMillis);
    }

    /** The campaigns' secrets. Make a campaign's before applying it. */
    public SecretStore secrets() {
        return parts.secrets();
    }

    /** The pseudonyms of people. */
    public Pseudonyms pseudonyms() {
        return parts.pseudonyms();
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public boolean submit(Command command, Consumer<Outcome> reply) {
        if (command instanceof Command.RunTimer || command instanceof Command.HandleMessage) {
            throw new IllegalArgumentException(
                    "timers and messages are submitted by the host only");
        }
        return writer.submit(command, reply);
    }

    @Override
    public <E extends Entity> E read(int shard, EntityKey<E> key) {
        Require.inRange(shard, 0, 0, "shard");
        return using(() -> parts.entities().get(key));
    }

    /**
     * Every entity, all as of the same entry, which is no earlier than the last one that was
     * answered before the call. To be closed soon: while it is open, RocksDB keeps what it shows,
     * and the host cannot close.
     */
    public Stream<Keyed> entities() {
        inUse.readLock().lock();
        try {
            requireOpen();
            stateWriter.awaitApplied(writer.durableSeq());
            return parts.store().stream().onClose(inUse.readLock()::unlock);
        } catch (RocksDBException e) {
            inUse.readLock().unlock();
            throw new StateUnreadableException(e);
        } catch (RuntimeException e) {
            inUse.readLock().unlock();
            throw e;
        }
    }

    /**
     * What is to be done outside and has no answer yet, as of the last entry that was answered
     * before the call, in the order of ids.
     *
     * @param limit how many at most, 1-100000
     * @param after the last one that is known already
     */
    public List<Effect> pendingEffects(int limit, Optional<EffectId> after) {
        Require.inRange(limit, 1, 100_000, "number of effects");
        return using(() -> {
            stateWriter.awaitApplied(writer.durableSeq());
            try {
                return parts.store()
                        .pendingEffects(
                                after.map(StateKeys::of).orElse(StateKeys.FIRST_EFFECT), limit);
            } catch (RocksDBException e) {
                throw new StateUnreadableException(e);
            }
        });
    }

    /** The entities that are few: all but people's wallets and orders. */
    public Set<EntityKey<?>> residents() {
        return using(() -> parts.entities().residents());
    }

    /**
     * Writes a backup into {@code target}, which must not exist or be empty, while the host goes
     * on. It contains everything that was answered before the call. See {@link Backup}.
     */
    public void backup(Path target) {
        using(() -> {
            Backup.write(parts, target);
            return target;
        });
    }

    /** How many commands wait to be decided. */
    public int queueDepth() {
        return writer.queueDepth();
    }

    /**
     * How long the disk has been at the batch under way, in milliseconds; 0 when there is none.
     * While it is long the disk stalls: what was asked waits, and nothing is answered.
     */
    public long diskWaitMillis() {
        return TimeUnit.NANOSECONDS.toMillis(writer.diskWaitNanos());
    }

    /** How many wallets and orders wait in memory for RocksDB to take them over. */
    public int overlaySize() {
        return parts.entities().overlaySize();
    }

    /** The number of the last entry on disk. */
    public long durableSeq() {
        return writer.durableSeq();
    }

    /**
     * The number of the last entry that RocksDB has: how far it is behind {@link #durableSeq} is
     * the state's lag.
     */
    public long appliedSeq() {
        return stateWriter.appliedSeq();
    }

    /** How large the journal is. */
    public long journalBytes() {
        return parts.journal().bytes();
    }

    /** Whether the host has stopped for good. */
    public boolean hasStopped() {
        return fatal.happened();
    }

    /**
     * Keeps the state's files as they are until the returned handle is closed, for tests that copy
     * them as a crash would.
     */
    AutoCloseable holdStateFiles() throws RocksDBException {
        return parts.store().holdFiles();
    }

    /** The first {@code limit} timers that RocksDB has, for tests. */
    List<Timer> timers(int limit) {
        return using(() -> {
            try {
                return parts.store().firstTimers(StateKeys.FIRST_TIMER, limit);
            } catch (RocksDBException e) {
                throw new StateUnreadableException(e);
            }
        });
    }

    /** Whether {@link #close} has done its work. */
    boolean isClosed() {
        inUse.readLock().lock();
        try {
            return closed;
        } finally {
            inUse.readLock().unlock();
        }
    }

    @Override
    public void close() {
        writer.close();
        inUse.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            filterFill.stop();
            stateWriter.close();
            join(filterThread);
            join(stateThread);
            parts.close();
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /**
     * Waits until a thread has ended, also when this one is interrupted: RocksDB must not be closed
     * under it.
     */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T using(Supplier<T> use) {
        inUse.readLock().lock();
        try {
            requireOpen();
            return use.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the host is closed");
        }
    }
}
