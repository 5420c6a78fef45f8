package io.hongbao.core.campaign;

import io.hongbao.core.campaign.TermsChange.Effect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every difference between the rules in force and the rules applied, and whether it may be made on
 * a published campaign.
 *
 * <p>Safe is what takes nothing away and promises no money that is not there: texts, names,
 * moments, more time, lower caps from now on. More budget and more cards cost money: a second
 * person has to ask for the same. All else is unsafe: people have been promised it, or parts of it
 * lie in tills and wallets already.
 */
public final class TermsChanges {
    private static final String PROMISED = "people have been promised it";
    private static final String IN_TILLS = "parts of it lie in the tills already";
    private static final String RELABELLED = "changes only what people read";
    private static final String ASKED_FROM_NOW_ON = "counts for what is asked for from now on";
    private static final String FROM_NOW_ON = "counts for what is granted from now on";

    private final CampaignTerms inForce;
    private final CampaignTerms applied;
    private final boolean roomBegan;
    private final List<TermsChange> changes = new ArrayList<>();

    private TermsChanges(CampaignTerms inForce, CampaignTerms applied, boolean roomBegan) {
        this.inForce = inForce;
        this.applied = applied;
        this.roomBegan = roomBegan;
    }

    /** The differences, in the order of the file. {@code roomBegan}: its schedule is over. */
    public static List<TermsChange> between(
            CampaignTerms inForce, CampaignTerms applied, boolean roomBegan) {
        TermsChanges comparison = new TermsChanges(inForce, applied, roomBegan);
        comparison.compareCampaign();
        comparison.compareWaves();
        comparison.comparePrizes();
        comparison.compareMoments();
        return List.copyOf(comparison.changes);
    }

    private void compareCampaign() {
        unsafe("id", inForce.id(), applied.id(), "it is another campaign");
        for (String language : keys(inForce.texts(), applied.texts())) {
            String field = "texts." + language;
            safe(field + ".title", title(inForce, language), title(applied, language), RELABELLED);
            safe(
                    field + ".summary",
                    summary(inForce, language),
                    summary(applied, language),
                    RELABELLED);
        }
        unsafe(
                "currency",
                inForce.currency(),
                applied.currency(),
                "all of its money is in this currency");
        compareBudget();
        unsafe(
                "timeZone",
                inForce.zone().getId(),
                applied.zone().getId(),
                "days have been counted in it");
        compareWindow("window", inForce.window(), applied.window(), true);
        compareCaps("caps", inForce.caps(), applied.caps());
        compareOrders("orders", inForce.orders(), applied.orders());
        comparePayouts(inForce.payouts(), applied.payouts());
        compareRoom(inForce.waitingRoom(), applied.waitingRoom());
        compareEligibility("eligibility", inForce.eligibility(), applied.eligibility());
        unsafe(
                "expiry",
                lower(inForce.expiry()),
                lower(applied.expiry()),
                "money may have expired by the old rule");
        unsafe(
                "shadow",
                Boolean.toString(inForce.shadow()),
                Boolean.toString(applied.shadow()),
                "its payments and orders so far were real, or played");
        String committed =
                "it is the commitment to a secret that draws and places are already made with";
        unsafe("drawSecretHash", inForce.drawSecretHash(), applied.drawSecretHash(), committed);
        unsafe("placeSecretHash", inForce.placeSecretHash(), applied.placeSecretHash(), committed);
    }

    private void compareBudget() {
        boolean raised = applied.budgetMinor() > inForce.budgetMinor();
        compare(
                "budget.amount",
                amount(inForce, inForce.budgetMinor()),
                amount(applied, applied.budgetMinor()),
                raised ? Effect.NEEDS_SECOND_PERSON : Effect.UNSAFE,
                raised ? "the funders pay more" : "the money may have been granted already");
        unsafe(
                "budget.funders",
                funders(inForce),
                funders(applied),
                "what was granted so far was paid for in the old shares");
    }

