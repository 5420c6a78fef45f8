package io.hongbao.server.invite;

import io.hongbao.server.trace.Trace;
import java.util.Optional;

/**
 * Reads click ids: what the landing page of an invite hands to the app, so that whoever opened a
 * link need not type its code.
 */
@FunctionalInterface
public interface Clicks {

    /**
     * The click that an id names.
     *
     * @param id any text
     * @param nowMillis campaign time
     * @return empty when it is none of ours, or too old
     */
    Optional<Click> read(String id, long nowMillis);

    /**
     * Somebody opened an invite.
     *
     * @param number the invite's number; nobody has looked whether there is one
     * @param way by which form and channel it came
     * @param atMillis campaign time
     */
    record Click(long number, Trace.Way way, long atMillis) {}
}
