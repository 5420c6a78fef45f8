package io.hongbao.abuse;

/** Whose reward a reason speaks against. */
public enum Side {
    INVITER,
    FRIEND,
    BOTH;

    boolean isInviter() {
        return this != FRIEND;
    }

    boolean isFriend() {
        return this != INVITER;
    }
}