    private void compareWindow(String field, Window before, Window after, boolean mayGrow) {
        unsafe(
                field + ".from",
                time(inForce, before.fromMillis()),
                time(applied, after.fromMillis()),
                "the start has been announced, and may be over");
        boolean later = after.toMillis() > before.toMillis();
        String reason =
                later
                        ? (mayGrow
                                ? "gives people more time"
                                : "only the last wave may end later: another one follows this one")
                        : PROMISED;
        compare(
                field + ".to",
                time(inForce, before.toMillis()),
                time(applied, after.toMillis()),
                later && mayGrow ? Effect.SAFE : Effect.UNSAFE,
                reason);
    }

    private void compareCaps(String field, PersonCaps before, PersonCaps after) {
        compareCap(field + ".perPerson", before.total(), after.total());
        compareCap(field + ".perPersonPerDay", before.perDay(), after.perDay());
    }

    private void compareCap(String field, int before, int after) {
        boolean lowered = after < before;
        compare(
                field,
                limit(before, PersonCaps.UNLIMITED),
                limit(after, PersonCaps.UNLIMITED),
                lowered ? Effect.SAFE : Effect.UNSAFE,
                lowered ? FROM_NOW_ON : "people who reached the old cap were turned away");
    }

    private void compareOrders(String field, OrderRules before, OrderRules after) {
        compareOrders(
                field + ".vouchersPerOrder", before.vouchersPerOrder(), after.vouchersPerOrder());
        compareOrders(field + ".perPersonPerDay", before.ordersPerDay(), after.ordersPerDay());
        compareOrders(
                field + ".largestAmount",
                amount(inForce, before.largestAmountMinor()),
                amount(applied, after.largestAmountMinor()));
        compareOrders(
                field + ".largestQuantity", before.largestQuantity(), after.largestQuantity());
        compareOrders(
                field + ".quoteMinutes",
                minutes(before.quoteMillis()),
                minutes(after.quoteMillis()));
        compareOrders(
                field + ".payMinutes",
                minutes(before.paymentMillis()),
                minutes(after.paymentMillis()));
        compareOrders(
                field + ".outletMinutes",
                minutes(before.outletMillis()),
                minutes(after.outletMillis()));
    }

    private void comparePayouts(PayoutRules before, PayoutRules after) {
        List<PayoutRules.Range> cash =
                inForce.prizes().stream()
                        .flatMap(prize -> PayoutRules.cashOf(prize.content()).stream())
                        .toList();
        compareLimit(
                "smallest",
                before.smallestMinor(),
                after.smallestMinor(),
                cash.stream().allMatch(one -> one.leastMinor() >= after.smallestMinor()));
        compareLimit(
                "largest",
                before.largestMinor(),
                after.largestMinor(),
                cash.stream().allMatch(one -> one.mostMinor() <= after.largestMinor()));
        compareLimit("perPersonPerDay", before.perDayMinor(), after.perDayMinor(), true);
        safe(
                "payouts.realName",
                before.needsRealName() ? "required" : "optional",
                after.needsRealName() ? "required" : "optional",
                ASKED_FROM_NOW_ON);
    }

    /** What has been granted must stay payable, but wrong rules may be made less wrong. */
    private void compareLimit(String field, long before, long after, boolean paysAll) {
        boolean widens = field.equals("smallest") ? after < before : after > before;
        boolean safe = paysAll || widens;
        compare(
                "payouts." + field,
                amount(inForce, before),
                amount(applied, after),
                safe ? Effect.SAFE : Effect.UNSAFE,
                safe ? ASKED_FROM_NOW_ON : "people have cash that could not be paid out any more");
    }

    private void compareRoom(RoomRules before, RoomRules after) {
        compare(
                "waitingRoom.preQueueMinutes",
                before.scheduled() ? Integer.toString(before.preQueueMinutes()) : "",
                after.scheduled() ? Integer.toString(after.preQueueMinutes()) : "",
                roomBegan ? Effect.UNSAFE : Effect.SAFE,
                roomBegan ? "the waiting room has begun" : "nobody has joined yet");
        String was = limit(before.ceilingPerSecond(), RoomRules.NO_CEILING);
        String is = limit(after.ceilingPerSecond(), RoomRules.NO_CEILING);
        safe("waitingRoom.ceilingPerSecond", was, is, "counts for who is admitted from now on");
    }

