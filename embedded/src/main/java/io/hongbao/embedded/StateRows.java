package io.hongbao.embedded;

import io.hongbao.journal.EntityCodec;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Some changes as rows of the state: sorted by key, the newest of each key only. Sorted, because
 * RocksDB then finds the place of a row next to the place of the row before, and because a file can
 * be made of them as they are.
 */
final class StateRows {
    private static final byte[] NOTHING = {};

    /**
     * One row, and what to make its value of: a {@link Keyed}, a {@link StateChange.TimerChange},
     * or an applied entry.
     */
    private record Row(byte[] key, Object source) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return Arrays.compareUnsigned(key, other.key);
        }
    }

    private final Row[] rows;

    StateRows(List<StateChange> changes) {
        int count = 1;
        for (StateChange change : changes) {
            count += change.entities().size() + change.timers().size();
        }
        rows = new Row[count];
        int next = 0;
        for (StateChange change : changes) {
            for (Keyed entity : change.entities()) {
                rows[next++] = new Row(StateKeys.of(entity.key()), entity);
            }
            for (StateChange.TimerChange timer : change.timers()) {
                rows[next++] = new Row(StateKeys.of(timer.timer()), timer);
            }
        }
        rows[next] = new Row(StateKeys.APPLIED, changes.getLast().applied());
        // Stable: of the rows of one key the newest is the last.
        Arrays.sort(rows);
    }

    /** Where rows go. */
    interface Target {
        void put(byte[] key, byte[] value) throws RocksDBException;

        void delete(byte[] key) throws RocksDBException;
    }

    /** How many there are, at most. */
    int count() {
        return rows.length;
    }

    void writeTo(Target target) throws RocksDBException {
        for (int i = 0; i < rows.length; i++) {
            boolean newest = i + 1 == rows.length || rows[i].compareTo(rows[i + 1]) != 0;
            if (newest) {
                write(rows[i], target);
            }
        }
    }

    private static void write(Row row, Target target) throws RocksDBException {
        switch (row.source()) {
            case Keyed entity -> target.put(row.key(), EntityCodec.encode(entity.entity()));
            case StateChange.TimerChange timer -> {
                if (timer.set()) {
                    target.put(row.key(), NOTHING);
                } else {
                    target.delete(row.key());
                }
            }
            case StateStore.Applied applied -> target.put(row.key(), applied.bytes());
            default -> throw new IllegalStateException("no row is made of " + row.source());
        }
    }
}
