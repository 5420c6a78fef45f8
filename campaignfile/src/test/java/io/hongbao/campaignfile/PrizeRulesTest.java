package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.Rule.CARD;
import static io.hongbao.campaignfile.Rule.EARNED;
import static io.hongbao.campaignfile.Rule.NAMES;
import static io.hongbao.campaignfile.Rule.VALIDITY;
import static io.hongbao.campaignfile.Rule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of waves and prizes. */
class PrizeRulesTest {

    static Stream<Rule> wavesAndPrizes() {
        return Stream.of(
                rule(
                        "prizes: [p]\n",
                        "prizes: []\n",
                        ":16:13 waves[one].prizes: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        "prizes: [p]\n",
                        "prizes: [p, q]\n",
                        ":16:17 waves[one].prizes: must name a prize, but no prize is called \"q\"; "
                                + "use one of: p"),
                rule(
                        "prizes: [p]\n",
                        "prizes: [p, p]\n",
                        ":16:17 waves[one].prizes[1]: is there twice; remove one of the two"),
                rule(
                        "prizes: [p]\n",
                        "prizes: [p]\n    limit: 0\n",
                        ":17:12 waves[one].limit: must be a whole number from 1 to 1000000000000; "
                                + "write a number in that range"),
                rule(
                        "prizes: [p]\n",
                        "prizes: [p]\n    caps: {perPersonPerWave: 3}\n",
                        ":17:12 waves[one].caps.perPersonPerWave: is not a field that is known here; "
                                + "did you mean \"perPersonPerDay\"?"),
                rule(
                        "id: p\n",
                        "id: card25\n",
                        ":16:14 waves[one].prizes: must name a prize, but no prize is called \"p\"; "
                                + "use one of: card25",
                        ":18:9 prizes[card25].id: is a prize that can be claimed, but no wave has it; "
                                + "add it to the prizes of a wave, or remove it"),
                rule(
                        "  - id: p\n",
                        "  -\n",
                        ":19:5 prizes[0].id: is missing; add it, such as id: card25"),
                rule(
                        VALIDITY,
                        VALIDITY + "\n  - id: p",
                        ":23:5 prizes[p].names: is missing; "
                                + "add it, such as names: {zh: 奶茶卡, en: Tea card}",
                        ":23:5 prizes[p]: must have a card, a cashDeck or a luckySplit; "
                                + "add one, such as card: {amount: \"25.00\", count: 1000}",
                        ":23:5 prizes[p].earnedBy: is missing; "
                                + "add it, such as earnedBy: [claim once, invite]",
                        ":23:5 prizes[p].validity: is missing; "
                                + "add it, such as validity: {days: 30}",
                        ":23:5 prizes[p]: has an id that is used twice; "
                                + "give every prize an id of its own"),
                rule(
                        VALIDITY,
                        VALIDITY
                                + "\n  - {id: q, names: {zh: 二, en: Two}, card: {amount: 1, count: 1}, earnedBy: [claim daily], validity: {days: 1}}",
                        ":23:10 prizes[q].id: is a prize that can be claimed, but no wave has it; "
                                + "add it to the prizes of a wave, or remove it"),
                rule(
                        NAMES,
                        "names: {zh: 奖}",
                        ":19:12 prizes[p].names.en: is missing; add it, such as en: Tea card"),
                rule(
                        NAMES,
                        "names: {zh: 奖, en: Prize, fr: Prix}",
                        ":19:31 prizes[p].names.fr: is not a field that is known here; "
                                + "remove it, or use one of: zh, en"),
                rule(
                        "    " + CARD + "\n",
                        "",
                        ":18:5 prizes[p]: must have a card, a cashDeck or a luckySplit; "
                                + "add one, such as card: {amount: \"25.00\", count: 1000}"),
                rule(
                        CARD,
                        CARD + "\n    luckySplit: {total: 1, count: 1}",
                        ":21:17 prizes[p].luckySplit: must not stand beside card; "
                                + "keep one of them in each prize"),
                rule(
                        CARD,
                        "card: {amount: 25.00}",
                        ":20:11 prizes[p].card.count: is missing; add it, such as count: 1000"),
                rule(
                        CARD,
                        "card: {amount: 25.00, count: 1.5}",
                        ":20:34 prizes[p].card.count: must be a whole number from 1 to 10000000000; "
                                + "write digits only, without separators or decimals"),
                rule(
                        CARD,
                        "card: {amount: 25.00, count: -3}",
                        ":20:34 prizes[p].card.count: must be a whole number from 1 to 10000000000; "
                                + "write a number in that range"),
                rule(
                        CARD,
                        "card: {amount: 25.00, count: 3, categories: [Drinks], minimumSpend: -1, rest: lose}",
                        ":20:50 prizes[p].card.categories[0]: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"drinks\"",
                        ":20:73 prizes[p].card.minimumSpend: must be zero or a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals",
                        ":20:83 prizes[p].card.rest: must be one of: keep, forfeit; "
                                + "use one of these"),
                rule(
                        CARD,
                        "cashDeck: {tiers: []}",
                        ":20:23 prizes[p].cashDeck.tiers: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        CARD,
                        "cashDeck: {tiers: [{amount: 1}, {amount: 1000001, count: 1}]}",
                        ":20:24 prizes[p].cashDeck.tiers[0].count: is missing; "
                                + "add it, such as count: 1000",
                        ":20:46 prizes[p].cashDeck.tiers[1].amount: must be at most 1000000.00; "
                                + "write a smaller amount"),
                rule(
                        CARD,
                        "cashDeck: {tiers: [{amount: 1, count: 10000000000}, {amount: 1, count: 1}]}",
                        ":20:15 prizes[p].cashDeck: must have at most 10000000000 envelopes in all tiers; "
                                + "lower some counts"),
                rule(
                        CARD,
                        "luckySplit: {total: 1, count: 101}",
                        ":20:25 prizes[p].luckySplit.total: must be at least count times minimum, which is 1.01; "
                                + "raise the total, or lower the count or the minimum"),
                rule(
                        CARD,
                        "luckySplit: {total: 1, count: 10, minimum: 0.2}",
                        ":20:25 prizes[p].luckySplit.total: must be at least count times minimum, which is 2.00; "
                                + "raise the total, or lower the count or the minimum"),
                rule(
                        CARD,
                        "luckySplit: {total: 900000000000, count: 10}",
                        ":20:25 prizes[p].luckySplit.total: must be at most 703687441776.64; "
                                + "write a smaller amount"),
                rule(
                        EARNED,
                        "earnedBy: claim once",
                        ":21:15 prizes[p].earnedBy: must be a list; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        EARNED,
                        "earnedBy: [claim onec]",
                        ":21:16 prizes[p].earnedBy[0]: must be one of: claim once, claim daily, invite, order; "
                                + "did you mean \"claim once\"?"),
                rule(
                        EARNED,
                        "earnedBy: [luck]",
                        ":21:16 prizes[p].earnedBy[0]: must be one of: claim once, claim daily, invite, order; "
                                + "use one of these"),
                rule(
                        EARNED,
                        "earnedBy: [claim once, claim daily]",
                        ":21:15 prizes[p].earnedBy: must not have both \"claim once\" and \"claim daily\"; "
                                + "keep one of the two"),
                rule(
                        EARNED,
                        "earnedBy: [claim once, claim once]",
                        ":21:28 prizes[p].earnedBy[1]: is there twice; remove one of the two"),
                rule(
                        EARNED,
                        EARNED + "\n    limitPerDay: none",
                        ":22:18 prizes[p].limitPerDay: must be a whole number from 1 to 10000000000; "
                                + "write digits only, without separators or decimals"),
                rule(
                        EARNED,
                        EARNED + "\n    caps: {perPerson: 2147483648}",
                        ":22:23 prizes[p].caps.perPerson: must be a whole number from 1 to 2147483647; "
                                + "write a number in that range"));
    }

    @ParameterizedTest
    @MethodSource("wavesAndPrizes")
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        rule.check();
    }
}
