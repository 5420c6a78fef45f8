package io.hongbao.core.campaign;

import io.hongbao.core.Authority;

/**
 * Something that two people must ask for, asked for by the first.
 *
 * @param act what is to be done, such as {@code close} or {@code change:<digest>}; the second person asks for the same
 * @param by the first person
 * @param atMillis when; a proposal lapses after {@link #LAPSES_AFTER_MILLIS}
 */
public record Proposal(String act, Authority by, long atMillis) {

    public static final long LAPSES_AFTER_MILLIS = 24 * 3_600_000L;

    /** Whether {@code actor}, asking for {@code otherAct} now, is the second person that this one waits for. */
    public boolean isSecondedBy(String actor, String otherAct, long nowMillis) {
        return act.equals(otherAct)
                && !by.actor().equals(actor)
                && nowMillis - atMillis <= LAPSES_AFTER_MILLIS;
    }
}
