package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.State;
import io.hongbao.core.UserId;
import io.hongbao.core.wallet.Wallet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.RocksDBException;

/**
 * The durable entities, to read from any thread: those that the state in RocksDB has yet to take
 * over first, then RocksDB.
 *
 * <p>Wallets are many: one leaves memory as soon as RocksDB has it. All others are few and used all
 * the time: they stay.
 */
final class Entities implements State {
    private final StateStore store;
    private final Map<EntityKey<?>, Entity> resident = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UserId, Wallet> overlay = new ConcurrentHashMap<>();

    Entities(StateStore store) throws RocksDBException {
        this.store = store;
        try (StateScan scan = store.scanButWallets()) {
            scan.forEachRemaining(one -> resident.put(one.key(), one.entity()));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // publish puts nothing under a key but its kind of entity
    public <E extends Entity> E get(EntityKey<E> key) {
        try {
            if (key instanceof EntityKey.OfWallet ofWallet) {
                // The state thread puts a wallet into RocksDB before it takes it off here: one of
                // the two has it.
                Wallet wallet = overlay.get(ofWallet.user());
                return (E) (wallet == null ? store.wallet(ofWallet) : wallet);
            }
            Entity entity = resident.get(key);
            return entity == null ? key.none() : (E) entity;
        } catch (RocksDBException e) {
            throw new StateUnreadableException(e);
        }
    }

    /** Lets readers see a change that is durable. From one thread. */
    void publish(StateChange change) {
        for (Keyed changed : change.entities()) {
            if (changed.entity() instanceof Wallet wallet) {
                overlay.put(wallet.user(), wallet);
            } else {
                resident.put(changed.key(), changed.entity());
            }
        }
    }

    /** Forgets the wallets of a change that RocksDB has, but those that have changed again. */
    void takenOver(StateChange change) {
        for (Keyed changed : change.entities()) {
            if (changed.entity() instanceof Wallet wallet) {
                // A newer wallet stays, unless it equals this one: then RocksDB has it too.
                overlay.remove(wallet.user(), wallet);
            }
        }
    }

    /** How many wallets RocksDB has yet to take over. */
    int overlaySize() {
        return (int) overlay.mappingCount();
    }

    /** The keys of all entities but the wallets. */
    Set<EntityKey<?>> residents() {
        return Set.copyOf(resident.keySet());
    }
}
