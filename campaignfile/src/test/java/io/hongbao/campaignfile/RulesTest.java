package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of the format: one change to a good file, and exactly the problems that come of it.
 */
class RulesTest {

    /**
     * One rule.
     *
     * @param good the part of {@link Example#GOOD} that is replaced
     * @param bad what it is replaced with
     * @param problems as printed, without the file's name
     */
    record Rule(String good, String bad, List<String> problems) {
        @Override
        public String toString() {
            return bad.length() > 60 ? bad.substring(0, 60) : bad;
        }
    }

    private static Rule rule(String good, String bad, String... problems) {
        return new Rule(good, bad, Arrays.asList(problems));
    }

    static final String WINDOW =
            "window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}";
    static final String FUNDERS =
            "funders: [{name: Platform, share: 80%}, {name: Shops, share: 20%}]";
    static final String CARD = "card: {amount: 25.00, count: 10}";
    static final String NAMES = "names: {zh: 奖, en: Prize}";
    static final String EARNED = "earnedBy: [claim once]";
    static final String VALIDITY = "validity: {days: 30}";
    static final String WAVE_PRIZES = "prizes: [p]";
    static final String WAVE_TO = "to: 2026-02-13T10:00:00+08:00";
    static final String SECOND =
            "\n  - id: two\n    from: 2026-02-13T10:00:00+08:00\n    to: 2026-02-14T10:00:00+08:00\n    ";

