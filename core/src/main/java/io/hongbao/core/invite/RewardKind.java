package io.hongbao.core.invite;

/** Whose reward it is, and for what. */
public enum RewardKind {
    /** The inviter's, for an acceptance. */
    INVITER,
    /** The inviter's draw, for every so many acceptances. */
    DRAW,
    /** The friend's who has accepted. */
    FRIEND
}
