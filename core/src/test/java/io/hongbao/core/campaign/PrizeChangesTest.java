package io.hongbao.core.campaign;

import static io.hongbao.core.campaign.Case.LABEL;
import static io.hongbao.core.campaign.Case.NOW_ON;
import static io.hongbao.core.campaign.Case.PROMISED;
import static io.hongbao.core.campaign.Case.TILLS;
import static io.hongbao.core.campaign.Case.TIME;
import static io.hongbao.core.campaign.Case.TOLD;
import static io.hongbao.core.campaign.Case.differs;
import static io.hongbao.core.campaign.Changed.DAY;
import static io.hongbao.core.campaign.Changed.START;
import static io.hongbao.core.campaign.Changed.TERMS;
import static io.hongbao.core.campaign.Changed.with;
import static io.hongbao.core.campaign.TermsChange.Effect.NEEDS_SECOND_PERSON;
import static io.hongbao.core.campaign.TermsChange.Effect.SAFE;
import static io.hongbao.core.campaign.TermsChange.Effect.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes to prizes. */
class PrizeChangesTest {

    static Stream<Case> prizes() {
        String stock = TILLS + ", in an order fixed by its stock";
        return Stream.of(
                differs(
                        "prizes[card25].names.zh",
                        "奶茶卡",
                        "饮品卡",
                        SAFE,
                        LABEL,
                        card(p -> prize(p, Map.of("zh", "饮品卡", "en", "Tea card"), p.content()))),
                differs(
                        "prizes[card25].card.count",
                        "100",
                        "101",
                        NEEDS_SECOND_PERSON,
                        "more cards are paid for out of the budget",
                        content(new Prize.Card(101, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.count",
                        "100",
                        "99",
                        UNSAFE,
                        "the cards may have been granted already",
                        content(new Prize.Card(99, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.amount",
                        "25.00",
                        "30.00",
                        UNSAFE,
                        "cards of the old amount have been granted",
                        content(new Prize.Card(100, 3_000, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.categories",
                        "drinks",
                        "dining, drinks",
                        UNSAFE,
                        PROMISED,
                        content(
                                new Prize.Card(
                                        100,
                                        2_500,
                                        List.of("drinks", "dining"),
                                        0,
                                        Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.minimumSpend",
                        "0.00",
                        "0.01",
                        UNSAFE,
                        PROMISED,
                        content(new Prize.Card(100, 2_500, List.of("drinks"), 1, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.rest",
                        "keep",
                        "forfeit",
                        UNSAFE,
                        PROMISED,
                        content(
                                new Prize.Card(
                                        100, 2_500, List.of("drinks"), 0, Prize.Rest.FORFEIT))),
                differs(
                        "prizes[card25]",
                        "card of 25.00 x 100",
                        "luckySplit of 20.00 into 10, at least 0.01",
                        UNSAFE,
                        stock,
                        content(new Prize.LuckySplit(10, 2_000, 1))),
                differs(
                        "prizes[cash]",
                        "cashDeck of 2888.00 x 1, 0.88 x 10",
                        "cashDeck of 2888.00 x 2, 0.88 x 10",
                        UNSAFE,
                        stock,
                        cash(p ->
                                prize(
                                        p,
                                        p.names(),
                                        new Prize.CashDeck(
                                                List.of(
                                                        new Prize.CashDeck.Tier(288_800, 2),
                                                        new Prize.CashDeck.Tier(88, 10)))))),
                differs(
                        "prizes[card25].earnedBy",
                        "claim_once, invite",
                        "claim_once",
                        UNSAFE,
                        PROMISED,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        Set.of(EarnedBy.CLAIM_ONCE),
                                        p.validity(),
                                        p.caps(),
                                        p.dayLimit(),
                                        p.eligibility()))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "until 2026-02-17T10:00+08:00",
                        SAFE,
                        TIME,
                        card(p -> prize(p, new Validity.Until(START + 11 * DAY)))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "until 2026-02-15T10:00+08:00",
                        UNSAFE,
                        PROMISED,
                        card(p -> prize(p, new Validity.Until(START + 9 * DAY)))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "400 days",
                        UNSAFE,
                        PROMISED,
                        card(p -> prize(p, new Validity.Days(400)))),
                differs(
                        "prizes[cash].validity",
                        "7 days",
                        "8 days",
                        SAFE,
                        TIME,
                        cash(p -> prize(p, new Validity.Days(8)))),
                differs(
                        "prizes[cash].validity",
                        "7 days",
                        "6 days",
                        UNSAFE,
                        PROMISED,
                        cash(p -> prize(p, new Validity.Days(6)))),
                differs(
                        "prizes[card25].caps.perPerson",
                        "21",
                        "3",
                        SAFE,
                        NOW_ON,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        new PersonCaps(3, 5),
                                        p.dayLimit(),
                                        p.eligibility()))),
                differs(
                        "prizes[card25].limitPerDay",
                        "50",
                        "40",
                        UNSAFE,
                        TILLS,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        p.caps(),
                                        40,
                                        p.eligibility()))),
                differs(
                        "prizes[card25].eligibility.audience",
                        "anyone",
                        "returning",
                        UNSAFE,
                        TOLD,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        p.caps(),
                                        p.dayLimit(),
                                        new Eligibility(
                                                Eligibility.Audience.RETURNING, List.of(), "")))),
                differs(
                        "prizes[extra]",
                        "",
                        "extra",
                        UNSAFE,
                        "it cannot be added: the tills were filled without it; apply a new campaign instead",
                        with().prizes(
                                        List.of(
                                                TERMS.prizes().getFirst(),
                                                TERMS.prizes().getLast(),
                                                extra()))
                                .done()));
    }

    private static Prize extra() {
        Prize p = TERMS.prizes().getFirst();
        return new Prize(
                "extra",
                p.names(),
                p.content(),
                p.earnedBy(),
                p.validity(),
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static Prize prize(Prize p, Validity validity) {
        return new Prize(
                p.id(),
                p.names(),
                p.content(),
                p.earnedBy(),
                validity,
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static Prize prize(Prize p, Map<String, String> names, Prize.Content content) {
        return new Prize(
                p.id(),
                names,
                content,
                p.earnedBy(),
                p.validity(),
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static CampaignTerms content(Prize.Content content) {
        return card(p -> prize(p, p.names(), content));
    }

    private static CampaignTerms card(UnaryOperator<Prize> change) {
        return with().prizes(
                        List.of(change.apply(TERMS.prizes().getFirst()), TERMS.prizes().getLast()))
                .done();
    }

    private static CampaignTerms cash(UnaryOperator<Prize> change) {
        return with().prizes(
                        List.of(TERMS.prizes().getFirst(), change.apply(TERMS.prizes().getLast())))
                .done();
    }

    @ParameterizedTest
    @MethodSource("prizes")
    void everyDifferenceComesOutOnceWithItsEffectAndReason(Case one) {
        assertThat(TermsChanges.between(TERMS, one.applied(), false))
                .containsExactly(one.expected());
    }
}
