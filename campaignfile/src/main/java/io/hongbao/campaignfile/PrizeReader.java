package io.hongbao.campaignfile;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one item of {@code prizes}. */
final class PrizeReader {
    private static final long MAX_CARD_MINOR = Long.MAX_VALUE / Prize.MAX_COUNT;
    private static final long MAX_CASH_MINOR = 100_000_000L;
    private static final long MAX_SPLIT_MINOR = 1L << 46;
    private static final List<String> CONTENTS = List.of("card", "cashDeck", "luckySplit");
    private static final String CONTENT_EXAMPLE = "card: {amount: \"25.00\", count: 1000}";

    private final int digits;

    /** A prize, and the fields that it was read from. */
    record Located(Prize prize, Fields fields) {}

    PrizeReader(int digits) {
        this.digits = digits;
    }

    Optional<Located> read(Spot spot) {
        Optional<Fields> read =
                spot.fields(
                        "id",
                        "names",
                        "card",
                        "cashDeck",
                        "luckySplit",
                        "earnedBy",
                        "validity",
                        "caps",
                        "limitPerDay",
                        "eligibility");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> id = fields.need("id", "id: card25", Values::id);
        Optional<Map<String, String>> names =
                fields.need("names", "names: {zh: 奶茶卡, en: Tea card}", Common::names);
        Optional<Prize.Content> content = content(fields);
        Optional<Set<EarnedBy>> earnedBy =
                fields.need("earnedBy", "earnedBy: [claim once, invite]", PrizeReader::earnedBy);
        Optional<Validity> validity =
                fields.need("validity", "validity: {days: 30}", PrizeReader::validity);
        PersonCaps caps = fields.or("caps", PersonCaps.NONE, Common.caps(PersonCaps.UNLIMITED));
        long dayLimit = fields.or("limitPerDay", Prize.UNLIMITED, Values.count(Prize.MAX_COUNT));
        Eligibility eligibility = fields.or("eligibility", Eligibility.ANYONE, Common::eligibility);
        if (id.isEmpty()
                || names.isEmpty()
                || content.isEmpty()
                || earnedBy.isEmpty()
                || validity.isEmpty()) {
            return Optional.empty();
        }
        Prize prize =
                new Prize(
                        id.get(),
                        names.get(),
                        content.get(),
                        earnedBy.get(),
                        validity.get(),
                        caps,
                        dayLimit,
                        eligibility);
        return Optional.of(new Located(prize, fields));
    }

    private Optional<Prize.Content> content(Fields fields) {
        List<String> present = CONTENTS.stream().filter(fields::has).toList();
        if (present.isEmpty()) {
            return fields.spot()
                    .refuse(
                            "must have a card, a cashDeck or a luckySplit",
                            "add one, such as " + CONTENT_EXAMPLE);
        }
        if (present.size() > 1) {
            return fields.at(present.get(1))
                    .refuse(
                            "must not stand beside " + present.getFirst(),
                            "keep one of them in each prize");
        }
        Spot spot = fields.at(present.getFirst());
        return switch (present.getFirst()) {
            case "card" -> card(spot);
            case "cashDeck" -> cashDeck(spot);
            default -> luckySplit(spot);
        };
    }

    private Function<Spot, Optional<Long>> amount(long least, long most) {
        return Values.amount(digits, least, most);
    }

    private String example(long minor) {
        return "\"" + major(minor) + "\"";
    }

    private String major(long minor) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private Optional<Prize.Content> card(Spot spot) {
        Optional<Fields> read =
                spot.fields("amount", "count", "categories", "minimumSpend", "rest");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<Long> amount =
                fields.need("amount", "amount: " + example(2_500), amount(1, MAX_CARD_MINOR));
        Optional<Long> count = fields.need("count", "count: 1000", Values.count(Prize.MAX_COUNT));
        List<String> categories =
                fields.or("categories", List.of(), Common.words(0, 50, Values::category));
        long minimumSpend = fields.or("minimumSpend", 0L, amount(0, MAX_CARD_MINOR));
        Prize.Rest rest =
                fields.or("rest", Prize.Rest.KEEP, Values.oneOf(List.of(Prize.Rest.values())));
        if (amount.isEmpty()
                || count.isEmpty()
                || !isPayable(spot, total(amount.get(), count.get()))) {
            return Optional.empty();
        }
        return Optional.of(
                new Prize.Card(count.get(), amount.get(), categories, minimumSpend, rest));
    }