    private void compareOrders(String field, int before, int after) {
        compareOrders(field, Integer.toString(before), Integer.toString(after));
    }

    /** Every order keeps what it was quoted, so any of these rules may change. */
    private void compareOrders(String field, String before, String after) {
        safe(field, before, after, "counts for what is ordered from now on");
    }

    private void compareEligibility(String field, Eligibility before, Eligibility after) {
        String reason = "people have been told whether they may take part";
        unsafe(field + ".audience", lower(before.audience()), lower(after.audience()), reason);
        unsafe(field + ".regions", sorted(before.regions()), sorted(after.regions()), reason);
        unsafe(
                field + ".minimumAppVersion",
                before.minimumAppVersion(),
                after.minimumAppVersion(),
                reason);
    }

    private void compareWaves() {
        String last = inForce.waves().getLast().id();
        comparePairs(
                "waves",
                inForce.waves(),
                applied.waves(),
                Wave::id,
                (field, before, after) ->
                        compareWave(field, before, after, before.id().equals(last)));
    }

    private void compareWave(String field, Wave before, Wave after, boolean last) {
        compareWindow(field, before.window(), after.window(), last);
        unsafe(field + ".prizes", before.prizes().toString(), after.prizes().toString(), PROMISED);
        compareCaps(field + ".caps", before.caps(), after.caps());
        unsafe(
                field + ".limit",
                limit(before.limit(), Prize.UNLIMITED),
                limit(after.limit(), Prize.UNLIMITED),
                IN_TILLS);
    }

    private void comparePrizes() {
        comparePairs("prizes", inForce.prizes(), applied.prizes(), Prize::id, this::comparePrize);
    }

    private void comparePrize(String field, Prize before, Prize after) {
        for (String language : keys(before.names(), after.names())) {
            safe(
                    field + ".names." + language,
                    before.names().getOrDefault(language, ""),
                    after.names().getOrDefault(language, ""),
                    RELABELLED);
        }
        compareContent(field, before.content(), after.content());
        unsafe(
                field + ".earnedBy",
                sorted(before.earnedBy().stream().map(TermsChanges::lower).toList()),
                sorted(after.earnedBy().stream().map(TermsChanges::lower).toList()),
                PROMISED);
        compareValidity(field + ".validity", before.validity(), after.validity());
        compareCaps(field + ".caps", before.caps(), after.caps());
        unsafe(
                field + ".limitPerDay",
                limit(before.dayLimit(), Prize.UNLIMITED),
                limit(after.dayLimit(), Prize.UNLIMITED),
                IN_TILLS);
        compareEligibility(field + ".eligibility", before.eligibility(), after.eligibility());
    }

    private void compareContent(String field, Prize.Content before, Prize.Content after) {
        if (before instanceof Prize.Card was && after instanceof Prize.Card is) {
            compareCard(field + ".card", was, is);
        } else {
            unsafe(
                    field,
                    content(inForce, before),
                    content(applied, after),
                    IN_TILLS + ", in an order fixed by its stock");
        }
    }

    private void compareCard(String field, Prize.Card before, Prize.Card after) {
        boolean more = after.count() > before.count();
        compare(
                field + ".count",
                Long.toString(before.count()),
                Long.toString(after.count()),
                more ? Effect.NEEDS_SECOND_PERSON : Effect.UNSAFE,
                more
                        ? "more cards are paid for out of the budget"
                        : "the cards may have been granted already");
        unsafe(
                field + ".amount",
                amount(inForce, before.amountMinor()),
                amount(applied, after.amountMinor()),
                "cards of the old amount have been granted");
        unsafe(
                field + ".categories",
                sorted(before.categories()),
                sorted(after.categories()),
                PROMISED);
        unsafe(
                field + ".minimumSpend",
                amount(inForce, before.minimumSpendMinor()),
                amount(applied, after.minimumSpendMinor()),
                PROMISED);
        unsafe(field + ".rest", lower(before.rest()), lower(after.rest()), PROMISED);
    }

