package io.hongbao.core.treasury;

import io.hongbao.core.Require;

/**
 * A run of envelopes that are still to be granted.
 *
 * @param firstPosition the position of the first one in its deck or split; {@link #LOOSE} where
 *     positions mean nothing
 * @param count how many, at least 1
 * @param amountMinor the money in all of them together
 */
public record Lot(long firstPosition, long count, long amountMinor) {

    public static final long LOOSE = -1;

    public Lot {
        Require.inRange(firstPosition, LOOSE, Long.MAX_VALUE, "first position");
        Require.inRange(count, 1, Long.MAX_VALUE, "lot count");
        Require.inRange(amountMinor, 0, Long.MAX_VALUE, "lot amount in minor units");
    }

    public boolean isLoose() {
        return firstPosition == LOOSE;
    }

    /** Whether {@code next} goes on where this lot ends, so that both are one. */
    boolean isContinuedBy(Lot next) {
        return isLoose() ? next.isLoose() : next.firstPosition == firstPosition + count;
    }

    Lot plus(Lot next) {
        return new Lot(
                firstPosition,
                Math.addExact(count, next.count),
                Math.addExact(amountMinor, next.amountMinor));
    }
}
