package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.OutletRule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the file and of an outlet. */
class OutletRulesTest {
    private static final String KITCHEN = "kitchen: {makesPerMinute: 6, queueMinutes: 60}";
    private static final String PLACE = "place: {latitude: 31.24, longitude: 121.49}";

    static Stream<OutletRule> file() {
        return Stream.of(
                rule("format: 1\n", "", ":1:1 format: is missing; add it, such as format: 1"),
                rule(
                        "format: 1",
                        "format: 2\nrobots: 1",
                        ":1:9 format: is 2, which is newer than 1, the newest that this version reads; "
                                + "use a newer Hongbao, or write the outlets in format 1"),
                rule(
                        "campaign: test\n",
                        "",
                        ":1:1 campaign: is missing; add it, such as campaign: lny2026"),
                rule(
                        "campaign: test",
                        "campaign: Test",
                        ":2:11 campaign: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "currency: CNY",
                        "currency: YUAN",
                        ":3:11 currency: must be an ISO 4217 currency code such as \"CNY\"; "
                                + "use three capital letters"),
                rule(
                        "currency: CNY\n",
                        "",
                        ":1:1 currency: is missing; add it, such as currency: CNY"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nmenu: []",
                        ":4:1 menu: is not a field that is known here; did you mean \"menus\"?"),
                rule(
                        "currency: CNY",
                        "currency: CNY\nweather: fine",
                        ":4:1 weather: is not a field that is known here; "
                                + "remove it, or use one of: format, campaign, currency, optionGroups, cities, seatClasses, menus, outlets"),
                rule(
                        "campaign: test",
                        "campaign: &c test",
                        ":2:11: has an anchor (&name), which an outlet file cannot have; "
                                + "remove it"),
                rule(
                        "campaign: test",
                        "campaign: *c",
                        ":2:11: has an alias (*name), which an outlet file cannot have; "
                                + "write the value out"),
                rule(
                        "campaign: test",
                        "campaign: !!str test",
                        ":2:11: has a tag (!name), which an outlet file cannot have; remove it"),
                rule(
                        "campaign: test",
                        "campaign: test\n---\nid: x",
                        ":3:1: has a second document (---); write all outlets into one document"),
                rule(
                        OutletExample.GOOD,
                        "",
                        ": is empty; describe outlets in it; docs/outlet-file.md has an example"),
                rule(
                        OutletExample.GOOD,
                        "{}",
                        ":1:1 format: is missing; add it, such as format: 1",
                        ":1:1 campaign: is missing; add it, such as campaign: lny2026",
                        ":1:1 currency: is missing; add it, such as currency: CNY",
                        ":1:1 menus: is missing; add it, such as menus: [{id: tea, ...}]",
                        ":1:1 outlets: is missing; "
                                + "add it, such as outlets: [{id: tea-bund, ...}]"),
                rule(
                        OutletExample.GOOD,
                        "outlets",
                        ":1:1: must have fields of its own; "
                                + "write them below it: format, campaign, currency, optionGroups, cities, seatClasses, menus, outlets"));
    }

