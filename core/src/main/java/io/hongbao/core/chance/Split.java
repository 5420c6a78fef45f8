package io.hongbao.core.chance;

import io.hongbao.core.Require;
import io.hongbao.core.campaign.Prize;

/**
 * A lucky split's envelopes: random amounts over a fixed sum and count, each at least the minimum.
 *
 * <p>The double-average rule, as red-envelope products use it: with {@code count} envelopes left
 * that hold {@code remaining}, an amount is uniform between the minimum and twice the average less
 * the minimum, so its mean is the average; the last envelope takes what is left. Written with the
 * {@code surplus} over all minimums, the upper bound is {@code minimum + 2 * surplus / count}. That
 * quotient is rounded up with a probability equal to its fraction, and down otherwise: always
 * rounding down would leave fractions of a fen over, envelope by envelope, for whoever comes last.
 * No bound exceeds what is left after the others' minimums.
 */
public final class Split {
    private final DrawKey key;
    private final long minimumMinor;
    private final long maxCount;
    private final long maxMinor;

    private Split(DrawKey key, long minimumMinor, long maxCount, long maxMinor) {
        this.key = key;
        this.minimumMinor = minimumMinor;
        this.maxCount = maxCount;
        this.maxMinor = maxMinor;
    }

    /**
     * The split of a prize.
     *
     * @param drawSecret the campaign's draw secret, 64 hexadecimal digits
     */
    public static Split of(String drawSecret, String prizeId, Prize.LuckySplit split) {
        return new Split(
                DrawKey.of(drawSecret, prizeId),
                split.minimumMinor(),
                split.count(),
                split.totalMinor());
    }

    /**
     * What lies at a position, in minor units.
     *
     * @param position the envelope's position in the split, from 0
     * @param remainingCount how many envelopes its lot has, this one included
     * @param remainingMinor the money in them
     * @throws IllegalArgumentException when these are out of the split's range, or the money is
     *     less than the minimums
     */
    public long amountMinorAt(long position, long remainingCount, long remainingMinor) {
        return draw(position, remainingCount, remainingMinor).amountMinor();
    }

    Draw draw(long position, long remainingCount, long remainingMinor) {
        Require.inRange(position, 0, maxCount - 1, "split position");
        Require.inRange(remainingCount, 1, maxCount, "remaining count of a split");
        Require.inRange(
                remainingMinor,
                remainingCount * minimumMinor,
                maxMinor,
                "remaining minor units of a split");
        if (remainingCount == 1) {
            return new Draw(0, remainingMinor - minimumMinor, remainingMinor);
        }
        long surplusMinor = remainingMinor - remainingCount * minimumMinor;
        Numbers numbers = new Numbers(key, position);
        long rounding = numbers.below(remainingCount);
        long spanMinor = (2 * surplusMinor + rounding) / remainingCount;
        return new Draw(rounding, spanMinor, minimumMinor + numbers.below(spanMinor + 1));
    }

    /**
     * How an amount came about.
     *
     * @param rounding the random number that rounded the span, below the remaining count
     * @param spanMinor how far above the minimum the amount could lie
     * @param amountMinor the amount
     */
    record Draw(long rounding, long spanMinor, long amountMinor) {}

    /**
     * The random numbers of one position: the hashes of (position, 0), (position, 1), ... in turn,
     * each brought below a bound without bias by multiplication and rejection (D. Lemire, "Fast
     * random integer generation in an interval", 2019).
     */
    static final class Numbers {
        private final DrawKey key;
        private final long position;
        private long counter;

        Numbers(DrawKey key, long position) {
            this.key = key;
            this.position = position;
        }

        /**
         * A number in {@code [0, bound)}. A hash is thrown away with a probability of {@code bound
         * / 2^64} at most: the loop ends.
         */
        long below(long bound) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (true) {
                long hash = SipHash.hash(key, position, counter++);
                if (Long.compareUnsigned(hash * bound, threshold) >= 0) {
                    return Math.unsignedMultiplyHigh(hash, bound);
                }
            }
        }
    }
}
