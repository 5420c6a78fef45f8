package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.OutletRule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of cities, classes and showings. */
class ShowingRulesTest {
    private static final String DAYS = "days: {from: 2026-02-06, to: 2026-02-28}";
    private static final String CLASSES = "classes: [{id: second, price: 553.00, seats: 478}]";
    private static final String STARTS = "starts: [{id: G1, at: 08:00}, {id: G3, at: 13:00}]";

    static Stream<OutletRule> parts() {
        return Stream.of(
                rule(
                        "{id: beijing, names: {zh: 北京, en: Beijing}}",
                        "{id: Beijing, names: {zh: 北京, en: Beijing}}",
                        ":11:10 cities[Beijing].id: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\"",
                        ":39:15 outlets[railway].showings[0].from: must name a city, but none is called \"beijing\"; "
                                + "did you mean \"Beijing\"?"),
                rule(
                        "{id: beijing, names: {zh: 北京, en: Beijing}}",
                        "{id: beijing}",
                        ":11:5 cities[beijing].names: is missing; "
                                + "add it, such as names: {zh: 北京, en: Beijing}"),
                rule(
                        "{id: beijing, names: {zh: 北京, en: Beijing}}",
                        "{id: shanghai, names: {zh: 北京, en: Beijing}}",
                        ":12:5 cities[shanghai]: has an id that is used twice; "
                                + "give every city an id of its own",
                        ":39:15 outlets[railway].showings[0].from: must name a city, but none is called \"beijing\"; "
                                + "use one of: shanghai"),
                rule(
                        "{id: beijing, names: {zh: 北京, en: Beijing}}",
                        "{names: {zh: 北京, en: Beijing}}",
                        ":11:5 cities[0].id: is missing; add it, such as id: beijing"),
                rule(
                        "seatClasses: [{id: second, names: {zh: 二等座, en: Second class}}]\n",
                        "",
                        ":42:24 outlets[railway].showings[0].classes[second].id: must name a class of seats, but none is called \"second\"; "
                                + "use the id of one in seatClasses"));
    }

