package io.hongbao.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.rocksdb.RocksDBException;

/**
 * The state thread: brings RocksDB up to what the journal says, in order, some batches at once. It
 * is never waited for, but when the overlay is full.
 */
final class StateWriter implements Runnable {
    /** Bounds the memory of one write. */
    private static final int MOST_ENTITIES_AT_ONCE = 200_000;

    /**
     * Changes gather until there are so many, or the oldest is so old: many rows at once cost much
     * less than few, and an entity that changes all the time is written once.
     */
    private static final int MOST_TO_WAIT_FOR = 40_000;

    private static final long OLD_ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * So many after {@link #OLD_ENOUGH_NANOS} announce a crowd: then it is worth waiting for more.
     */
    private static final int CROWD = 10_000;

    private static final long OLD_ENOUGH_IN_A_CROWD_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How often timers are looked at while nothing else happens. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final StateStore store;
    private final Entities entities;
    private final Ticker ticker;
    private final MonotoneClock clock;
    private final FatalStop fatal;
    private final HostSettings settings;
    private final int enoughEntities;
    private final long longWaitNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moreToDo = lock.newCondition();
    private final Condition moreDone = lock.newCondition();
    private final ArrayDeque<StateChange> waiting = new ArrayDeque<>();
    private int waitingEntities;
    private long oldestNanos;
    private boolean urgent;
    private boolean closing;
    private volatile boolean ended;

    private volatile long appliedSeq;
    private long flushedSeq;
    private long flushedAtNanos = System.nanoTime();

    StateWriter(
            StateStore store,
            Entities entities,
            Ticker ticker,
            MonotoneClock clock,
            FatalStop fatal,
            HostSettings settings,
            long appliedSeq) {
        this.store = store;
        this.entities = entities;
        this.ticker = ticker;
        this.clock = clock;
        this.fatal = fatal;
        this.settings = settings;
        this.enoughEntities = Math.min(MOST_TO_WAIT_FOR, settings.overlayCapacity() / 3);
        this.longWaitNanos = TimeUnit.MILLISECONDS.toNanos(settings.flushEveryMillis());
        this.appliedSeq = appliedSeq;
        this.flushedSeq = appliedSeq;
    }

    /** The number of the last entry that RocksDB has. */
    long appliedSeq() {
        return appliedSeq;
    }

    /** Takes over a published change. */
    void submit(StateChange change) {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                oldestNanos = System.nanoTime();
            }
            waiting.add(change);
            waitingEntities += change.entities().size();
            if (waiting.size() == 1 || isEnough()) {
                moreToDo.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the overlay has room for {@code wallets} more. Returns at once when the thread
     * has ended.
     */
    void awaitRoom(int wallets) {
        if (entities.overlaySize() + wallets <= settings.overlayCapacity()) {
            return;
        }
        lock.lock();
        try {
            // An overlay that is empty takes whatever comes: one batch may be larger than the
            // bound.
            while (!ended
                    && !waiting.isEmpty()
                    && entities.overlaySize() + wallets > settings.overlayCapacity()) {
                hurry();
                moreDone.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until RocksDB has the entry {@code seq}. */
    void awaitApplied(long seq) {
        lock.lock();
        try {
            while (!ended && appliedSeq < seq) {
                hurry();
                moreDone.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        if (appliedSeq < seq) {
            fatal.check();
            throw new IllegalStateException("the host is closed");
        }
    }

    /** Lets the thread end when it has done everything it was given. */
    void close() {
        lock.lock();
        try {
            closing = true;
            moreToDo.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            while (step()) {
                ticker.tick(clock.nowMillis());
            }
        } catch (RocksDBException | RuntimeException | Error e) {
            fatal.because(e);
        } finally {
            lock.lock();
            try {
                ended = true;
                moreDone.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits for changes, a while, and writes them. Returns false when all is done. */
    private boolean step() throws RocksDBException {
        List<StateChange> changes = next();
        if (!changes.isEmpty()) {
            write(changes);
        }
        flushNowAndThen();
        lock.lock();
        try {
            return !closing || !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private List<StateChange> next() {
        List<StateChange> next = new ArrayList<>();
        lock.lock();
        try {
            awaitEnough();
            // What is being written stays in the queue until it is done, so that an empty queue
            // means: all done.
            int count = 0;
            for (StateChange change : waiting) {
                count += change.entities().size();
                if (!next.isEmpty() && count > MOST_ENTITIES_AT_ONCE) {
                    break;
                }
                next.add(change);
            }
            urgent = false;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnough() {
        return urgent || closing || waitingEntities >= enoughEntities;
    }

    private void hurry() {
        urgent = true;
        moreToDo.signal();
    }

    /** Waits until there is something to write, or a timer may be due. */
    private void awaitEnough() {
        long until = System.nanoTime() + (ticker.waits() ? TICK_NANOS : longWaitNanos);
        while (!isEnough()) {
            long now = System.nanoTime();
            long oldEnough =
                    waitingEntities < CROWD ? OLD_ENOUGH_NANOS : OLD_ENOUGH_IN_A_CROWD_NANOS;
            long left = waiting.isEmpty() ? until - now : oldestNanos + oldEnough - now;
            if (left <= 0) {
                return;
            }
            try {
                long _ = moreToDo.awaitNanos(left);
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; it ends when it is told to close.
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the state thread was interrupted", e);
            }
        }
    }

    private void write(List<StateChange> changes) throws RocksDBException {
        boolean inFiles = store.write(changes);
        int written = 0;
        for (StateChange change : changes) {
            written += change.entities().size();
            entities.takenOver(change);
            ticker.follow(change);
        }
        lock.lock();
        try {
            appliedSeq = changes.getLast().applied().seq();
            for (int i = 0; i < changes.size(); i++) {
                waiting.remove();
            }
            waitingEntities -= written;
            oldestNanos = System.nanoTime();
            moreDone.signalAll();
        } finally {
            lock.unlock();
        }
        if (inFiles) {
            flushedSeq = appliedSeq;
            flushedAtNanos = System.nanoTime();
        }
    }

    private void flushNowAndThen() throws RocksDBException {
        long now = System.nanoTime();
        boolean manyEntries = appliedSeq - flushedSeq >= settings.flushEveryEntries();
        boolean longAgo = now - flushedAtNanos >= longWaitNanos;
        if (manyEntries || (longAgo && appliedSeq > flushedSeq)) {
            store.flush(false);
            flushedSeq = appliedSeq;
            flushedAtNanos = now;
        } else if (longAgo) {
            flushedAtNanos = now;
        }
    }
}
