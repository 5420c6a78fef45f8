package io.hongbao.server.trace;

import io.hongbao.core.UserId;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;

/**
 * One step on the way of an invite. Steps move no money: the journal has what an acceptance earned,
 * these say by which form and channel people came.
 */
public sealed interface Trace {

    String campaign();

    /** Campaign time, in milliseconds since 1970. */
    long atMillis();

    /** By which form and on which channel it was handed on, as far as the step knows. */
    record Way(ShareForm form, Channel channel) {}

    /**
     * Somebody handed their invite on.
     *
     * @param number the invite's number
     */
    record Shared(String campaign, long atMillis, long number, UserId inviter, Way way)
            implements Trace {}

    /** Somebody opened an invite: the landing page of its link, or the app with its code. */
    record Opened(String campaign, long atMillis, long number, Way way) implements Trace {}

    /** The app was opened for the first time by somebody who had opened an invite before. */
    record Installed(String campaign, long atMillis, long number, UserId friend, Way way)
            implements Trace {}

    /**
     * An invite was accepted, for the first time by this friend.
     *
     * @param inviterRewarded whether it earns the inviter something too
     */
    record Accepted(
            String campaign,
            long atMillis,
            long number,
            UserId inviter,
            UserId friend,
            Way way,
            boolean inviterRewarded)
            implements Trace {}

    /**
     * Somebody has placed an order: their first one, when none was traced before.
     *
     * @param outlet the outlet's id
     */
    record Ordered(String campaign, long atMillis, UserId user, String outlet) implements Trace {}

    /** A person said that an invite cannot be opened, or its text not copied. */
    record Reported(String campaign, long atMillis, UserId user, Way way, Obstacle obstacle)
            implements Trace {}

    /** What a person met with. */
    enum Obstacle {
        CANNOT_OPEN,
        CANNOT_COPY
    }
}