    static Stream<OutletRule> outlet() {
        return Stream.of(
                rule(
                        "id: bund",
                        "id: Bund",
                        ":24:9 outlets[Bund].id: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "id: bund\n    merchant",
                        "merchant",
                        ":24:5 outlets[0].id: is missing; add it, such as id: tea-bund"),
                rule(
                        "id: railway",
                        "id: bund",
                        ":31:5 outlets[bund]: has an id that is used twice; "
                                + "give every outlet an id of its own"),
                rule(
                        "merchant: Tea",
                        "merchant: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                        ":25:15 outlets[bund].merchant: must be a text of 1 to 64 characters; "
                                + "write a text of that length"),
                rule(
                        "    merchant: Tea\n",
                        "",
                        ":24:5 outlets[bund].merchant: is missing; "
                                + "add it, such as merchant: Cloud Leaf Tea"),
                rule(
                        "category: drinks",
                        "category: Drinks",
                        ":26:15 outlets[bund].category: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"drinks\""),
                rule(
                        "    category: drinks\n",
                        "",
                        ":24:5 outlets[bund].category: is missing; "
                                + "add it, such as category: drinks"),
                rule(
                        "names: {zh: 外滩店, en: The Bund}",
                        "names: {zh: 外滩店}",
                        ":27:12 outlets[bund].names.en: is missing; "
                                + "add it, such as en: Tea card"),
                rule(
                        PLACE,
                        "place: {latitude: 91, longitude: -180.000001}",
                        ":28:23 outlets[bund].place.latitude: must be degrees from -90 to 90, such as \"31.2401\"; "
                                + "write a number with at most 6 decimals",
                        ":28:38 outlets[bund].place.longitude: must be degrees from -180 to 180, such as \"31.2401\"; "
                                + "write a number with at most 6 decimals"),
                rule(
                        PLACE,
                        "place: {latitude: 31.2400001, longitude: east}",
                        ":28:23 outlets[bund].place.latitude: must be degrees from -90 to 90, such as \"31.2401\"; "
                                + "write a number with at most 6 decimals",
                        ":28:46 outlets[bund].place.longitude: must be degrees from -180 to 180, such as \"31.2401\"; "
                                + "write a number with at most 6 decimals"),
                rule(
                        PLACE,
                        "place: {latitude: 31.24}",
                        ":28:12 outlets[bund].place.longitude: is missing; "
                                + "add it, such as longitude: 121.4903"),
                rule(
                        "    " + PLACE + "\n",
                        "",
                        ":24:5 outlets[bund].place: is missing; "
                                + "add it, such as place: {latitude: 31.2401, longitude: 121.4903}"),
                rule(
                        "menu: tea",
                        "menu: tee",
                        ":30:11 outlets[bund].menu: must name a menu, but none is called \"tee\"; "
                                + "did you mean \"tea\"?"),
                rule(
                        "menu: tea",
                        "menu: coffee",
                        ":30:11 outlets[bund].menu: must name a menu, but none is called \"coffee\"; "
                                + "use one of: tea, trains"),
                rule(
                        "    menu: tea\n",
                        "",
                        ":24:5 outlets[bund].menu: is missing; add it, such as menu: tea"),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    hours: [{from: 9:00, to: 24:01}]",
                        ":30:20 outlets[bund].hours[0].from: must be a time from 00:00 to 23:59; "
                                + "write hours and minutes with two digits each, such as \"09:00\"",
                        ":30:30 outlets[bund].hours[0].to: must be a time from 00:00 to 24:00; "
                                + "write hours and minutes with two digits each, such as \"09:00\""),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    hours: [{from: 24:00, to: 10:60}]",
                        ":30:20 outlets[bund].hours[0].from: must be a time from 00:00 to 23:59; "
                                + "write hours and minutes with two digits each, such as \"09:00\"",
                        ":30:31 outlets[bund].hours[0].to: must be a time from 00:00 to 24:00; "
                                + "write hours and minutes with two digits each, such as \"09:00\""),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    hours: [{from: 09:00, to: 09:00}]",
                        ":30:31 outlets[bund].hours[0].to: must not be the same as from; "
                                + "write 00:00 to 24:00 for the whole day"),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    hours: [{from: 09:00}]",
                        ":30:13 outlets[bund].hours[0].to: is missing; "
                                + "add it, such as to: \"22:00\""),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    hours: {from: 09:00, to: 10:00}",
                        ":30:12 outlets[bund].hours: must be a list; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        KITCHEN,
                        KITCHEN
                                + "\n    hours: ["
                                + "{from: 09:00, to: 10:00}, ".repeat(20)
                                + "{from: 09:00, to: 10:00}]",
                        ":30:12 outlets[bund].hours: must have at most 20 items; remove some"),
                rule(
                        KITCHEN,
                        KITCHEN + "\n    open: true",
                        ":30:5 outlets[bund].open: is not a field that is known here; "
                                + "remove it, or use one of: id, merchant, category, names, place, hours, menu, kitchen, showings"));
    }

    static Stream<OutletRule> supply() {
        return Stream.of(
                rule(
                        "    " + KITCHEN + "\n",
                        "",
                        ":24:5 outlets[bund]: must have either a kitchen or showings; "
                                + "add kitchen: {makesPerMinute: 6, queueMinutes: 60}"),
                rule(
                        "    menu: trains",
                        "    menu: trains\n    kitchen: {makesPerMinute: 1, queueMinutes: 1}",
                        ":39:7 outlets[railway].showings: must have either a kitchen or showings; "
                                + "keep one of them"),
                rule(
                        KITCHEN,
                        "kitchen: {makesPerMinute: 0, queueMinutes: 241, prepMinutes: -1}",
                        ":29:31 outlets[bund].kitchen.makesPerMinute: must be a whole number from 1 to 10000; "
                                + "write a number in that range",
                        ":29:48 outlets[bund].kitchen.queueMinutes: must be a whole number from 1 to 240; "
                                + "write a number in that range",
                        ":29:66 outlets[bund].kitchen.prepMinutes: must be a whole number from 0 to 240; "
                                + "write a number in that range"),
                rule(
                        KITCHEN,
                        "kitchen: {makesPerMinute: 10001, queueMinutes: 1.5, prepMinutes: 241}",
                        ":29:31 outlets[bund].kitchen.makesPerMinute: must be a whole number from 1 to 10000; "
                                + "write a number in that range",
                        ":29:52 outlets[bund].kitchen.queueMinutes: must be a whole number from 1 to 240; "
                                + "write digits only, without separators or decimals",
                        ":29:70 outlets[bund].kitchen.prepMinutes: must be a whole number from 0 to 240; "
                                + "write a number in that range"),
                rule(
                        KITCHEN,
                        "kitchen: {}",
                        ":29:14 outlets[bund].kitchen.makesPerMinute: is missing; "
                                + "add it, such as makesPerMinute: 6",
                        ":29:14 outlets[bund].kitchen.queueMinutes: is missing; "
                                + "add it, such as queueMinutes: 60"),
                rule(
                        KITCHEN,
                        "kitchen: 6",
                        ":29:14 outlets[bund].kitchen: must have fields of its own; "
                                + "write them below it: makesPerMinute, queueMinutes, prepMinutes"));
    }

    @ParameterizedTest
    @MethodSource({"file", "outlet", "supply"})
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(OutletRule rule) {
        rule.check();
    }
}
