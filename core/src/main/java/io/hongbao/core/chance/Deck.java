package io.hongbao.core.chance;

import io.hongbao.core.Require;
import io.hongbao.core.campaign.Prize;
import java.util.List;

/**
 * A cash prize's envelopes in their secret order. Position {@code p} of the deck goes through a
 * {@link Permutation} to a rank, and ranks are given to the tiers in the order of the campaign's
 * file: the first {@code count} ranks to the first tier, and so on. So the stocks come out exactly,
 * whoever takes which position.
 *
 * <p>A position costs a third of a microsecond or less.
 */
public final class Deck {
    private final Permutation permutation;
    private final long totalMinor;
    private final long[] rankEnds;
    private final long[] amountsMinor;

    private Deck(Permutation permutation, long totalMinor, long[] rankEnds, long[] amountsMinor) {
        this.permutation = permutation;
        this.totalMinor = totalMinor;
        this.rankEnds = rankEnds;
        this.amountsMinor = amountsMinor;
    }

    /**
     * The deck of a prize.
     *
     * @param drawSecret the campaign's draw secret, 64 hexadecimal digits
     */
    public static Deck of(String drawSecret, String prizeId, Prize.CashDeck deck) {
        List<Prize.CashDeck.Tier> tiers = deck.tiers();
        long[] rankEnds = new long[tiers.size()];
        long[] amountsMinor = new long[tiers.size()];
        long end = 0;
        for (int i = 0; i < rankEnds.length; i++) {
            end += tiers.get(i).count();
            rankEnds[i] = end;
            amountsMinor[i] = tiers.get(i).amountMinor();
        }
        Permutation permutation = Permutation.of(DrawKey.of(drawSecret, prizeId), end);
        return new Deck(permutation, deck.totalMinor(), rankEnds, amountsMinor);
    }

    /** How many positions there are. */
    public long size() {
        return permutation.size();
    }

    /**
     * What lies at a position, in minor units.
     *
     * @throws IllegalArgumentException unless {@code 0 <= position < size}
     */
    public long amountMinorAt(long position) {
        return amountsMinor[tierOf(rankAt(position))];
    }

    /**
     * What lies at {@code count} positions from {@code firstPosition} on, together, in minor units.
     *
     * <p>The whole deck costs nothing; else at most half of the deck is looked at.
     *
     * @throws IllegalArgumentException when the run is not inside of the deck
     */
    public long amountMinor(long firstPosition, long count) {
        Require.inRange(count, 0, size(), "count of deck positions");
        Require.inRange(firstPosition, 0, size() - count, "first deck position");
        long end = firstPosition + count;
        if (count <= size() - count) {
            return sum(firstPosition, end);
        }
        return totalMinor - sum(0, firstPosition) - sum(end, size());
    }

    private long sum(long from, long to) {
        long sum = 0;
        for (long position = from; position < to; position++) {
            sum += amountMinorAt(position);
        }
        return sum;
    }

    /** The rank that a position is permuted to. */
    long rankAt(long position) {
        return permutation.apply(Require.inRange(position, 0, size() - 1, "deck position"));
    }

    /** The index of the tier that a rank belongs to. */
    int tierOf(long rank) {
        int tier = 0;
        while (rank >= rankEnds[tier]) {
            tier++;
        }
        return tier;
    }
}
