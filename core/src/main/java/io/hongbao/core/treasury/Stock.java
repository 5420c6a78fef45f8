package io.hongbao.core.treasury;

import io.hongbao.core.Require;
import java.util.ArrayList;
import java.util.List;

/** What there is of a bucket in one place: lots, taken from the front. Immutable. */
public record Stock(List<Lot> lots) {

    public static final Stock EMPTY = new Stock(List.of());

    public Stock {
        lots = List.copyOf(lots);
    }

    public static Stock of(long firstPosition, long count, long amountMinor) {
        return count == 0 ? EMPTY : new Stock(List.of(new Lot(firstPosition, count, amountMinor)));
    }

    /** So many envelopes without positions. */
    public static Stock loose(long count, long amountMinor) {
        return of(Lot.LOOSE, count, amountMinor);
    }

    public boolean isEmpty() {
        return lots.isEmpty();
    }

    /** How many envelopes there are. */
    public long count() {
        long count = 0;
        for (Lot lot : lots) {
            count += lot.count();
        }
        return count;
    }

    /** The money in all of them, in minor units. */
    public long amountMinor() {
        long amount = 0;
        for (Lot lot : lots) {
            amount += lot.amountMinor();
        }
        return amount;
    }

    /** The lot that the next envelope comes from. Ask {@link #isEmpty} first. */
    public Lot first() {
        return lots.getFirst();
    }

    /** This stock and then {@code other}. */
    public Stock plus(Stock other) {
        if (isEmpty()) {
            return other;
        }
        List<Lot> sum = new ArrayList<>(lots);
        for (Lot lot : other.lots) {
            if (sum.getLast().isContinuedBy(lot)) {
                sum.set(sum.size() - 1, sum.getLast().plus(lot));
            } else {
                sum.add(lot);
            }
        }
        return new Stock(sum);
    }

    /**
     * What is left when {@code count} envelopes that hold {@code amountMinor} are taken off the
     * front of the first lot.
     */
    public Stock minus(long count, long amountMinor) {
        Lot first = first();
        Require.inRange(count, 1, first.count(), "count to take");
        Require.inRange(amountMinor, 0, first.amountMinor(), "amount to take in minor units");
        List<Lot> rest = new ArrayList<>(lots);
        if (count == first.count()) {
            Require.that(
                    amountMinor == first.amountMinor(),
                    "the last of a lot must take all of its money");
            rest.removeFirst();
        } else {
            long position = first.isLoose() ? Lot.LOOSE : first.firstPosition() + count;
            rest.set(
                    0, new Lot(position, first.count() - count, first.amountMinor() - amountMinor));
        }
        return new Stock(rest);
    }
}
