package io.hongbao.server.abuse;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Doubts;
import io.hongbao.server.trace.Trace;
import java.util.OptionalLong;

/**
 * Watches over invites. All methods may be called on any thread, and none blocks. Networks are
 * those of the edge; 0 is this machine's own, which is held to nothing.
 */
public interface AbuseWatch {

    /**
     * Somebody opened a session.
     *
     * @param device what the app calls the device, 0-128 characters; empty when it does not say
     */
    void seen(String campaign, UserId user, String device, long network, long atMillis);

    /**
     * Whether this person may look a code up now; asked before every look-up, also of codes whose
     * check symbol is wrong.
     *
     * @return when they may try again; empty when they may now
     */
    OptionalLong refusedUntil(UserId user, long network, long atMillis);

    /** They tried a code that leads nowhere, for whatever reason. */
    void wrongCode(UserId user, long network, long atMillis);

    /**
     * Why an acceptance has to be reviewed before it earns anything. Asked before the acceptance is
     * decided.
     *
     * @return {@link Doubts#NONE} when nothing speaks against it
     */
    Doubts doubts(Attempt attempt);

    /**
     * The acceptance came to be.
     *
     * @param held whether it is to be reviewed, as {@link #doubts} said
     */
    void accepted(Trace.Accepted accepted, boolean held);

    /**
     * Somebody is about to accept an invite.
     *
     * @param inviter whose invite it is
     * @param network where the friend is
     */
    record Attempt(
            String campaign,
            long atMillis,
            UserId inviter,
            UserId friend,
            Trace.Way way,
            long network) {}
}
