package io.hongbao.core.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a campaign's terms as an operator reads them in a list of changes. */
final class TermsTexts {
    private TermsTexts() {}

    static String title(CampaignTerms terms, String language) {
        return Optional.ofNullable(terms.texts().get(language)).map(Text::title).orElse("");
    }

    static String summary(CampaignTerms terms, String language) {
        return Optional.ofNullable(terms.texts().get(language)).map(Text::summary).orElse("");
    }

    static String funders(CampaignTerms terms) {
        return sorted(
                terms.funders().stream()
                        .map(funder ->
                                funder.name()
                                        + " "
                                        + BigDecimal.valueOf(funder.shareBasisPoints(), 2)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + "%")
                        .toList());
    }

    static String content(CampaignTerms terms, Prize.Content content) {
        return switch (content) {
            case Prize.Card card ->
                    "card of " + amount(terms, card.amountMinor()) + " x " + card.count();
            case Prize.CashDeck deck ->
                    deck.tiers().stream()
                            .map(tier -> amount(terms, tier.amountMinor()) + " x " + tier.count())
                            .collect(Collectors.joining(", ", "cashDeck of ", ""));
            case Prize.LuckySplit split ->
                    "luckySplit of "
                            + amount(terms, split.totalMinor())
                            + " into "
                            + split.count()
                            + ", at least "
                            + amount(terms, split.minimumMinor());
        };
    }

    static String validity(CampaignTerms terms, Validity validity) {
        return switch (validity) {
            case Validity.Until until -> "until " + time(terms, until.atMillis());
            case Validity.Days days -> days.days() + " days";
        };
    }

    static Map<String, String> moments(CampaignTerms terms) {
        return terms.moments().stream()
                .collect(Collectors.toMap(Moment::id, moment -> moment(terms, moment)));
    }

    static String moment(CampaignTerms terms, Moment moment) {
        String names =
                moment.names().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(name -> name.getKey() + " " + name.getValue())
                        .collect(Collectors.joining(", "));
        return time(terms, moment.window().fromMillis())
                + " to "
                + time(terms, moment.window().toMillis())
                + ": "
                + names;
    }

    /** An amount in major units. Codes that Java does not know count as having no minor unit. */
    static String amount(CampaignTerms terms, long amountMinor) {
        int digits =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(terms.currency()))
                        .mapToInt(Currency::getDefaultFractionDigits)
                        .findFirst()
                        .orElse(0);
        return BigDecimal.valueOf(amountMinor, Math.max(0, digits)).toPlainString();
    }

    static String time(CampaignTerms terms, long atMillis) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(atMillis), terms.zone()).toString();
    }

    static String minutes(long millis) {
        return BigDecimal.valueOf(millis)
                .divide(BigDecimal.valueOf(60_000), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String invites(InviteRules rules) {
        return rules.isThere() ? "up to " + rules.most() : "";
    }

    static String draw(InviteRules.Draw draw) {
        return draw.every() == 0 ? "" : draw.prize() + " for every " + draw.every();
    }

    static String later(InviteRules rules) {
        return rules.later().stream()
                .map(later ->
                        "day "
                                + later.day()
                                + ": inviter "
                                + later.rewards().inviter()
                                + ", friend "
                                + later.rewards().friend())
                .collect(Collectors.joining("; "));
    }

    static String limit(long limit, long unlimited) {
        return limit == unlimited ? "unlimited" : Long.toString(limit);
    }

    static String sorted(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