    static Stream<Rule> frame() {
        return Stream.of(
                rule("format: 1\n", "", ":1:1 format: is missing; add it, such as format: 1"),
                rule(
                        "format: 1",
                        "format: 2\nnewField: 1",
                        ":1:9 format: is 2, which is newer than 1, the newest that this version reads; "
                                + "use a newer Hongbao, or write the campaign in format 1"),
                rule(
                        "format: 1",
                        "format: one",
                        ":1:9 format: must be a whole number from 1 to 2147483647; "
                                + "write digits only, without separators or decimals"),
                rule(
                        "format: 1",
                        "format:",
                        ":1:8 format: has no value; write one after the colon"),
                rule(
                        "id: test",
                        "id: Test 1",
                        ":2:5 id: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "id: test",
                        "id: " + "x".repeat(41),
                        ":2:5 id: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "id: test",
                        "id: [test]",
                        ":2:5 id: must be a single value, but is a list; write one value"),
                rule(
                        "id: test",
                        "id: {test: 1}",
                        ":2:5 id: must be a single value, but has fields of its own; "
                                + "write one value"),
                rule("id: test\n", "", ":1:1 id: is missing; add it, such as id: lny2026"),
                rule(
                        "id: test",
                        "id: test\nid: test",
                        ":3:1 id: is there twice; remove one of the two"),
                rule(
                        "id: test",
                        "id: test\ncurency: CNY",
                        ":3:1 curency: is not a field that is known here; "
                                + "did you mean \"currency\"?"),
                rule(
                        "id: test",
                        "id: test\nweather: fine",
                        ":3:1 weather: is not a field that is known here; "
                                + "remove it, or use one of: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, eligibility, expiry, moments"),
                rule(
                        "zh: {title: 测试, summary: 红包}",
                        "",
                        ":5:3 texts.zh: is missing; "
                                + "add it, such as zh: {title: 春节红包, summary: 每人一张}"),
                rule(
                        "title: Test, ",
                        "",
                        ":5:7 texts.en.title: is missing; add it, such as title: Lunar New Year"),
                rule(
                        "title: Test",
                        "title: \" \"",
                        ":5:15 texts.en.title: must be a text of 1 to 100 characters; "
                                + "write a text of that length"),
                rule(
                        "summary: Envelopes",
                        "summary: " + "x".repeat(1_001),
                        ":5:30 texts.en.summary: must be a text of 1 to 1000 characters; "
                                + "write a text of that length"),
                rule(
                        "currency: CNY",
                        "currency: YUAN",
                        ":6:11 currency: must be an ISO 4217 currency code such as \"CNY\"; "
                                + "use three capital letters"),
                rule(
                        "currency: CNY",
                        "currency: XXX",
                        ":6:11 currency: must be an ISO 4217 currency code such as \"CNY\"; "
                                + "use three capital letters"),
                rule(
                        "timeZone: Asia/Shanghai",
                        "timeZone: Asia/Shangai",
                        ":10:11 timeZone: must be a time zone such as \"Asia/Shanghai\"; "
                                + "did you mean \"Asia/Shanghai\"?"),
                rule(
                        "timeZone: Asia/Shanghai",
                        "timeZone: Mars",
                        ":10:11 timeZone: must be a time zone such as \"Asia/Shanghai\"; "
                                + "use a name of the IANA time zone database"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nexpiry: treasure",
                        ":7:9 expiry: must be one of: treasury, breakage; "
                                + "did you mean \"treasury\"?"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nexpiry: burn",
                        ":7:9 expiry: must be one of: treasury, breakage; use one of these"),
                rule(
                        "currency: CNY",
                        "currency: CNY\ncaps: {perPerson: 0, perPersonPerDay: -1, perPersonPerWave: 1.5}",
                        ":7:19 caps.perPerson: must be a whole number from 1 to 2147483647; "
                                + "write a number in that range",
                        ":7:39 caps.perPersonPerDay: must be a whole number from 1 to 2147483647; "
                                + "write a number in that range",
                        ":7:61 caps.perPersonPerWave: must be a whole number from 1 to 2147483647; "
                                + "write digits only, without separators or decimals"),
                rule(
                        "currency: CNY",
                        "currency: CNY\ncaps: 21",
                        ":7:7 caps: must have fields of its own; "
                                + "write them below it: perPerson, perPersonPerDay, perPersonPerWave"),
                rule(
                        "currency: CNY",
                        "currency: CNY\neligibility: {audience: old, regions: [china, CN, CN], minimumAppVersion: v6}",
                        ":7:25 eligibility.audience: must be one of: anyone, new, returning; "
                                + "use one of these",
                        ":7:40 eligibility.regions[0]: must be a region code such as \"CN\" or \"CN-31\"; "
                                + "use an ISO 3166 code",
                        ":7:51 eligibility.regions[2]: is there twice; remove one of the two",
                        ":7:75 eligibility.minimumAppVersion: must be dotted numbers such as \"6.2.0\"; "
                                + "write up to five numbers with dots between"),
                rule(
                        "currency: CNY",
                        "currency: CNY\neligibility: {regions: CN}",
                        ":7:24 eligibility.regions: must be a list; "
                                + "write each item on a line of its own that begins with \"- \""));
    }

