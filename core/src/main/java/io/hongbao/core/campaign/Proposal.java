package io.hongbao.core.campaign;

import io.hongbao.core.Authority;

/**
 * Something that two people must ask for, asked for by the first.
 *
 * @param act what is to be done, such as {@code close} or {@code change:<digest>}; the second
 *     person asks for the same
 * @param by the first person
 * @param atMillis when; a proposal lapses after {@link #LAPSES_AFTER_MILLIS}
 */
public record Proposal(String act, Authority by, long atMillis) {

    public static final long LAPSES_AFTER_MILLIS = 24 * 3_600_000L;

    /** Whether {@code actor}, asking for the same now, is the second person that this waits for. */
    public boolean isSecondedBy(String actor, long nowMillis) {
        return !by.actor().equals(actor) && !isLapsed(nowMillis);
    }

    public boolean isLapsed(long nowMillis) {
        return nowMillis - atMillis > LAPSES_AFTER_MILLIS;
    }
}