    private Optional<Prize.Content> cashDeck(Spot spot) {
        String example = "tiers: [{amount: " + example(88) + ", count: 1000}]";
        Optional<List<Spot>> items =
                spot.fields("tiers")
                        .flatMap(fields ->
                                fields.need("tiers", example, tiers -> tiers.items(1, 100)));
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Prize.CashDeck.Tier> tiers = new ArrayList<>();
        BigInteger total = BigInteger.ZERO;
        BigInteger count = BigInteger.ZERO;
        for (Spot item : items.get()) {
            Optional<Prize.CashDeck.Tier> tier = item.fields("amount", "count").flatMap(this::tier);
            if (tier.isPresent()) {
                tiers.add(tier.get());
                total = total.add(total(tier.get().amountMinor(), tier.get().count()));
                count = count.add(BigInteger.valueOf(tier.get().count()));
            }
        }
        if (count.compareTo(BigInteger.valueOf(Prize.MAX_COUNT)) > 0) {
            return spot.refuse(
                    "must have at most " + Prize.MAX_COUNT + " envelopes in all tiers",
                    "lower some counts");
        }
        if (tiers.size() < items.get().size() || !isPayable(spot, total)) {
            return Optional.empty();
        }
        return Optional.of(new Prize.CashDeck(tiers));
    }

    private Optional<Prize.CashDeck.Tier> tier(Fields fields) {
        Optional<Long> amount =
                fields.need("amount", "amount: " + example(88), amount(1, MAX_CASH_MINOR));
        Optional<Long> count = fields.need("count", "count: 1000", Values.count(Prize.MAX_COUNT));
        return amount.flatMap(minor -> count.map(many -> new Prize.CashDeck.Tier(minor, many)));
    }

    private Optional<Prize.Content> luckySplit(Spot spot) {
        Optional<Fields> read = spot.fields("total", "count", "minimum");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<Long> total =
                fields.need("total", "total: " + example(100_000), amount(1, MAX_SPLIT_MINOR));
        Optional<Long> count = fields.need("count", "count: 100", Values.count(Prize.MAX_COUNT));
        long minimum = fields.or("minimum", 1L, amount(1, MAX_CASH_MINOR));
        if (total.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        BigInteger least = total(minimum, count.get());
        if (least.compareTo(BigInteger.valueOf(total.get())) > 0) {
            return fields.at("total")
                    .refuse(
                            "must be at least count times minimum, which is "
                                    + new BigDecimal(least, digits).toPlainString(),
                            "raise the total, or lower the count or the minimum");
        }
        return isPayable(spot, BigInteger.valueOf(total.get()))
                ? Optional.of(new Prize.LuckySplit(count.get(), total.get(), minimum))
                : Optional.empty();
    }

    private static BigInteger total(long amountMinor, long count) {
        return BigInteger.valueOf(amountMinor).multiply(BigInteger.valueOf(count));
    }

    /** Whether any budget could pay for it; else the sums of the core would not fit into a long. */
    private boolean isPayable(Spot spot, BigInteger totalMinor) {
        if (totalMinor.compareTo(BigInteger.valueOf(CampaignTerms.MAX_BUDGET_MINOR)) <= 0) {
            return true;
        }
        spot.refuse(
                "must not hold more than the largest budget, "
                        + major(CampaignTerms.MAX_BUDGET_MINOR)
                        + ", but holds "
                        + new BigDecimal(totalMinor, digits).toPlainString(),
                "lower a count or an amount");
        return false;
    }

    private static Optional<Set<EarnedBy>> earnedBy(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, EarnedBy.values().length);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Set<EarnedBy> earnedBy = EnumSet.noneOf(EarnedBy.class);
        for (Spot item : items.get()) {
            Optional<EarnedBy> one = Values.oneOf(List.of(EarnedBy.values())).apply(item);
            if (one.isPresent() && !earnedBy.add(one.get())) {
                item.refuse("is there twice", "remove one of the two");
            }
        }
        if (earnedBy.contains(EarnedBy.CLAIM_ONCE) && earnedBy.contains(EarnedBy.CLAIM_DAILY)) {
            return spot.refuse(
                    "must not have both \"claim once\" and \"claim daily\"", "keep one of the two");
        }
        return earnedBy.isEmpty() ? Optional.empty() : Optional.of(earnedBy);
    }

    private static Optional<Validity> validity(Spot spot) {
        Optional<Fields> read = spot.fields("until", "days");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        if (fields.has("until") == fields.has("days")) {
            return spot.refuse(
                    "must have either until or days",
                    "write {until: 2026-03-01T00:00:00+08:00} or {days: 30}");
        }
        return fields.has("until")
                ? Values.time(fields.at("until")).map(Validity.Until::new)
                : Values.smallCount(3_650).apply(fields.at("days")).map(Validity.Days::new);
    }
}
