package io.hongbao.server.trace;

import io.hongbao.core.UserId;

/**
 * Somebody who needs every step: first all that the log has kept, in its order, then each as it
 * happens. Told by one thread at a time, which must not be held up.
 */
public interface TraceSubscriber {

    /** A step, of before the start or just now. */
    void happened(Trace trace);

    /** All steps of before the start were told; what is told from now on happens. */
    default void caughtUp() {}

    /**
     * A person is forgotten.
     *
     * @param instead the pseudonym that stands in the log in their place from now on, and of nobody
     */
    default void forgotten(UserId person, UserId instead) {}
}
