package io.hongbao.embedded;

import io.hongbao.core.Timer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.rocksdb.RocksDBException;

/**
 * Finds the timers that are due. Belongs to the state thread, which has every timer in RocksDB
 * before it looks: a timer is seen a little later than it could be, and no second index is kept in
 * memory. Nobody is hurt by that, since what is due reads as expired even before its timer has run.
 */
final class Ticker {
    /**
     * The most timers that are on their way to the writer at once, so that people's commands get
     * their turn.
     */
    static final int MOST_AT_ONCE = 256;

    private final StateStore store;
    private final Consumer<List<Timer>> writer;
    private final Set<Timer> running = new HashSet<>();

    /**
     * No timer lies before this key. To search from the first one each time would mean to step over
     * all that have run: RocksDB keeps the traces of deleted keys until it compacts.
     */
    private byte[] searchFrom = StateKeys.FIRST_TIMER;

    /** No timer is due before. */
    private long earliestMillis = Long.MIN_VALUE;

    Ticker(StateStore store, Consumer<List<Timer>> writer) {
        this.store = store;
        this.writer = writer;
    }

    /** Follows a change that RocksDB has. */
    void follow(StateChange change) {
        for (IndexChanges.TimerChange timer : change.index().timers()) {
            if (timer.set()) {
                lookFrom(timer.timer());
            } else {
                running.remove(timer.timer());
            }
        }
    }

    private void lookFrom(Timer timer) {
        if (timer.dueAtMillis() <= earliestMillis) {
            byte[] key = StateKeys.of(timer);
            if (Arrays.compareUnsigned(key, searchFrom) < 0) {
                searchFrom = key;
            }
            earliestMillis = timer.dueAtMillis();
        }
    }

    /** Whether there is any timer to wait for. */
    boolean waits() {
        return earliestMillis != Long.MAX_VALUE;
    }

    /** Hands the timers that are due to the writer, unless it still has some. */
    void tick(long nowMillis) throws RocksDBException {
        if (nowMillis < earliestMillis || !running.isEmpty()) {
            return;
        }
        List<Timer> first = store.firstTimers(searchFrom, MOST_AT_ONCE + 1);
        List<Timer> due =
                first.stream()
                        .filter(timer -> timer.dueAtMillis() <= nowMillis)
                        .limit(MOST_AT_ONCE)
                        .toList();
        if (due.size() == first.size()) {
            // Everything runs; what is set from now on brings both back.
            searchFrom = StateKeys.AFTER_TIMERS;
            earliestMillis = Long.MAX_VALUE;
        } else {
            Timer next = first.get(due.size());
            searchFrom = StateKeys.of(next);
            earliestMillis = next.dueAtMillis();
        }
        if (!due.isEmpty()) {
            running.addAll(due);
            writer.accept(due);
        }
    }
}
