package io.hongbao.core.campaign;

import io.hongbao.core.Require;
import java.util.Collection;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * How the cash of a campaign is paid out to people. Amounts in minor units.
 *
 * @param smallestMinor the least that is paid out at once
 * @param largestMinor the most that is paid out at once
 * @param perDayMinor the most that one person may ask for on one day of the campaign's time zone
 * @param needsRealName whether a payout waits until the person's real name is confirmed
 */
public record PayoutRules(
        long smallestMinor, long largestMinor, long perDayMinor, boolean needsRealName) {

    private static final long MOST_MINOR = 1_000_000_000_000L;

    /** From 0.01 to 5,000.00 at once, 10,000.00 a day, with the real name, in CNY. */
    public static final PayoutRules STANDARD = new PayoutRules(1, 500_000, 1_000_000, true);

    /**
     * The cash that one envelope may hold, in minor units.
     *
     * @param leastMinor the least
     * @param mostMinor the most; of a lucky split, all that is not others' minimums
     */
    public record Range(long leastMinor, long mostMinor) {}

    /** What an envelope of cash may hold; empty for cards, which nobody is paid. */
    public static Optional<Range> cashOf(Prize.Content content) {
        return switch (content) {
            case Prize.Card _ -> Optional.empty();
            case Prize.CashDeck deck -> {
                LongSummaryStatistics amounts =
                        deck.tiers().stream()
                                .mapToLong(Prize.CashDeck.Tier::amountMinor)
                                .summaryStatistics();
                yield Optional.of(new Range(amounts.getMin(), amounts.getMax()));
            }
            case Prize.LuckySplit split ->
                    Optional.of(
                            new Range(
                                    split.minimumMinor(),
                                    split.totalMinor()
                                            - (split.count() - 1) * split.minimumMinor()));
        };
    }

    /**
     * The standard, raised so far that each of these prizes can be paid out: what nobody has
     * limited is payable.
     */
    public static PayoutRules standardFor(Collection<Prize> prizes) {
        long mostMinor =
                prizes.stream()
                        .flatMap(prize -> cashOf(prize.content()).stream())
                        .mapToLong(Range::mostMinor)
                        .max()
                        .orElse(0);
        long largestMinor = Math.clamp(mostMinor, STANDARD.largestMinor, MOST_MINOR);
        return new PayoutRules(
                STANDARD.smallestMinor,
                largestMinor,
                Math.max(largestMinor, STANDARD.perDayMinor),
                STANDARD.needsRealName);
    }

    public PayoutRules {
        Require.inRange(smallestMinor, 1, largestMinor, "smallest payout in minor units");
        Require.inRange(largestMinor, 1, perDayMinor, "largest payout in minor units");
        Require.inRange(perDayMinor, 1, MOST_MINOR, "payouts per person and day in minor units");
    }
}
