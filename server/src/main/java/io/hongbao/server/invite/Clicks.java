package io.hongbao.server.invite;

import io.hongbao.server.trace.Trace;
import java.util.Optional;

/** Reads the ids that the landing page gives to those who open it. */
@FunctionalInterface
public interface Clicks {

    /**
     * What an id stands for; empty when it is not one of ours, or too old. Never blocks; may be
     * called on any thread.
     *
     * @param id any text, of at most 200 characters
     * @param nowMillis campaign time, in milliseconds since 1970
     */
    Optional<Click> read(String id, long nowMillis);

    /**
     * Somebody opened the landing page of an invite.
     *
     * @param number the invite's; nobody has looked whether there is one
     * @param way as its link says
     * @param atMillis campaign time, in milliseconds since 1970
     */
    record Click(long number, Trace.Way way, long atMillis) {}
}
