package io.hongbao.core;

/** The entities of one shard, to read. */
public interface State {

    /** The entity under {@code key}, or {@code key.none()} when there is none yet. */
    <E extends Entity> E get(EntityKey<E> key);
}
