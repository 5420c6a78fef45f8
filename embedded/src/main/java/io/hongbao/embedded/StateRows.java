package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.journal.EntityCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Some changes as rows of the state: sorted by key, the newest of each key only. Sorted, because
 * RocksDB then finds the place of a row next to the place of the row before, and because a file can
 * be made of them as they are.
 */
final class StateRows {
    private static final byte[] NOTHING = {};

    private static final Comparator<Keyed> BY_USER = Comparator.comparing(StateRows::user);
    private static final Comparator<StateChange.TimerChange> BY_TIMER_KEY =
            Comparator.comparing(change -> StateKeys.of(change.timer()), Arrays::compareUnsigned);

    private final List<Keyed> others = new ArrayList<>();
    private final List<Keyed> wallets = new ArrayList<>();
    private final List<StateChange.TimerChange> timers = new ArrayList<>();
    private final StateStore.Applied applied;

    StateRows(List<StateChange> changes) {
        for (StateChange change : changes) {
            for (Keyed entity : change.entities()) {
                (entity.key() instanceof EntityKey.OfWallet ? wallets : others).add(entity);
            }
            timers.addAll(change.timers());
        }
        applied = changes.getLast().applied();
    }

    private static UserId user(Keyed wallet) {
        return ((EntityKey.OfWallet) wallet.key()).user();
    }

    /** Where rows go. */
    interface Target {
        void put(byte[] key, byte[] value) throws RocksDBException;

        void delete(byte[] key) throws RocksDBException;
    }

    /** How many there are, at most. */
    int count() {
        return 1 + others.size() + wallets.size() + timers.size();
    }

    /**
     * Writes them in the order of their keys: see {@link StateKeys}. The wallets also into {@code
     * recent}.
     */
    void writeTo(RecentWallets recent, Target target) throws RocksDBException {
        target.put(StateKeys.APPLIED, applied.bytes());
        others.sort(Comparator.comparing(one -> StateKeys.of(one.key()), Arrays::compareUnsigned));
        writeEntities(others, recent, target);
        PrefixSort.sort(wallets, wallet -> user(wallet).high(), BY_USER);
        writeEntities(wallets, recent, target);
        sortTimers();
        writeTimers(target);
    }

    private static void writeEntities(List<Keyed> sorted, RecentWallets recent, Target target)
            throws RocksDBException {
        for (int i = 0; i < sorted.size(); i++) {
            Keyed row = sorted.get(i);
            if (i + 1 == sorted.size() || !sorted.get(i + 1).key().equals(row.key())) {
                byte[] value = EntityCodec.encode(row.entity());
                if (row.key() instanceof EntityKey.OfWallet wallet) {
                    recent.put(wallet.user(), value);
                }
                target.put(StateKeys.of(row.key()), value);
            }
        }
    }

    /**
     * By due time, and then by key. Vouchers that are good until a fixed day all have one due time:
     * then the people make the difference.
     */
    private void sortTimers() {
        long first = timers.isEmpty() ? 0 : timers.getFirst().timer().dueAtMillis();
        boolean oneDueTime =
                timers.stream()
                        .allMatch(change ->
                                change.timer().dueAtMillis() == first
                                        && change.timer().entity() instanceof EntityKey.OfWallet);
        PrefixSort.sort(
                timers,
                oneDueTime
                        ? change -> ((EntityKey.OfWallet) change.timer().entity()).user().high()
                        : change ->
                                Math.min(change.timer().dueAtMillis(), LAST_DUE_TIME)
                                        << DUE_TIME_SPARE_BITS,
                BY_TIMER_KEY);
    }

    /**
     * A due time in milliseconds leaves so many bits of a long, but for those after the year 2527.
     */
    private static final int DUE_TIME_SPARE_BITS = 20;

    private static final long LAST_DUE_TIME = (1L << (Long.SIZE - DUE_TIME_SPARE_BITS)) - 1;

    private void writeTimers(Target target) throws RocksDBException {
        for (int i = 0; i < timers.size(); i++) {
            StateChange.TimerChange row = timers.get(i);
            if (i + 1 == timers.size() || !timers.get(i + 1).timer().equals(row.timer())) {
                byte[] key = StateKeys.of(row.timer());
                if (row.set()) {
                    target.put(key, NOTHING);
                } else {
                    target.delete(key);
                }
            }
        }
    }
}