    static Stream<OutletRule> showings() {
        return Stream.of(
                rule(
                        "item: ticket",
                        "item: tickets",
                        ":38:15 outlets[railway].showings[0].item: must name an item, but none is called \"tickets\"; "
                                + "did you mean \"ticket\"?"),
                rule(
                        "      - item: ticket\n        from",
                        "      - from",
                        ":38:9 outlets[railway].showings[0].item: is missing; "
                                + "add it, such as item: train-ticket"),
                rule(
                        "from: beijing",
                        "from: beijin",
                        ":39:15 outlets[railway].showings[0].from: must name a city, but none is called \"beijin\"; "
                                + "did you mean \"beijing\"?"),
                rule(
                        "to: shanghai",
                        "to: paris",
                        ":40:13 outlets[railway].showings[0].to: must name a city, but none is called \"paris\"; "
                                + "use one of: beijing, shanghai"),
                rule(
                        "        to: shanghai\n",
                        "",
                        ":38:9 outlets[railway].showings[0].to: is missing; "
                                + "add it, such as to: shanghai"),
                rule(
                        "        from: beijing\n",
                        "",
                        ":38:9 outlets[railway].showings[0].from: is missing; "
                                + "add it, such as from: beijing"),
                rule(
                        "to: shanghai",
                        "to: beijing",
                        ":40:13 outlets[railway].showings[0].to: must not be where it comes from; "
                                + "write another city"),
                rule(
                        "        from: beijing\n        to: shanghai\n",
                        "",
                        ":38:9 outlets[railway].showings[0].names: is missing; "
                                + "add it, such as names: {zh: 灯会之夜, en: Lantern Night}"),
                rule(
                        "minutes: 270",
                        "minutes: 4321",
                        ":41:18 outlets[railway].showings[0].minutes: must be a whole number from 1 to 4320; "
                                + "write a number in that range"),
                rule(
                        "        minutes: 270\n",
                        "",
                        ":38:9 outlets[railway].showings[0].minutes: is missing; "
                                + "add it, such as minutes: 120"),
                rule(
                        DAYS,
                        "days: {from: 2026-02-30, to: 6 February}",
                        ":42:22 outlets[railway].showings[0].days.from: must be a day such as 2026-02-06, in the years 2000 to 2199; "
                                + "write year, month and day with hyphens between",
                        ":42:38 outlets[railway].showings[0].days.to: must be a day such as 2026-02-06, in the years 2000 to 2199; "
                                + "write year, month and day with hyphens between"),
                rule(
                        DAYS,
                        "days: {from: 1999-12-31, to: 2200-01-01}",
                        ":42:22 outlets[railway].showings[0].days.from: must be a day such as 2026-02-06, in the years 2000 to 2199; "
                                + "write year, month and day with hyphens between",
                        ":42:38 outlets[railway].showings[0].days.to: must be a day such as 2026-02-06, in the years 2000 to 2199; "
                                + "write year, month and day with hyphens between"),
                rule(
                        DAYS,
                        "days: {from: 2026-02-06, to: 2026-02-05}",
                        ":42:38 outlets[railway].showings[0].days.to: must be from or a later day, at most 3650 days later; "
                                + "write the last day on which it runs"),
                rule(
                        DAYS,
                        "days: {from: 2026-02-06, to: 2036-02-05}",
                        ":42:38 outlets[railway].showings[0].days.to: must be from or a later day, at most 3650 days later; "
                                + "write the last day on which it runs"),
                rule(
                        DAYS,
                        "days: {from: 2026-02-06}",
                        ":42:15 outlets[railway].showings[0].days.to: is missing; "
                                + "add it, such as to: 2026-02-28"),
                rule(
                        "        " + DAYS + "\n",
                        "",
                        ":38:9 outlets[railway].showings[0].days: is missing; "
                                + "add it, such as days: {from: 2026-02-06, to: 2026-02-28}"),
                rule(
                        CLASSES,
                        "classes: [{id: secnd, price: 553.00, seats: 478}]",
                        ":43:24 outlets[railway].showings[0].classes[secnd].id: must name a class of seats, but none is called \"secnd\"; "
                                + "did you mean \"second\"?"),
                rule(
                        CLASSES,
                        "classes: [{id: second, price: -1, seats: 4097}]",
                        ":43:39 outlets[railway].showings[0].classes[second].price: must be zero or a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals",
                        ":43:50 outlets[railway].showings[0].classes[second].seats: must be a whole number from 1 to 4096; "
                                + "write a number in that range"),
                rule(
                        CLASSES,
                        "classes: [{id: second}]",
                        ":43:19 outlets[railway].showings[0].classes[second].price: is missing; "
                                + "add it, such as price: \"100\"",
                        ":43:19 outlets[railway].showings[0].classes[second].seats: is missing; "
                                + "add it, such as seats: 500"),
                rule(
                        CLASSES,
                        "classes: [{id: second, price: 1, seats: 1}, {id: second, price: 2, seats: 2}]",
                        ":43:53 outlets[railway].showings[0].classes[second]: has an id that is used twice; "
                                + "give every class an id of its own"),
                rule(
                        CLASSES,
                        "classes: []",
                        ":43:18 outlets[railway].showings[0].classes: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        "        " + CLASSES + "\n",
                        "",
                        ":38:9 outlets[railway].showings[0].classes: is missing; "
                                + "add it, such as classes: [{id: second, price: \"100\", seats: 500}]"),
                rule(
                        STARTS,
                        "starts: [{id: G1, at: 08:00}, {id: G1, at: 13:00}]",
                        ":44:44 outlets[railway].showings[0].starts[G1].id: has an id that is used twice in this outlet; "
                                + "give every showing an id of its own"),
                rule(
                        STARTS,
                        "starts: [{id: G/1, at: 8:00}, {at: 24:00}]",
                        ":44:23 outlets[railway].showings[0].starts[G/1].id: must be 1 to 40 characters of A-Z, a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"L\" or \"G7301\"",
                        ":44:32 outlets[railway].showings[0].starts[G/1].at: must be a time from 00:00 to 23:59; "
                                + "write hours and minutes with two digits each, such as \"09:00\"",
                        ":44:39 outlets[railway].showings[0].starts[1].id: is missing; "
                                + "add it, such as id: G7301",
                        ":44:44 outlets[railway].showings[0].starts[1].at: must be a time from 00:00 to 23:59; "
                                + "write hours and minutes with two digits each, such as \"09:00\""),
                rule(
                        STARTS,
                        "starts: [{id: G1}]",
                        ":44:18 outlets[railway].showings[0].starts[G1].at: is missing; "
                                + "add it, such as at: \"08:00\""),
                rule(
                        STARTS,
                        "starts: []",
                        ":44:17 outlets[railway].showings[0].starts: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        "        " + STARTS + "\n",
                        "",
                        ":38:9 outlets[railway].showings[0].starts: is missing; "
                                + "add it, such as starts: [{id: G7301, at: \"08:00\"}]"),
                rule(
                        STARTS,
                        "start: 08:00",
                        ":38:9 outlets[railway].showings[0].starts: is missing; "
                                + "add it, such as starts: [{id: G7301, at: \"08:00\"}]",
                        ":44:9 outlets[railway].showings[0].start: is not a field that is known here; "
                                + "did you mean \"starts\"?"),
                rule(
                        STARTS,
                        STARTS + "\n      - showing",
                        ":45:9 outlets[railway].showings[1]: must have fields of its own; "
                                + "write them below it: item, names, from, to, minutes, days, classes, starts"),
                rule(
                        "    showings:\n      - item: ticket\n        from: beijing\n        to: shanghai\n        minutes: 270\n        "
                                + DAYS
                                + "\n        classes: [{id: second, price: 553.00, seats: 478}]\n        starts: [{id: G1, at: 08:00}, {id: G3, at: 13:00}]\n",
                        "    showings: []\n",
                        ":37:15 outlets[railway].showings: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""));
    }

    @ParameterizedTest
    @MethodSource({"parts", "showings"})
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(OutletRule rule) {
        rule.check();
    }
}
