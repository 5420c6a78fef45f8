package io.hongbao.testkit;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.MutableState;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The entities of one shard in a hash map. */
public final class MemoryState implements MutableState {

    private final Map<EntityKey<?>, Entity> entities = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked") // put() stores under each key only what the key names
    public <E extends Entity> E get(EntityKey<E> key) {
        Entity entity = entities.get(key);
        return entity == null ? key.none() : (E) entity;
    }

    @Override
    public <E extends Entity> void put(EntityKey<E> key, E entity) {
        entities.put(key, entity);
    }

    /** Everything there is, to read. */
    public Map<EntityKey<?>, Entity> entities() {
        return Collections.unmodifiableMap(entities);
    }
}
