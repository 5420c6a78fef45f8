package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.State;

/**
 * The durable entities as the writer reads and publishes them. It asks the filters first: on a
 * launch morning nearly everybody is new.
 */
final class WriterView implements State {
    private final Entities entities;

    WriterView(Entities entities) {
        this.entities = entities;
    }

    @Override
    public <E extends Entity> E get(EntityKey<E> key) {
        return entities.filters().mayContain(key) ? entities.get(key) : key.none();
    }

    /** Lets readers see a change that is durable. */
    void publish(StateChange change) {
        for (Keyed changed : change.entities()) {
            entities.filters().add(changed.key());
        }
        entities.publish(change);
    }
}