    static Stream<Rule> money() {
        return Stream.of(
                rule(
                        "amount: 1000.00",
                        "amount: -1000",
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: 0",
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: 1000.001",
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: 1e3",
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: \"1,000\"",
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: 1000000000000000000",
                        ":8:11 budget.amount: must be at most 10000000000000.00; "
                                + "write a smaller amount"),
                rule(
                        "amount: 1000.00",
                        "amount: " + "9".repeat(100),
                        ":8:11 budget.amount: must be at most 10000000000000.00; "
                                + "write a smaller amount"),
                rule(
                        "currency: CNY\nbudget:\n  amount: 1000.00",
                        "currency: JPY\nbudget:\n  amount: 1000.5",
                        ":8:11 budget.amount: must be a positive amount such as \"25\"; "
                                + "write a number without decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: " + "9".repeat(2_000),
                        ":8:11 budget.amount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "amount: 1000.00",
                        "amount: 249.99",
                        ":8:11 budget.amount: cannot pay for the prizes: they hold p 250.00 (10 x 25.00) = 250.00, which is 0.01 more; "
                                + "raise the budget, or lower a count or an amount"),
                rule(
                        "\n  " + FUNDERS,
                        "",
                        ":8:3 budget.funders: is missing; "
                                + "add it, such as funders: [{name: Platform, share: 100%}]"),
                rule(
                        FUNDERS,
                        "funders: []",
                        ":9:12 budget.funders: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        FUNDERS,
                        "funders: [{name: Platform, share: 80%}, {name: Shops, share: 19.99%}]",
                        ":9:12 budget.funders: must have shares that add up to 100%, but they add up to 99.99%; "
                                + "correct the shares"),
                rule(
                        FUNDERS,
                        "funders: [{name: Platform, share: 0.8}, {name: Shops, share: 20%}]",
                        ":9:37 budget.funders[0].share: must be a share above 0% up to 100%, such as \"80%\"; "
                                + "write a percentage with at most 2 decimals"),
                rule(
                        FUNDERS,
                        "funders: [{name: Platform, share: 101%}]",
                        ":9:37 budget.funders[0].share: must be a share above 0% up to 100%, such as \"80%\"; "
                                + "write a percentage with at most 2 decimals"),
                rule(
                        FUNDERS,
                        "funders: [{name: Platform, share: 0%}]",
                        ":9:37 budget.funders[0].share: must be a share above 0% up to 100%, such as \"80%\"; "
                                + "write a percentage with at most 2 decimals"),
                rule(
                        FUNDERS,
                        "funders: [{share: 100%}]",
                        ":9:13 budget.funders[0].name: is missing; "
                                + "add it, such as name: Platform"),
                rule(
                        CARD,
                        "card: {amount: 25.00, count: 41}",
                        ":8:11 budget.amount: cannot pay for the prizes: they hold p 1025.00 (41 x 25.00) = 1025.00, which is 25.00 more; "
                                + "raise the budget, or lower a count or an amount"),
                rule(
                        CARD,
                        "card: {amount: 25.00, count: 10000000001}",
                        ":20:34 prizes[p].card.count: must be a whole number from 1 to 10000000000; "
                                + "write a number in that range"),
                rule(
                        CARD,
                        "card: {amount: 9000000, count: 10000000000}",
                        ":20:11 prizes[p].card: must not hold more than the largest budget, 10000000000000.00, but holds 90000000000000000.00; "
                                + "lower a count or an amount"),
                rule(
                        CARD,
                        "card: {amount: 99999999999, count: 10}",
                        ":20:20 prizes[p].card.amount: must be at most 9223372.03; "
                                + "write a smaller amount"));
    }

