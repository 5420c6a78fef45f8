package io.hongbao.core.campaign;

import io.hongbao.core.campaign.TermsChange.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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
            safe(
                    field + ".title",
                    TermsTexts.title(inForce, language),
                    TermsTexts.title(applied, language),
                    RELABELLED);
            safe(
                    field + ".summary",
                    TermsTexts.summary(inForce, language),
                    TermsTexts.summary(applied, language),
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
        compareInvites(inForce.invites(), applied.invites());
        compareEligibility("eligibility", inForce.eligibility(), applied.eligibility());
        unsafe(
                "expiry",
                TermsTexts.lower(inForce.expiry()),
                TermsTexts.lower(applied.expiry()),
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
                TermsTexts.amount(inForce, inForce.budgetMinor()),
                TermsTexts.amount(applied, applied.budgetMinor()),
                raised ? Effect.NEEDS_SECOND_PERSON : Effect.UNSAFE,
                raised ? "the funders pay more" : "the money may have been granted already");
        unsafe(
                "budget.funders",
                TermsTexts.funders(inForce),
                TermsTexts.funders(applied),
                "what was granted so far was paid for in the old shares");
    }

    private void compareWindow(String field, Window before, Window after, boolean mayGrow) {
        unsafe(
                field + ".from",
                TermsTexts.time(inForce, before.fromMillis()),
                TermsTexts.time(applied, after.fromMillis()),
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
                TermsTexts.time(inForce, before.toMillis()),
                TermsTexts.time(applied, after.toMillis()),
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
                TermsTexts.limit(before, PersonCaps.UNLIMITED),
                TermsTexts.limit(after, PersonCaps.UNLIMITED),
                lowered ? Effect.SAFE : Effect.UNSAFE,
                lowered ? FROM_NOW_ON : "people who reached the old cap were turned away");
    }

    private void compareOrders(String field, OrderRules before, OrderRules after) {
        compareOrders(
                field + ".vouchersPerOrder", before.vouchersPerOrder(), after.vouchersPerOrder());
        compareOrders(field + ".perPersonPerDay", before.ordersPerDay(), after.ordersPerDay());
        compareOrders(
                field + ".largestAmount",
                TermsTexts.amount(inForce, before.largestAmountMinor()),
                TermsTexts.amount(applied, after.largestAmountMinor()));
        compareOrders(
                field + ".largestQuantity", before.largestQuantity(), after.largestQuantity());
        compareOrders(
                field + ".quoteMinutes",
                TermsTexts.minutes(before.quoteMillis()),
                TermsTexts.minutes(after.quoteMillis()));
        compareOrders(
                field + ".payMinutes",
                TermsTexts.minutes(before.paymentMillis()),
                TermsTexts.minutes(after.paymentMillis()));
        compareOrders(
                field + ".outletMinutes",
                TermsTexts.minutes(before.outletMillis()),
                TermsTexts.minutes(after.outletMillis()));
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
                TermsTexts.amount(inForce, before),
                TermsTexts.amount(applied, after),
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
        String was = TermsTexts.limit(before.ceilingPerSecond(), RoomRules.NO_CEILING);
        String is = TermsTexts.limit(after.ceilingPerSecond(), RoomRules.NO_CEILING);
        safe("waitingRoom.ceilingPerSecond", was, is, "counts for who is admitted from now on");
    }

    private void compareInvites(InviteRules before, InviteRules after) {
        if (before.isThere() != after.isThere()) {
            unsafe("invites", TermsTexts.invites(before), TermsTexts.invites(after), PROMISED);
            return;
        }
        String field = "invites.rewards";
        unsafe(field + ".inviter", before.rewards().inviter(), after.rewards().inviter(), PROMISED);
        unsafe(field + ".friend", before.rewards().friend(), after.rewards().friend(), PROMISED);
        boolean raised = after.most() > before.most();
        compare(
                "invites.most",
                Integer.toString(before.most()),
                Integer.toString(after.most()),
                raised ? Effect.SAFE : Effect.UNSAFE,
                raised ? "counts for what is accepted from now on" : PROMISED);
        unsafe(
                "invites.draw",
                TermsTexts.draw(before.draw()),
                TermsTexts.draw(after.draw()),
                PROMISED);
        unsafe("invites.later", TermsTexts.later(before), TermsTexts.later(after), PROMISED);
        unsafe(
                "invites.validityDays",
                TermsTexts.limit(before.validityDays(), InviteRules.UNTIL_THE_END),
                TermsTexts.limit(after.validityDays(), InviteRules.UNTIL_THE_END),
                PROMISED);
        unsafe(
                "invites.friends",
                before.newFriends() ? "new" : "all",
                after.newFriends() ? "new" : "all",
                "people have been told whether they may take part");
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
        unsafe(
                field + ".audience",
                TermsTexts.lower(before.audience()),
                TermsTexts.lower(after.audience()),
                reason);
        unsafe(
                field + ".regions",
                TermsTexts.sorted(before.regions()),
                TermsTexts.sorted(after.regions()),
                reason);
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
                TermsTexts.limit(before.limit(), Prize.UNLIMITED),
                TermsTexts.limit(after.limit(), Prize.UNLIMITED),
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
                TermsTexts.sorted(before.earnedBy().stream().map(TermsTexts::lower).toList()),
                TermsTexts.sorted(after.earnedBy().stream().map(TermsTexts::lower).toList()),
                PROMISED);
        compareValidity(field + ".validity", before.validity(), after.validity());
        compareCaps(field + ".caps", before.caps(), after.caps());
        unsafe(
                field + ".limitPerDay",
                TermsTexts.limit(before.dayLimit(), Prize.UNLIMITED),
                TermsTexts.limit(after.dayLimit(), Prize.UNLIMITED),
                IN_TILLS);
        compareEligibility(field + ".eligibility", before.eligibility(), after.eligibility());
    }

    private void compareContent(String field, Prize.Content before, Prize.Content after) {
        if (before instanceof Prize.Card was && after instanceof Prize.Card is) {
            compareCard(field + ".card", was, is);
        } else {
            unsafe(
                    field,
                    TermsTexts.content(inForce, before),
                    TermsTexts.content(applied, after),
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
                TermsTexts.amount(inForce, before.amountMinor()),
                TermsTexts.amount(applied, after.amountMinor()),
                "cards of the old amount have been granted");
        unsafe(
                field + ".categories",
                TermsTexts.sorted(before.categories()),
                TermsTexts.sorted(after.categories()),
                PROMISED);
        unsafe(
                field + ".minimumSpend",
                TermsTexts.amount(inForce, before.minimumSpendMinor()),
                TermsTexts.amount(applied, after.minimumSpendMinor()),
                PROMISED);
        unsafe(
                field + ".rest",
                TermsTexts.lower(before.rest()),
                TermsTexts.lower(after.rest()),
                PROMISED);
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
                TermsTexts.validity(inForce, before),
                TermsTexts.validity(applied, after),
                longer ? Effect.SAFE : Effect.UNSAFE,
                longer ? "gives people more time" : PROMISED);
    }

    private void compareMoments() {
        Map<String, String> before = TermsTexts.moments(inForce);
        Map<String, String> after = TermsTexts.moments(applied);
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
}
