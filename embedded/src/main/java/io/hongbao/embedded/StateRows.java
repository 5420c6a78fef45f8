package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.journal.EffectCodec;
import io.hongbao.journal.EntityCodec;
import io.hongbao.journal.WireBuffer;
import java.util.ArrayList;
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
    private static final int USUAL_VALUE_BYTES = 1_024;

    private final StateStore.Applied applied;

    /** The key of each row. */
    private final List<byte[]> keys = new ArrayList<>();

    /** What lies under each, in the order in which it came to be. */
    private final List<StateRow> rows = new ArrayList<>();

    private final WireBuffer value = new WireBuffer(USUAL_VALUE_BYTES);

    StateRows(List<StateChange> changes) {
        for (StateChange change : changes) {
            for (Keyed entity : change.entities()) {
                add(StateKeys.of(entity.key()), entity);
            }
            for (IndexChanges.TimerChange timer : change.index().timers()) {
                add(StateKeys.of(timer.timer()), timer);
            }
            for (IndexChanges.EffectChange effect : change.index().effects()) {
                add(StateKeys.of(effect.id()), effect);
            }
        }
        applied = changes.getLast().applied();
    }

    private void add(byte[] key, StateRow row) {
        keys.add(key);
        rows.add(row);
    }

    /** Where rows go. */
    interface Target {
        void put(byte[] key, byte[] value) throws RocksDBException;

        void delete(byte[] key) throws RocksDBException;
    }

    /** How many there are, at most. */
    int count() {
        return 1 + rows.size();
    }

    /**
     * Writes them in the order of their keys: see {@link StateKeys}. The wallets also into {@code
     * recent}.
     */
    void writeTo(RecentWallets recent, Target target) throws RocksDBException {
        target.put(StateKeys.APPLIED, applied.bytes());
        int[] order = KeySort.order(keys);
        int next;
        for (int i = 0; i < order.length; i = next) {
            next = i + 1;
            while (next < order.length
                    && Arrays.equals(keys.get(order[i]), keys.get(order[next]))) {
                next++;
            }
            write(
                    keys.get(order[i]),
                    rows.get(order[i]),
                    rows.get(order[next - 1]),
                    recent,
                    target);
        }
    }

    /**
     * @param first what was written under the key first
     * @param last what was written last: that holds
     */
    private void write(
            byte[] key, StateRow first, StateRow last, RecentWallets recent, Target target)
            throws RocksDBException {
        switch (last) {
            case Keyed entity -> {
                value.clear();
                EntityCodec.append(entity.entity(), value);
                byte[] bytes = value.toByteArray();
                if (entity.key() instanceof EntityKey.OfWallet wallet) {
                    recent.put(wallet.user(), bytes);
                }
                target.put(key, bytes);
            }
            case IndexChanges.TimerChange timer -> {
                if (timer.set()) {
                    target.put(key, NOTHING);
                } else {
                    target.delete(key);
                }
            }
            case IndexChanges.EffectChange effect -> {
                if (effect.asked().isPresent()) {
                    target.put(key, EffectCodec.encode(effect.asked().get()));
                } else if (!isAsking(first)) {
                    // One that was asked for and resolved since the last write has never been in
                    // RocksDB, and need not get there: most are.
                    target.delete(key);
                }
            }
        }
    }

    private static boolean isAsking(StateRow row) {
        return row instanceof IndexChanges.EffectChange effect && effect.asked().isPresent();
    }
}
