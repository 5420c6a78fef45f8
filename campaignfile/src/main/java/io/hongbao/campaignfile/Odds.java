package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What one can win, and how likely that is: computed from the rules, and published with them.
 * Amounts are in major units, such as {@code 25.00}.
 *
 * @param prize the prize's id
 * @param content {@code card}, {@code cashDeck} or {@code luckySplit}, as in the file
 * @param currency ISO 4217
 * @param count how many envelopes there are
 * @param total the money in all of them
 * @param minimum the least that an envelope holds
 * @param expected what an envelope holds on average: total / count, rounded to four more digits
 *     than the currency has
 * @param maximum the most that an envelope can hold. Of a lucky split, that is the total less the
 *     others' minimums; most of its envelopes hold less than twice the average
 * @param tiers the different amounts with their odds, in file order; empty for a lucky split, which
 *     can hold any amount between minimum and maximum
 */
public record Odds(
        String prize,
        String content,
        String currency,
        long count,
        String total,
        String minimum,
        String expected,
        String maximum,
        List<TierOdds> tiers) {

    private static final int EXTRA_DIGITS = 4;
    private static final MathContext PERCENT = new MathContext(6, RoundingMode.HALF_UP);

    /**
     * How likely one amount is.
     *
     * @param amount what an envelope of this tier holds
     * @param count how many there are
     * @param fraction the exact probability as a fraction in lowest terms, such as {@code 1/50000}
     * @param percent the same in percent, to six digits, such as {@code 0.002%}
     */
    public record TierOdds(String amount, long count, String fraction, String percent) {

        private static TierOdds of(String amount, long count, long all) {
            long divisor = BigInteger.valueOf(count).gcd(BigInteger.valueOf(all)).longValueExact();
            BigDecimal percent =
                    BigDecimal.valueOf(count)
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(all), PERCENT)
                            .stripTrailingZeros();
            return new TierOdds(
                    amount,
                    count,
                    count / divisor + "/" + all / divisor,
                    percent.toPlainString() + "%");
        }
    }

    public Odds {
        tiers = List.copyOf(tiers);
    }

    /** The odds of every prize of a campaign, in file order. */
    public static List<Odds> of(CampaignTerms terms) {
        return terms.prizes().stream().map(prize -> of(terms.currency(), prize)).toList();
    }

    private static Odds of(String currency, Prize prize) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return switch (prize.content()) {
            case Prize.Card card ->
                    odds(
                            prize,
                            "card",
                            currency,
                            card.amountMinor(),
                            card.amountMinor(),
                            List.of(
                                    TierOdds.of(
                                            major(card.amountMinor(), digits),
                                            card.count(),
                                            card.count())));
            case Prize.CashDeck deck -> deck(prize, deck, currency, digits);
            case Prize.LuckySplit split ->
                    odds(
                            prize,
                            "luckySplit",
                            currency,
                            split.minimumMinor(),
                            split.totalMinor() - (split.count() - 1) * split.minimumMinor(),
                            List.of());
        };
    }

    private static Odds deck(Prize prize, Prize.CashDeck deck, String currency, int digits) {
        List<TierOdds> tiers = new ArrayList<>();
        for (Prize.CashDeck.Tier tier : deck.tiers()) {
            tiers.add(TierOdds.of(major(tier.amountMinor(), digits), tier.count(), deck.count()));
        }
        long least =
                deck.tiers().stream()
                        .mapToLong(Prize.CashDeck.Tier::amountMinor)
                        .min()
                        .orElseThrow();
        long most =
                deck.tiers().stream()
                        .mapToLong(Prize.CashDeck.Tier::amountMinor)
                        .max()
                        .orElseThrow();
        return odds(prize, "cashDeck", currency, least, most, tiers);
    }

    private static Odds odds(
            Prize prize,
            String content,
            String currency,
            long leastMinor,
            long mostMinor,
            List<TierOdds> tiers) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        long count = prize.content().count();
        BigDecimal total = BigDecimal.valueOf(prize.content().totalMinor(), digits);
        BigDecimal expected =
                total.divide(
                        BigDecimal.valueOf(count), digits + EXTRA_DIGITS, RoundingMode.HALF_UP);
        return new Odds(
                prize.id(),
                content,
                currency,
                count,
                total.toPlainString(),
                major(leastMinor, digits),
                expected.toPlainString(),
                major(mostMinor, digits),
                tiers);
    }

    private static String major(long minor, int digits) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    /** The odds for people, one line for the prize and one for each tier. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                prize
                        + ": "
                        + content
                        + " of "
                        + count
                        + ", "
                        + minimum
                        + " to "
                        + maximum
                        + " "
                        + currency
                        + ", on average "
                        + expected);
        for (TierOdds tier : tiers) {
            lines.add(
                    "  "
                            + tier.amount()
                            + " "
                            + currency
                            + ": "
                            + tier.count()
                            + " of "
                            + count
                            + ", "
                            + tier.fraction()
                            + " = "
                            + tier.percent());
        }
        return lines;
    }
}
