package io.hongbao.audit;

import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Stock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The auditor's own record of the envelopes that lie in one place, in the order in which they must
 * leave it. Neighbours that go on from each other are one run, as the rules for stock say.
 */
final class Lots {

    private final ArrayDeque<Run> runs = new ArrayDeque<>();
    private long count;
    private long amountMinor;

    private static final class Run {
        private long first;
        private long count;
        private long amountMinor;

        Run(Lot lot) {
            first = lot.firstPosition();
            count = lot.count();
            amountMinor = lot.amountMinor();
        }

        boolean goesOnWith(Lot lot) {
            return first == Lot.LOOSE
                    ? lot.firstPosition() == Lot.LOOSE
                    : lot.firstPosition() == first + count;
        }
    }

    long count() {
        return count;
    }

    long amountMinor() {
        return amountMinor;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The position of the next envelope; {@link Lot#LOOSE} when it has none. */
    long firstPosition() {
        return runs.isEmpty() ? Lot.LOOSE : runs.getFirst().first;
    }

    /** How many envelopes the first run has. */
    long firstCount() {
        return runs.isEmpty() ? 0 : runs.getFirst().count;
    }

    /** How much money the first run has, in minor units. */
    long firstAmountMinor() {
        return runs.isEmpty() ? 0 : runs.getFirst().amountMinor;
    }

    void put(Stock stock) {
        boolean wasEmpty = runs.isEmpty();
        for (Lot lot : stock.lots()) {
            count += lot.count();
            amountMinor += lot.amountMinor();
            if (!wasEmpty && runs.getLast().goesOnWith(lot)) {
                runs.getLast().count += lot.count();
                runs.getLast().amountMinor += lot.amountMinor();
            } else {
                runs.addLast(new Run(lot));
            }
        }
    }

    /**
     * Takes envelopes off the front, as far as they are there. Returns what is wrong with that;
     * empty when nothing is.
     */
    String take(long position, long howMany, long moneyMinor) {
        Run run = runs.peekFirst();
        if (run == null) {
            return "nothing is left here, but "
                    + howMany
                    + " envelopes with "
                    + moneyMinor
                    + " were taken";
        }
        String wrong = "";
        if (run.first != position) {
            wrong = "the next position is " + run.first + ", but " + position + " was taken";
        } else if (howMany > run.count || moneyMinor > run.amountMinor) {
            wrong =
                    "the first lot has "
                            + run.count
                            + " envelopes with "
                            + run.amountMinor
                            + ", but "
                            + howMany
                            + " with "
                            + moneyMinor
                            + " were taken";
        } else if (howMany == run.count && moneyMinor != run.amountMinor) {
            wrong =
                    "the last "
                            + howMany
                            + " of a lot hold "
                            + run.amountMinor
                            + ", but were taken with "
                            + moneyMinor;
        }
        long gone = Math.min(howMany, run.count);
        long goneMinor = Math.min(moneyMinor, run.amountMinor);
        count -= gone;
        amountMinor -= goneMinor;
        run.first = run.first == Lot.LOOSE ? Lot.LOOSE : run.first + gone;
        run.count -= gone;
        run.amountMinor -= goneMinor;
        if (run.count == 0) {
            amountMinor -= run.amountMinor;
            runs.removeFirst();
        }
        return wrong;
    }

    /**
     * Takes a whole stock off the front. Returns what is wrong with that; empty when nothing is.
     */
    String take(Stock stock) {
        String wrong = "";
        for (Lot lot : stock.lots()) {
            String here = take(lot.firstPosition(), lot.count(), lot.amountMinor());
            wrong = wrong.isEmpty() ? here : wrong;
        }
        return wrong;
    }

    /** All of it, leaving nothing here. */
    Stock takeAll() {
        Stock all = toStock();
        runs.clear();
        count = 0;
        amountMinor = 0;
        return all;
    }

    Stock toStock() {
        List<Lot> lots = new ArrayList<>();
        for (Run run : runs) {
            lots.add(new Lot(run.first, run.count, run.amountMinor));
        }
        return new Stock(lots);
    }

    @Override
    public String toString() {
        return count + " envelopes with " + amountMinor;
    }
}
