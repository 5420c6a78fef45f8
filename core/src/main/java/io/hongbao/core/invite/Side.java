package io.hongbao.core.invite;

import java.util.Locale;
import java.util.Set;

/** One of an acceptance's two sides. */
public enum Side {
    INVITER,
    FRIEND;

    public static final Set<Side> BOTH = Set.of(INVITER, FRIEND);

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The side across. */
    public Side other() {
        return this == INVITER ? FRIEND : INVITER;
    }
}
