package io.hongbao.journal;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.Moment;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.journal.v1.JournalProto;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Maps a campaign's rules. What the schema calls 0 for "no limit" is the core's largest number. */
final class TermsMapping {
    private TermsMapping() {}

    static JournalProto.CampaignTerms toProto(CampaignTerms terms) {
        JournalProto.CampaignTerms.Builder builder =
                JournalProto.CampaignTerms.newBuilder()
                        .setId(terms.id())
                        .setCurrency(terms.currency())
                        .setBudgetMinor(terms.budgetMinor())
                        .setZone(terms.zone().getId())
                        .setWindow(toProto(terms.window()))
                        .setCaps(toProto(terms.caps()))
                        .setEligibility(toProto(terms.eligibility()))
                        .setExpiryValue(EnumNumbers.EXPIRY.of(terms.expiry()))
                        .setDrawSecretHash(terms.drawSecretHash())
                        .setPlaceSecretHash(terms.placeSecretHash())
                        .setShadow(terms.shadow());
        new TreeMap<>(terms.texts())
                .forEach((language, text) ->
                        builder.addTextsBuilder()
                                .setLanguage(language)
                                .setTitle(text.title())
                                .setSummary(text.summary()));
        for (Funder funder : terms.funders()) {
            builder.addFundersBuilder()
                    .setName(funder.name())
                    .setShareBasisPoints(funder.shareBasisPoints());
        }
        for (Wave wave : terms.waves()) {
            builder.addWaves(toProto(wave));
        }
        for (Prize prize : terms.prizes()) {
            builder.addPrizes(toProto(prize));
        }
        for (Moment moment : terms.moments()) {
            builder.addMomentsBuilder()
                    .setId(moment.id())
                    .setWindow(toProto(moment.window()))
                    .addAllNames(names(moment.names()));
        }
        if (!terms.orders().equals(OrderRules.STANDARD)) {
            builder.setOrders(toProto(terms.orders()));
        }
        if (!terms.payouts().equals(PayoutRules.STANDARD)) {
            builder.getPayoutsBuilder()
                    .setSmallestMinor(terms.payouts().smallestMinor())
                    .setLargestMinor(terms.payouts().largestMinor())
                    .setPerDayMinor(terms.payouts().perDayMinor())
                    .setNeedsRealName(terms.payouts().needsRealName());
        }
        if (terms.waitingRoom().scheduled()) {
            builder.setWaitingRoom(RoomMapping.toProto(terms.waitingRoom()));
        }
        if (terms.invites().isThere()) {
            builder.setInvites(InviteRulesMapping.toProto(terms.invites()));
        }
        return builder.build();
    }

    static CampaignTerms fromProto(JournalProto.CampaignTerms terms) {
        return new CampaignTerms(
                terms.getId(),
                terms.getTextsList().stream()
                        .collect(
                                Collectors.toMap(
                                        JournalProto.Text::getLanguage,
                                        text -> new Text(text.getTitle(), text.getSummary()))),
                terms.getCurrency(),
                terms.getBudgetMinor(),
                terms.getFundersList().stream()
                        .map(funder -> new Funder(funder.getName(), funder.getShareBasisPoints()))
                        .toList(),
                zone(terms.getZone()),
                fromProto(terms.getWindow()),
                terms.getWavesList().stream().map(TermsMapping::fromProto).toList(),
                terms.getPrizesList().stream().map(TermsMapping::fromProto).toList(),
                fromProto(terms.getCaps()),
                fromProto(terms.getEligibility()),
                EnumNumbers.EXPIRY.of(terms.getExpiryValue()),
                terms.getMomentsList().stream()
                        .map(moment ->
                                new Moment(
                                        moment.getId(),
                                        fromProto(moment.getWindow()),
                                        byLanguage(moment.getNamesList())))
                        .toList(),
                terms.getDrawSecretHash(),
                terms.getPlaceSecretHash(),
                terms.hasOrders() ? fromProto(terms.getOrders()) : OrderRules.STANDARD,
                terms.hasPayouts() ? fromProto(terms.getPayouts()) : PayoutRules.STANDARD,
                terms.hasWaitingRoom()
                        ? RoomMapping.fromProto(terms.getWaitingRoom())
                        : RoomRules.NONE,
                terms.hasInvites()
                        ? InviteRulesMapping.fromProto(terms.getInvites())
                        : InviteRules.NONE,
                terms.getShadow());
    }