    static Stream<Rule> times() {
        return Stream.of(
                rule(
                        WINDOW + "\n",
                        "",
                        ":1:1 window: is missing; "
                                + "add it, such as window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}"),
                rule(
                        WINDOW,
                        "window: {from: 2026-02-06T10:00:00, to: 2026-03-01}",
                        ":11:16 window.from: must be a time with an offset such as 2026-02-06T10:00:00+08:00, in the years 2000 to 2199; "
                                + "write date, \"T\", time with seconds, and the offset",
                        ":11:41 window.to: must be a time with an offset such as 2026-02-06T10:00:00+08:00, in the years 2000 to 2199; "
                                + "write date, \"T\", time with seconds, and the offset"),
                rule(
                        WINDOW,
                        "window: {from: 2026-02-06T10:00:00+08:00, to: 2026-02-30T00:00:00+08:00}",
                        ":11:47 window.to: must be a time with an offset such as 2026-02-06T10:00:00+08:00, in the years 2000 to 2199; "
                                + "write date, \"T\", time with seconds, and the offset"),
                rule(
                        WINDOW,
                        "window: {from: 2026-02-06T10:00:00+08:00, to: 9999-01-01T00:00:00+08:00}",
                        ":11:47 window.to: must be a time with an offset such as 2026-02-06T10:00:00+08:00, in the years 2000 to 2199; "
                                + "write date, \"T\", time with seconds, and the offset"),
                rule(
                        WINDOW,
                        "window: {from: 2026-03-01T00:00:00+08:00, to: 2026-03-01T00:00:00+08:00}",
                        ":11:47 window.to: must be later than from; "
                                + "write a later end, or an earlier start"),
                rule(
                        WINDOW,
                        "window: {from: 2026-02-07T10:00:00+08:00, to: 2026-02-08T00:00:00+08:00}",
                        ":14:11 waves[one].from: must not be before the campaign's window opens; "
                                + "begin later, or open the window earlier",
                        ":15:9 waves[one].to: must not be after the campaign's window ends; "
                                + "end earlier, or extend the window"),
                rule(
                        WAVE_TO,
                        "to: 2026-02-05T10:00:00+08:00",
                        ":15:9 waves[one].to: must be later than from; "
                                + "write a later end, or an earlier start"),
                rule(
                        WAVE_PRIZES,
                        WAVE_PRIZES + SECOND.replace("-13T10", "-13T09") + WAVE_PRIZES,
                        ":18:11 waves[two].from: must not be before wave one ends: waves do not overlap; "
                                + "begin at its end, or end it earlier"),
                rule(
                        WAVE_PRIZES,
                        WAVE_PRIZES + SECOND.replace("two", "one") + WAVE_PRIZES,
                        ":17:5 waves[one]: has an id that is used twice; "
                                + "give every wave an id of its own"),
                rule(
                        VALIDITY,
                        "validity: {until: 2026-02-06T10:00:00+08:00}",
                        ":22:15 prizes[p].validity: must not end before wave one opens: envelopes would be granted that have expired; "
                                + "write a later until, or take the prize out of the wave"),
                rule(
                        VALIDITY,
                        "validity: {until: 2026-02-13T09:59:59+08:00}",
                        ":22:15 prizes[p].validity: must not end before wave one ends: envelopes would be granted that have expired; "
                                + "write a later until, or take the prize out of the wave"),
                rule(
                        VALIDITY,
                        "validity: {until: 2026-02-13T10:00:00+08:00, days: 3}",
                        ":22:15 prizes[p].validity: must have either until or days; "
                                + "write {until: 2026-03-01T00:00:00+08:00} or {days: 30}"),
                rule(
                        VALIDITY,
                        "validity: {days: 3651}",
                        ":22:22 prizes[p].validity.days: must be a whole number from 1 to 3650; "
                                + "write a number in that range"),
                rule(
                        "    " + VALIDITY + "\n",
                        "",
                        ":18:5 prizes[p].validity: is missing; "
                                + "add it, such as validity: {days: 30}"),
                rule(
                        VALIDITY,
                        VALIDITY + "\nmoments: [{id: gala, names: {zh: 春晚, en: Gala}}]",
                        ":23:11 moments[gala]: must have either at, or from and to; "
                                + "write the time that it happens at"),
                rule(
                        VALIDITY,
                        VALIDITY
                                + "\nmoments: [{id: g, at: 2026-02-17T20:00:00+08:00, to: 2026-02-17T20:00:00+08:00, names: {zh: 春晚, en: Gala}}]",
                        ":23:11 moments[g]: must have either at, or from and to; "
                                + "write the time that it happens at"));
    }

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

