package io.hongbao.finance;

import io.hongbao.core.Require;
import io.hongbao.core.campaign.Funder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who bears how much of an amount, in whole minor units that add up to it: the method of the
 * largest remainder. Each funder gets {@code floor(amount * share / 10000)}; what is left goes, one
 * unit each, to those whose division left the largest remainders, and among equals to the one named
 * first.
 *
 * <p>Rounding amounts one by one would add up to large sums over millions of orders, always at the
 * same funder's cost. So a total since the beginning is split, and what falls into some days is the
 * difference of two such splits: it adds up to the days' amount, days add up to months, and no
 * funder is ever off by a whole unit.
 */
final class Shares {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private Shares() {}

    /**
     * The shares of {@code totalMinor}, in the funders' order.
     *
     * @param totalMinor not negative
     */
    static List<Long> split(long totalMinor, List<Funder> funders) {
        Require.inRange(totalMinor, 0, Long.MAX_VALUE, "amount to split in minor units");
        List<Long> shares = new ArrayList<>(funders.size());
        List<Integer> byRemainder = new ArrayList<>(funders.size());
        List<Integer> remainders = new ArrayList<>(funders.size());
        long leftMinor = totalMinor;
        for (int i = 0; i < funders.size(); i++) {
            BigInteger[] parts =
                    BigInteger.valueOf(totalMinor)
                            .multiply(BigInteger.valueOf(funders.get(i).shareBasisPoints()))
                            .divideAndRemainder(WHOLE);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1].intValueExact());
            byRemainder.add(i);
            leftMinor -= shares.get(i);
        }
        byRemainder.sort(
                Comparator.comparing((Integer i) -> remainders.get(i))
                        .reversed()
                        .thenComparing(i -> i));
        for (int i = 0; i < leftMinor; i++) {
            shares.set(byRemainder.get(i), shares.get(byRemainder.get(i)) + 1);
        }
        return shares;
    }

    /** What falls to each funder between two totals since the beginning; may be negative. */
    static List<Long> between(long beforeMinor, long afterMinor, List<Funder> funders) {
        List<Long> before = split(beforeMinor, funders);
        List<Long> after = split(afterMinor, funders);
        List<Long> shares = new ArrayList<>(funders.size());
        for (int i = 0; i < funders.size(); i++) {
            shares.add(after.get(i) - before.get(i));
        }
        return shares;
    }
}
