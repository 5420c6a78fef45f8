package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.MutableState;
import io.hongbao.core.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The state as the writer sees it: what is durable, and over it what the entries of this batch have
 * changed. Remembers what it has read too, since a claim reads its wallet twice: to decide, and to
 * apply.
 */
final class StagedState implements MutableState {

    /** One entity of this batch. */
    private static final class Slot {
        final EntityKey<?> key;
        Entity entity;
        boolean changed;

        Slot(EntityKey<?> key, Entity entity) {
            this.key = key;
            this.entity = entity;
        }
    }

    private final State durable;
    private final Map<EntityKey<?>, Slot> slots = new HashMap<>();
    private final List<Slot> changed = new ArrayList<>();

    StagedState(State durable) {
        this.durable = durable;
    }

    @Override
    @SuppressWarnings("unchecked") // a slot holds nothing but its key's kind of entity
    public <E extends Entity> E get(EntityKey<E> key) {
        return (E) slot(key).entity;
    }

    @Override
    public <E extends Entity> void put(EntityKey<E> key, E entity) {
        change(slot(key), entity);
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public <E extends Entity> void update(EntityKey<E> key, UnaryOperator<E> change) {
        Slot slot = slot(key);
        change(slot, change.apply((E) slot.entity));
    }

    private void change(Slot slot, Entity entity) {
        slot.entity = entity;
        if (!slot.changed) {
            slot.changed = true;
            changed.add(slot);
        }
    }

    private Slot slot(EntityKey<?> key) {
        Slot slot = slots.get(key);
        if (slot == null) {
            slot = new Slot(key, durable.get(key));
            slots.put(key, slot);
        }
        return slot;
    }

    /** How many entities have changed. */
    int changes() {
        return changed.size();
    }

    /** Everything changed, and begins anew. */
    List<Keyed> take() {
        List<Keyed> taken = new ArrayList<>(changed.size());
        for (Slot slot : changed) {
            taken.add(new Keyed(slot.key, slot.entity));
        }
        changed.clear();
        slots.clear();
        return taken;
    }
}
