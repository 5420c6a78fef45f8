package io.hongbao.server.trace;

/** Takes the steps of invites as they happen. */
@FunctionalInterface
public interface Traces {

    /**
     * Takes a step. Never blocks and never fails: when more comes than can be kept, steps are
     * counted as dropped. May be called on any thread.
     */
    void happened(Trace trace);
}