    private static PayoutRules fromProto(JournalProto.PayoutRules rules) {
        return new PayoutRules(
                rules.getSmallestMinor(),
                rules.getLargestMinor(),
                rules.getPerDayMinor(),
                rules.getNeedsRealName());
    }

    private static JournalProto.OrderRules toProto(OrderRules rules) {
        return JournalProto.OrderRules.newBuilder()
                .setVouchersPerOrder(rules.vouchersPerOrder())
                .setOrdersPerDay(rules.ordersPerDay())
                .setLargestAmountMinor(rules.largestAmountMinor())
                .setLargestQuantity(rules.largestQuantity())
                .setQuoteMillis(rules.quoteMillis())
                .setPaymentMillis(rules.paymentMillis())
                .setOutletMillis(rules.outletMillis())
                .build();
    }

    private static OrderRules fromProto(JournalProto.OrderRules rules) {
        return new OrderRules(
                rules.getVouchersPerOrder(),
                rules.getOrdersPerDay(),
                rules.getLargestAmountMinor(),
                rules.getLargestQuantity(),
                rules.getQuoteMillis(),
                rules.getPaymentMillis(),
                rules.getOutletMillis());
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new UnreadableJournal(
                    "the time zone " + id + " is unknown to this Java platform; update its tzdata",
                    e);
        }
    }

    static List<JournalProto.Name> names(Map<String, String> names) {
        return new TreeMap<>(names)
                .entrySet().stream()
                        .map(name ->
                                JournalProto.Name.newBuilder()
                                        .setLanguage(name.getKey())
                                        .setName(name.getValue())
                                        .build())
                        .toList();
    }

    static Map<String, String> byLanguage(List<JournalProto.Name> names) {
        return names.stream()
                .collect(
                        Collectors.toMap(
                                JournalProto.Name::getLanguage, JournalProto.Name::getName));
    }

    private static JournalProto.Window toProto(Window window) {
        return JournalProto.Window.newBuilder()
                .setFromMillis(window.fromMillis())
                .setToMillis(window.toMillis())
                .build();
    }

    private static Window fromProto(JournalProto.Window window) {
        return new Window(window.getFromMillis(), window.getToMillis());
    }

    private static JournalProto.Wave toProto(Wave wave) {
        return JournalProto.Wave.newBuilder()
                .setId(wave.id())
                .setWindow(toProto(wave.window()))
                .addAllPrizes(wave.prizes())
                .setCaps(toProto(wave.caps()))
                .setLimit(wave.limit() == Prize.UNLIMITED ? 0 : wave.limit())
                .build();
    }

    private static Wave fromProto(JournalProto.Wave wave) {
        return new Wave(
                wave.getId(),
                fromProto(wave.getWindow()),
                wave.getPrizesList(),
                fromProto(wave.getCaps()),
                wave.getLimit() == 0 ? Prize.UNLIMITED : wave.getLimit());
    }

    private static JournalProto.PersonCaps toProto(PersonCaps caps) {
        return JournalProto.PersonCaps.newBuilder()
                .setTotal(caps.total() == PersonCaps.UNLIMITED ? 0 : caps.total())
                .setPerDay(caps.perDay() == PersonCaps.UNLIMITED ? 0 : caps.perDay())
                .build();
    }

    private static PersonCaps fromProto(JournalProto.PersonCaps caps) {
        return new PersonCaps(
                caps.getTotal() == 0 ? PersonCaps.UNLIMITED : caps.getTotal(),
                caps.getPerDay() == 0 ? PersonCaps.UNLIMITED : caps.getPerDay());
    }

    private static JournalProto.Eligibility toProto(Eligibility eligibility) {
        return JournalProto.Eligibility.newBuilder()
                .setAudienceValue(EnumNumbers.AUDIENCE.of(eligibility.audience()))
                .addAllRegions(eligibility.regions())
                .setMinimumAppVersion(eligibility.minimumAppVersion())
                .build();
    }

    private static Eligibility fromProto(JournalProto.Eligibility eligibility) {
        return new Eligibility(
                EnumNumbers.AUDIENCE.of(eligibility.getAudienceValue()),
                eligibility.getRegionsList(),
                eligibility.getMinimumAppVersion());
    }

    private static JournalProto.Prize toProto(Prize prize) {
        return JournalProto.Prize.newBuilder()
                .setId(prize.id())
                .addAllNames(names(prize.names()))
                .setContent(toProto(prize.content()))
                .addAllEarnedByValue(
                        prize.earnedBy().stream().map(EnumNumbers.EARNED_BY::of).sorted().toList())
                .setValidity(toProto(prize.validity()))
                .setCaps(toProto(prize.caps()))
                .setDayLimit(prize.dayLimit() == Prize.UNLIMITED ? 0 : prize.dayLimit())
                .setEligibility(toProto(prize.eligibility()))
                .build();
    }

    private static Prize fromProto(JournalProto.Prize prize) {
        Set<EarnedBy> earnedBy = new HashSet<>();
        for (int number : prize.getEarnedByValueList()) {
            earnedBy.add(EnumNumbers.EARNED_BY.of(number));
        }
        return new Prize(
                prize.getId(),
                byLanguage(prize.getNamesList()),
                fromProto(prize.getContent()),
                earnedBy,
                fromProto(prize.getValidity()),
                fromProto(prize.getCaps()),
                prize.getDayLimit() == 0 ? Prize.UNLIMITED : prize.getDayLimit(),
                fromProto(prize.getEligibility()));
    }

    private static JournalProto.Prize.Content toProto(Prize.Content content) {
        JournalProto.Prize.Content.Builder builder = JournalProto.Prize.Content.newBuilder();
        switch (content) {
            case Prize.Card card ->
                    builder.getCardBuilder()
                            .setCount(card.count())
                            .setAmountMinor(card.amountMinor())
                            .addAllCategories(card.categories())
                            .setMinimumSpendMinor(card.minimumSpendMinor())
                            .setRestValue(EnumNumbers.REST.of(card.rest()));
            case Prize.CashDeck deck -> {
                JournalProto.Prize.CashDeck.Builder tiers = builder.getCashDeckBuilder();
                for (Prize.CashDeck.Tier tier : deck.tiers()) {
                    tiers.addTiersBuilder()
                            .setAmountMinor(tier.amountMinor())
                            .setCount(tier.count());
                }
            }
            case Prize.LuckySplit split ->
                    builder.getLuckySplitBuilder()
                            .setCount(split.count())
                            .setTotalMinor(split.totalMinor())
                            .setMinimumMinor(split.minimumMinor());
        }
        return builder.build();
    }

    private static Prize.Content fromProto(JournalProto.Prize.Content content) {
        return switch (content.getKindCase()) {
            case CARD -> {
                JournalProto.Prize.Card card = content.getCard();
                yield new Prize.Card(
                        card.getCount(),
                        card.getAmountMinor(),
                        card.getCategoriesList(),
                        card.getMinimumSpendMinor(),
                        EnumNumbers.REST.of(card.getRestValue()));
            }
            case CASH_DECK ->
                    new Prize.CashDeck(
                            content.getCashDeck().getTiersList().stream()
                                    .map(tier ->
                                            new Prize.CashDeck.Tier(
                                                    tier.getAmountMinor(), tier.getCount()))
                                    .toList());
            case LUCKY_SPLIT -> {
                JournalProto.Prize.LuckySplit split = content.getLuckySplit();
                yield new Prize.LuckySplit(
                        split.getCount(), split.getTotalMinor(), split.getMinimumMinor());
            }
            case KIND_NOT_SET -> throw Kinds.unknown(content);
        };
    }

    private static JournalProto.Validity toProto(Validity validity) {
        JournalProto.Validity.Builder builder = JournalProto.Validity.newBuilder();
        switch (validity) {
            case Validity.Until until -> builder.getUntilBuilder().setAtMillis(until.atMillis());
            case Validity.Days days -> builder.getDaysBuilder().setDays(days.days());
        }
        return builder.build();
    }

    private static Validity fromProto(JournalProto.Validity validity) {
        return switch (validity.getKindCase()) {
            case UNTIL -> new Validity.Until(validity.getUntil().getAtMillis());
            case DAYS -> new Validity.Days(validity.getDays().getDays());
            case KIND_NOT_SET -> throw Kinds.unknown(validity);
        };
    }

    static JournalProto.TermsChange toProto(TermsChange change) {
        return JournalProto.TermsChange.newBuilder()
                .setField(change.field())
                .setFrom(change.from())
                .setTo(change.to())
                .setEffectValue(EnumNumbers.EFFECT.of(change.effect()))
                .setReason(change.reason())
                .build();
    }

    static TermsChange fromProto(JournalProto.TermsChange change) {
        return new TermsChange(
                change.getField(),
                change.getFrom(),
                change.getTo(),
                EnumNumbers.EFFECT.of(change.getEffectValue()),
                change.getReason());
    }
}
