package io.hongbao.core.invite;

import java.util.Set;

/** How an acceptance stands after what people who look for abuse have said about it. */
public enum Standing {
    /** Nobody objects: what it earns is granted. */
    CLEAR,
    /** It is being reviewed: what it earns waits. */
    HELD,
    /** What was not granted yet comes to nothing; what was granted stays. */
    FORFEITED,
    /** What was granted is taken back as well, as far as it has not been spent. */
    CLAWED_BACK;

    /** Where a review may lead it from here. */
    public Set<Standing> next() {
        return switch (this) {
            case CLEAR -> Set.of(HELD, FORFEITED, CLAWED_BACK);
            case HELD -> Set.of(CLEAR, FORFEITED, CLAWED_BACK);
            case FORFEITED -> Set.of(CLAWED_BACK);
            case CLAWED_BACK -> Set.of();
        };
    }

    /** Whether it may still earn something. */
    public boolean earns() {
        return this == CLEAR || this == HELD;
    }
}
