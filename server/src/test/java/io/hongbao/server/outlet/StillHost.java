package io.hongbao.server.outlet;

import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A host in which nothing happens: it has what a test puts into it, and tells what was read. */
public final class StillHost implements Host {

    private final Map<EntityKey<?>, Entity> entities = new HashMap<>();
    private final List<EntityKey<?>> reads = new ArrayList<>();

    public <E extends Entity> void put(EntityKey<E> key, E entity) {
        entities.put(key, entity);
    }

    public void put(OutletTerms terms, int version, boolean paused) {
        put(
                new EntityKey.OfOutlet(terms.campaign(), terms.id()),
                new Outlet(terms.campaign(), terms.id(), List.of(terms), version, paused));
    }

    /** What was read, in order; to be cleared by whoever looks. */
    public List<EntityKey<?>> reads() {
        return reads;
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public boolean submit(Command command, Consumer<Outcome> reply) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // put puts nothing under a key but its kind of entity
    public <E extends Entity> E read(int shard, EntityKey<E> key) {
        reads.add(key);
        Entity entity = entities.get(key);
        return entity == null ? key.none() : (E) entity;
    }

    @Override
    public void close() {}
}