    static Stream<Rule> yaml() {
        return Stream.of(
                rule(
                        "  zh: {title",
                        "\tzh: {title",
                        ":4:1: is indented with a tab, which YAML does not allow; "
                                + "indent with spaces"),
                rule(
                        "id: test",
                        "id: \"test",
                        ":2:5: is not valid YAML: while scanning a quoted scalar: found unexpected end of stream; "
                                + "correct the indentation, quotes, colons or brackets here or in the line before"),
                rule(
                        "id: test",
                        "id: a: b",
                        ":2:6: is not valid YAML: mapping values are not allowed here; "
                                + "correct the indentation, quotes, colons or brackets here or in the line before"),
                rule(
                        "id: test",
                        "id: @",
                        ":2:5: is not valid YAML: while scanning for the next token: found character '@' that cannot start any token. (Do not use @ for indentation); "
                                + "correct the indentation, quotes, colons or brackets here or in the line before"),
                rule(
                        "id: test",
                        "id: &anchor test",
                        ":2:5: has an anchor (&name), which a campaign file cannot have; "
                                + "remove it"),
                rule(
                        "id: test",
                        "id: *anchor",
                        ":2:5: has an alias (*name), which a campaign file cannot have; "
                                + "write the value out"),
                rule(
                        "id: test",
                        "id: !!str test",
                        ":2:5: has a tag (!name), which a campaign file cannot have; remove it"),
                rule(
                        "id: test",
                        "id: te\u0001st",
                        ":2:7: has the unprintable character U+000001; remove it"),
                rule(
                        "id: test",
                        "? [id]\n: test",
                        ":2:3: has a list or mapping as the name of a field; "
                                + "use a plain word as the name"),
                rule(
                        "id: test",
                        "<<: {id: test}",
                        ":1:1 id: is missing; add it, such as id: lny2026",
                        ":2:1 <<: is not a field that is known here; "
                                + "remove it, or use one of: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, eligibility, expiry, moments"),
                rule(
                        "id: test",
                        "id: test\n---\nid: other",
                        ":3:1: has a second document (---); keep one campaign in one file"),
                rule(
                        "id: test",
                        "id: " + "[".repeat(100_000),
                        ":2:20: is nested deeper than 16 levels; remove the inner levels"),
                rule(
                        "id: test",
                        "id: [test",
                        ":3:6: is not valid YAML: while parsing a flow sequence: expected ',' or ']', but got :; "
                                + "correct the indentation, quotes, colons or brackets here or in the line before"),
                rule(
                        Example.GOOD,
                        "",
                        ": is empty; describe a campaign in it; "
                                + "docs/campaign-file.md has an example"),
                rule(
                        Example.GOOD,
                        "# nothing\n",
                        ": is empty; describe a campaign in it; "
                                + "docs/campaign-file.md has an example"),
                rule(
                        Example.GOOD,
                        "campaign",
                        ":1:1: must have fields of its own; "
                                + "write them below it: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, eligibility, expiry, moments"),
                rule(
                        Example.GOOD,
                        "- id: test",
                        ":1:1: must have fields of its own; "
                                + "write them below it: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, eligibility, expiry, moments"),
                rule(
                        Example.GOOD,
                        "{}",
                        ":1:1 format: is missing; add it, such as format: 1",
                        ":1:1 id: is missing; add it, such as id: lny2026",
                        ":1:1 texts: is missing; "
                                + "add it, such as texts: {zh: {title: ..., summary: ...}, en: {...}}",
                        ":1:1 timeZone: is missing; add it, such as timeZone: Asia/Shanghai",
                        ":1:1 currency: is missing; add it, such as currency: CNY",
                        ":1:1 budget: is missing; "
                                + "add it, such as budget: {amount: \"1000000\", funders: [{name: Platform, share: 100%}]}",
                        ":1:1 window: is missing; "
                                + "add it, such as window: {from: 2026-02-06T10:00:00+08:00, to: 2026-03-01T00:00:00+08:00}",
                        ":1:1 prizes: is missing; add it, such as prizes: [{id: card25, ...}]",
                        ":1:1 waves: is missing; add it, such as waves: [{id: wave1, ...}]"),
                rule(
                        Example.GOOD,
                        "%YAML 3.0\n---\nid: test",
                        ":1:1: asks for a YAML version other than 1.2; remove the %YAML line"));
    }

    @ParameterizedTest
    @MethodSource({"frame", "money", "times", "wavesAndPrizes", "yaml"})
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        assertThat(Example.GOOD).containsOnlyOnce(rule.good());
        assertThat(problems(Example.GOOD.replace(rule.good(), rule.bad())))
                .isEqualTo(rule.problems());
    }

    private static List<String> problems(String content) {
        return switch (CampaignFile.read("f", content)) {
            case CampaignFile.Valid _ -> List.of();
            case CampaignFile.Invalid invalid ->
                    invalid.problems().stream()
                            .map(problem -> problem.toString().substring(1))
                            .toList();
        };
    }
}
