package io.hongbao.core;

/**
 * A reply to a command that is not to be decided once nobody waits for it. A host asks when the
 * command's turn comes; a command that it drops has changed nothing, and its reply gets no outcome.
 */
public interface Expiring {

    /** Whether nobody waits any more. Asked on the host's thread: it must not wait for anything. */
    boolean isOver();

    /** The command was dropped. Called once, in place of the outcome, on the host's thread. */
    void dropped();
}
