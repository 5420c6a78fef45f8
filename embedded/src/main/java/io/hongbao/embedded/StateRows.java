package io.hongbao.embedded;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.journal.EffectCodec;
import io.hongbao.journal.EntityCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/**
 * Some changes as rows of the state: sorted by key, the newest of each key only. Sorted, because
 * RocksDB then finds the place of a row next to the place of the row before, and because a file can
 * be made of them as they are.
 */
final class StateRows {
    private static final byte[] NOTHING = {};

    private static final Comparator<Keyed> BY_USER = Comparator.comparing(StateRows::user);
    private static final Comparator<Keyed> BY_KEY =
            Comparator.comparing(row -> StateKeys.of(row.key()), Arrays::compareUnsigned);
    private static final Comparator<IndexChanges.TimerChange> BY_TIMER_KEY =
            Comparator.comparing(change -> StateKeys.of(change.timer()), Arrays::compareUnsigned);

    private final List<Keyed> others = new ArrayList<>();
    private final List<Keyed> wallets = new ArrayList<>();
    private final List<Keyed> orders = new ArrayList<>();
    private final List<Keyed> payouts = new ArrayList<>();
    private final List<Keyed> tickets = new ArrayList<>();
    private final List<Keyed> personInvites = new ArrayList<>();
    private final List<Keyed> invites = new ArrayList<>();
    private final List<IndexChanges.TimerChange> timers = new ArrayList<>();
    private final Map<EffectId, List<Optional<Effect>>> effects = new LinkedHashMap<>();
    private final StateStore.Applied applied;

    StateRows(List<StateChange> changes) {
        for (StateChange change : changes) {
            for (Keyed entity : change.entities()) {
                rowsOf(entity.key()).add(entity);
            }
            timers.addAll(change.index().timers());
            for (IndexChanges.EffectChange effect : change.index().effects()) {
                effects.computeIfAbsent(effect.id(), _ -> new ArrayList<>(2)).add(effect.asked());
            }
        }
        applied = changes.getLast().applied();
    }

    private List<Keyed> rowsOf(EntityKey<?> key) {
        return switch (key) {
            case EntityKey.OfWallet _ -> wallets;
            case EntityKey.OfOrders _ -> orders;
            case EntityKey.OfPayouts _ -> payouts;
            case EntityKey.OfTicket _ -> tickets;
            case EntityKey.OfPersonInvites _ -> personInvites;
            case EntityKey.OfInvite _ -> invites;
            default -> others;
        };
    }

    private static UserId user(Keyed row) {
        return ((EntityKey.OfPerson<?>) row.key()).user();
    }

    /** Where rows go. */
    interface Target {
        void put(byte[] key, byte[] value) throws RocksDBException;

        void delete(byte[] key) throws RocksDBException;
    }

    /** How many there are, at most. */
    int count() {
        int ofPeople = wallets.size() + orders.size() + payouts.size() + tickets.size();
        int ofInvites = personInvites.size() + invites.size();
        return 1 + others.size() + ofPeople + ofInvites + timers.size() + effects.size();
    }

    /**
     * Writes them in the order of their keys: see {@link StateKeys}. The wallets also into {@code
     * recent}.
     */
    void writeTo(RecentWallets recent, Target target) throws RocksDBException {
        target.put(StateKeys.APPLIED, applied.bytes());
        others.sort(BY_KEY);
        writeEntities(others, recent, target);
        writePeople(wallets, BY_USER, recent, target);
        writePeople(orders, BY_USER, recent, target);
        writePeople(payouts, BY_USER, recent, target);
        writePeople(tickets, BY_KEY, recent, target);
        writePeople(personInvites, BY_KEY, recent, target);
        invites.sort(BY_KEY);
        writeEntities(invites, recent, target);
        sortTimers();
        writeTimers(target);
        writeEffects(target);
    }

    private static void writePeople(
            List<Keyed> rows, Comparator<Keyed> order, RecentWallets recent, Target target)
            throws RocksDBException {
        PrefixSort.sort(rows, row -> user(row).high(), order);
        writeEntities(rows, recent, target);
    }

    /**
     * An effect that was asked for and resolved since the last write has never been in RocksDB, and
     * need not get there: most are.
     */
    private void writeEffects(Target target) throws RocksDBException {
        List<EffectId> ids = new ArrayList<>(effects.keySet());
        ids.removeIf(id -> {
            List<Optional<Effect>> changes = effects.getOrDefault(id, List.of());
            return changes.getFirst().isPresent() && changes.getLast().isEmpty();
        });
        ids.sort(Comparator.comparing(StateKeys::of, Arrays::compareUnsigned));
        for (EffectId id : ids) {
            Optional<Effect> last = effects.getOrDefault(id, List.of()).getLast();
            if (last.isPresent()) {
                target.put(StateKeys.of(id), EffectCodec.encode(last.get()));
            } else {
                target.delete(StateKeys.of(id));
            }
        }
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
            IndexChanges.TimerChange row = timers.get(i);
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
