package io.hongbao.core.invite;

import io.hongbao.core.Entity;

/**
 * How many invites of a campaign one shard has handed out: the next number comes from it.
 *
 * @param campaign the campaign's id
 */
public record InviteCounter(String campaign, long handedOut) implements Entity {

    public static InviteCounter none(String campaign) {
        return new InviteCounter(campaign, 0);
    }

    /** After one more. */
    public InviteCounter next() {
        return new InviteCounter(campaign, handedOut + 1);
    }
}
