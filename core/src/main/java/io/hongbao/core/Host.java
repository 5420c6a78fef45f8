package io.hongbao.core;

import java.util.function.Consumer;

/**
 * What runs the core: takes commands, makes what they did durable, answers, delivers messages and
 * wakes timers. Every host passes the same contract test.
 */
public interface Host extends AutoCloseable {

    /** How many shards there are. */
    int shards();

    /**
     * Hands a command over. {@code reply} is called once, from a thread of the host, when what was
     * decided is durable; it must not block. Commands of one user are decided in the order in which
     * they were handed over. A reply that is {@link Expiring} may be told that its command was
     * dropped instead.
     *
     * @return false when the host's queue is full or the host is shutting down: nothing happened,
     *     {@code reply} is never called, try again later
     */
    boolean submit(Command command, Consumer<Outcome> reply);

    /**
     * The durable state of an entity on one shard, read on the caller's thread. It includes
     * everything answered so far.
     */
    <E extends Entity> E read(int shard, EntityKey<E> key);

    /** Answers everything it took, then releases what it holds. */
    @Override
    void close();
}
