package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.State;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.RocksDBException;

/**
 * The durable entities, to read from any thread: those that the state in RocksDB has yet to take
 * over first, then RocksDB.
 *
 * <p>Wallets, orders, tickets and invites are many: one leaves memory as soon as RocksDB has it.
 * All others are few and used all the time: they stay.
 */
final class Entities implements State {
    private final StateStore store;
    private final PeopleFilters filters = new PeopleFilters();
    private final Map<EntityKey<?>, Entity> resident = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<EntityKey<?>, Entity> overlay = new ConcurrentHashMap<>();

    Entities(StateStore store) throws RocksDBException {
        this.store = store;
        try (StateScan scan = store.scanButPeople()) {
            scan.forEachRemaining(one -> resident.put(one.key(), one.entity()));
        }
    }

    /** Who certainly has nothing. The writer adds to them before it publishes. */
    PeopleFilters filters() {
        return filters;
    }

    @Override
    @SuppressWarnings("unchecked") // publish puts nothing under a key but its kind of entity
    public <E extends Entity> E get(EntityKey<E> key) {
        try {
            if (key instanceof EntityKey.OfMany<?>) {
                // The state thread puts an entity into RocksDB before it takes it off here: one of
                // the two has it. And it is in the filter before it is here: whoever finds it gone
                // finds it there.
                Entity newest = overlay.get(key);
                if (newest != null) {
                    return (E) newest;
                }
                return filters.mayContain(key) ? store.ofPerson(key) : key.none();
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
            if (changed.key() instanceof EntityKey.OfMany<?>) {
                overlay.put(changed.key(), changed.entity());
            } else {
                resident.put(changed.key(), changed.entity());
            }
        }
    }

    /** Forgets people's entities of a change that RocksDB has, but those that changed again. */
    void takenOver(StateChange change) {
        for (Keyed changed : change.entities()) {
            if (changed.key() instanceof EntityKey.OfMany<?>) {
                // A newer one stays, unless it equals this one: then RocksDB has it too.
                overlay.remove(changed.key(), changed.entity());
            }
        }
    }

    /** How many of people's entities RocksDB has yet to take over. */
    int overlaySize() {
        return (int) overlay.mappingCount();
    }

    /** The keys of all entities but people's. */
    Set<EntityKey<?>> residents() {
        return Set.copyOf(resident.keySet());
    }
}
