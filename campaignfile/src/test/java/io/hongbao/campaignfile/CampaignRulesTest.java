package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.Rule.CARD;
import static io.hongbao.campaignfile.Rule.FUNDERS;
import static io.hongbao.campaignfile.Rule.SECOND;
import static io.hongbao.campaignfile.Rule.VALIDITY;
import static io.hongbao.campaignfile.Rule.WAVE_PRIZES;
import static io.hongbao.campaignfile.Rule.WAVE_TO;
import static io.hongbao.campaignfile.Rule.WINDOW;
import static io.hongbao.campaignfile.Rule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the campaign itself: its frame, its money and its times. */
class CampaignRulesTest {

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
                                + "remove it, or use one of: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, orders, payouts, waitingRoom, invites, eligibility, expiry, moments, shadow, launchGoals"),
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
                        "currency: CNY\nshadow: perhaps",
                        ":7:9 shadow: must be true or false; write true or false"),
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

    static Stream<Rule> payouts() {
        return Stream.of(
                rule(
                        "currency: CNY",
                        "currency: CNY\npayouts: {smallest: 2, largest: 1.99}",
                        ":7:33 payouts.largest: must not be less than smallest; raise it"),
                rule(
                        "currency: CNY",
                        "currency: CNY\npayouts: {largest: 2, perPersonPerDay: 1}",
                        ":7:40 payouts.perPersonPerDay: must not be less than largest; raise it"),
                rule(
                        "currency: CNY",
                        "currency: CNY\npayouts: {smallest: 0, realName: maybe}",
                        ":7:21 payouts.smallest: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals",
                        ":7:34 payouts.realName: must be one of: required, optional; "
                                + "use one of these"));
    }

    static Stream<Rule> goals() {
        String rest = "p99Millis: 200, waitingSeconds: 120, goodputPercent: 90}";
        return Stream.of(
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {peakPerSecond: 0, " + rest,
                        ":7:30 launchGoals.peakPerSecond: must be a whole number from 1 to 1000000; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {" + rest,
                        ":7:14 launchGoals.peakPerSecond: is missing; "
                                + "add it, such as peakPerSecond: 2000"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {peakPerSecond: 9, p99Millis: 60001, waitingSeconds: 120, goodputPercent: 90}",
                        ":7:44 launchGoals.p99Millis: must be a whole number from 1 to 60000; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {peakPerSecond: 9, p99Millis: 9, waitingSeconds: 9, goodputPercent: 90}",
                        ":7:63 launchGoals.waitingSeconds: must be a whole number from 10 to 3600; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {peakPerSecond: 9, p99Millis: 9, waitingSeconds: 10, goodputPercent: 101}",
                        ":7:83 launchGoals.goodputPercent: must be a whole number from 1 to 100; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nlaunchGoals: {peakPerSecnd: 9, peakPerSecond: 9, " + rest,
                        ":7:15 launchGoals.peakPerSecnd: is not a field that is known here; "
                                + "did you mean \"peakPerSecond\"?"));
    }

    static Stream<Rule> waitingRoom() {
        return Stream.of(
                rule(
                        "currency: CNY",
                        "currency: CNY\nwaitingRoom: {preQueueMinutes: -1}",
                        ":7:32 waitingRoom.preQueueMinutes: must be a whole number from 0 to 1440; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nwaitingRoom: {preQueueMinutes: 1441}",
                        ":7:32 waitingRoom.preQueueMinutes: must be a whole number from 0 to 1440; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nwaitingRoom: {ceilingPerSecond: 0}",
                        ":7:33 waitingRoom.ceilingPerSecond: must be a whole number from 1 to 1000000; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nwaitingRoom: {prequeueMinutes: 30}",
                        ":7:15 waitingRoom.prequeueMinutes: is not a field that is known here; "
                                + "did you mean \"preQueueMinutes\"?"));
    }

    static Stream<Rule> orders() {
        return Stream.of(
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: {vouchersPerOrder: 21, perPersonPerDay: 1001, largestQuantity: 101}",
                        ":7:28 orders.vouchersPerOrder: must be a whole number from 1 to 20; "
                                + "write a number in that range",
                        ":7:49 orders.perPersonPerDay: must be a whole number from 1 to 1000; "
                                + "write a number in that range",
                        ":7:72 orders.largestQuantity: must be a whole number from 1 to 100; "
                                + "write a number in that range"),
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: {quoteMinutes: 0, payMinutes: 1441, outletMinutes: 0.5}",
                        ":7:24 orders.quoteMinutes: must be a whole number from 1 to 1440; "
                                + "write a number in that range",
                        ":7:39 orders.payMinutes: must be a whole number from 1 to 1440; "
                                + "write a number in that range",
                        ":7:60 orders.outletMinutes: must be a whole number from 1 to 1440; "
                                + "write digits only, without separators or decimals"),
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: {largestAmount: 0}",
                        ":7:25 orders.largestAmount: must be a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: {largestAmount: 10000000000.01}",
                        ":7:25 orders.largestAmount: must be at most 10000000000.00; "
                                + "write a smaller amount"),
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: {payMinute: 1}",
                        ":7:10 orders.payMinute: is not a field that is known here; "
                                + "did you mean \"payMinutes\"?"),
                rule(
                        "currency: CNY",
                        "currency: CNY\norders: 5",
                        ":7:9 orders: must have fields of its own; "
                                + "write them below it: vouchersPerOrder, perPersonPerDay, largestAmount, largestQuantity, quoteMinutes, payMinutes, outletMinutes"));
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

    @ParameterizedTest
    @MethodSource({"frame", "orders", "payouts", "waitingRoom", "goals", "money", "times"})
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        rule.check();
    }
}
