package io.hongbao.core;

import java.util.function.UnaryOperator;

/** The entities of one shard, to change. Only {@link Shard#apply} changes them. */
public interface MutableState extends State {

    <E extends Entity> void put(EntityKey<E> key, E entity);

    default <E extends Entity> void update(EntityKey<E> key, UnaryOperator<E> change) {
        put(key, change.apply(get(key)));
    }
}
