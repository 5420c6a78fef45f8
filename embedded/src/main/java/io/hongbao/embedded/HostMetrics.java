package io.hongbao.embedded;

/**
 * Is told what the writer does, batch by batch, on the writer's thread: must be quick and must not
 * throw.
 */
@FunctionalInterface
public interface HostMetrics {

    /** Looks away. */
    HostMetrics NONE = _ -> {};

    void batchDone(Batch batch);

    /**
     * One batch.
     *
     * @param commands how many commands were decided, without the messages they led to
     * @param entries how many entries were journaled
     * @param journalBytes how many bytes
     * @param decideNanos how long deciding, applying and encoding took
     * @param forceNanos how long writing and forcing the journal took
     * @param totalNanos from the first decision to the last answer
     */
    record Batch(
            int commands,
            int entries,
            long journalBytes,
            long decideNanos,
            long forceNanos,
            long totalNanos) {}
}