    private void compareValidity(String field, Validity before, Validity after) {
        boolean longer =
                switch (before) {
                    case Validity.Until was ->
                            after instanceof Validity.Until is && is.atMillis() > was.atMillis();
                    case Validity.Days was ->
                            after instanceof Validity.Days is && is.days() > was.days();
                };
        compare(
                field,
                validity(inForce, before),
                validity(applied, after),
                longer ? Effect.SAFE : Effect.UNSAFE,
                longer ? "gives people more time" : PROMISED);
    }

    private void compareMoments() {
        Map<String, String> before = moments(inForce);
        Map<String, String> after = moments(applied);
        for (String id : keys(before, after)) {
            safe(
                    "moments[" + id + "]",
                    before.getOrDefault(id, ""),
                    after.getOrDefault(id, ""),
                    "changes only what charts show");
        }
    }

    private interface Pair<T> {
        void compare(String field, T before, T after);
    }

    /**
     * Compares what both rules have, by id; what only one of them has cannot be added or removed.
     */
    private <T> void comparePairs(
            String list, List<T> before, List<T> after, Function<T, String> id, Pair<T> pair) {
        for (T old : before) {
            String field = list + "[" + id.apply(old) + "]";
            find(after, id, id.apply(old))
                    .ifPresentOrElse(
                            present -> pair.compare(field, old, present),
                            () ->
                                    unsafe(
                                            field,
                                            id.apply(old),
                                            "",
                                            "it cannot be removed: " + PROMISED));
        }
        for (T added : after) {
            if (find(before, id, id.apply(added)).isEmpty()) {
                unsafe(
                        list + "[" + id.apply(added) + "]",
                        "",
                        id.apply(added),
                        "it cannot be added: the tills were filled without it; apply a new campaign instead");
            }
        }
    }

    private static <T> Optional<T> find(List<T> things, Function<T, String> id, String wanted) {
        return things.stream().filter(thing -> id.apply(thing).equals(wanted)).findFirst();
    }

    private void safe(String field, String from, String to, String reason) {
        compare(field, from, to, Effect.SAFE, reason);
    }

    private void unsafe(String field, String from, String to, String reason) {
        compare(field, from, to, Effect.UNSAFE, reason);
    }

    private void compare(String field, String from, String to, Effect effect, String reason) {
        if (!from.equals(to)) {
            changes.add(new TermsChange(field, from, to, effect, reason));
        }
    }

    // ---- how values read in the file

    private static Set<String> keys(Map<String, ?> before, Map<String, ?> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys;
    }

    private static String title(CampaignTerms terms, String language) {
        return Optional.ofNullable(terms.texts().get(language)).map(Text::title).orElse("");
    }

    private static String summary(CampaignTerms terms, String language) {
        return Optional.ofNullable(terms.texts().get(language)).map(Text::summary).orElse("");
    }

    private static String funders(CampaignTerms terms) {
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

    private static String content(CampaignTerms terms, Prize.Content content) {
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

    private static String validity(CampaignTerms terms, Validity validity) {
        return switch (validity) {
            case Validity.Until until -> "until " + time(terms, until.atMillis());
            case Validity.Days days -> days.days() + " days";
        };
    }

    private static Map<String, String> moments(CampaignTerms terms) {
        return terms.moments().stream()
                .collect(Collectors.toMap(Moment::id, moment -> moment(terms, moment)));
    }

    private static String moment(CampaignTerms terms, Moment moment) {
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
    private static String amount(CampaignTerms terms, long amountMinor) {
        int digits =
                Currency.getAvailableCurrencies().stream()
                        .filter(currency -> currency.getCurrencyCode().equals(terms.currency()))
                        .mapToInt(Currency::getDefaultFractionDigits)
                        .findFirst()
                        .orElse(0);
        return BigDecimal.valueOf(amountMinor, Math.max(0, digits)).toPlainString();
    }

    private static String time(CampaignTerms terms, long atMillis) {
        return OffsetDateTime.ofInstant(Instant.ofEpochMilli(atMillis), terms.zone()).toString();
    }

    private static String minutes(long millis) {
        return BigDecimal.valueOf(millis)
                .divide(BigDecimal.valueOf(60_000), 3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String limit(long limit, long unlimited) {
        return limit == unlimited ? "unlimited" : Long.toString(limit);
    }

    private static String sorted(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
