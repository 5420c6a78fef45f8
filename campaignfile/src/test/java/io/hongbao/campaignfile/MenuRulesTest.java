package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.OutletRule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of option groups and menus. */
class MenuRulesTest {
    private static final String OPTION = "{id: L, names: {zh: 大杯, en: Large}, surcharge: 3.00}";
    private static final String TICKET = "items: [{id: ticket, names: {zh: 火车票, en: Ticket}}]";

    static Stream<OutletRule> groups() {
        return Stream.of(
                rule(
                        "id: size\n    standard",
                        "standard",
                        ":5:5 optionGroups[0].id: is missing; add it, such as id: size"),
                rule(
                        "    standard: M\n",
                        "",
                        ":5:5 optionGroups[size].standard: is missing; "
                                + "add it, such as standard: M"),
                rule(
                        "standard: M",
                        "standard: XL",
                        ":6:15 optionGroups[size].standard: must name an option, but none is called \"XL\"; "
                                + "use one of: L, M"),
                rule(
                        "standard: M",
                        "standard: l",
                        ":6:15 optionGroups[size].standard: must name an option, but none is called \"l\"; "
                                + "did you mean \"L\"?"),
                rule(
                        "standard: M",
                        "choose: some\n    standard: M",
                        ":6:13 optionGroups[size].choose: must be one of: one, many; "
                                + "use one of these"),
                rule(
                        "standard: M",
                        "group: Size\n    standard: M",
                        ":6:12 optionGroups[size].group: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "standard: M",
                        "standard: M\n    many: true",
                        ":7:5 optionGroups[size].many: is not a field that is known here; "
                                + "remove it, or use one of: id, group, choose, standard, options"),
                rule(
                        OPTION,
                        "{id: M, names: {zh: 大杯, en: Large}}",
                        ":9:9 optionGroups[size].options[M]: has an id that is used twice; "
                                + "give every option an id of its own"),
                rule(
                        OPTION,
                        "{id: L L, names: {zh: 大杯, en: Large}}",
                        ":9:14 optionGroups[size].options[L L].id: must be 1 to 40 characters of A-Z, a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"L\" or \"G7301\""),
                rule(
                        OPTION,
                        "{names: {zh: 大杯, en: Large}}",
                        ":9:9 optionGroups[size].options[1].id: is missing; "
                                + "add it, such as id: M"),
                rule(
                        OPTION,
                        "{id: L, names: {zh: \"\", en: Large}}",
                        ":9:29 optionGroups[size].options[L].names.zh: must be a text of 1 to 100 characters; "
                                + "write a text of that length"),
                rule(
                        OPTION,
                        "{id: L}",
                        ":9:9 optionGroups[size].options[L].names: is missing; "
                                + "add it, such as names: {zh: 中杯, en: Medium}"),
                rule(
                        OPTION,
                        "{id: L, names: {zh: 大杯, en: Large}, surcharge: 3.001}",
                        ":9:56 optionGroups[size].options[L].surcharge: must be an amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        OPTION,
                        "{id: L, names: {zh: 大杯, en: Large}, surcharge: 1000000.01}",
                        ":9:56 optionGroups[size].options[L].surcharge: must be at most 1000000.00; "
                                + "write a smaller amount"),
                rule(
                        OPTION,
                        "{id: L, names: {zh: 大杯, en: Large}, surcharge: -1000000.01}",
                        ":9:56 optionGroups[size].options[L].surcharge: must be at least -1000000.00; "
                                + "write an amount nearer to zero"),
                rule(
                        OPTION,
                        "{id: L, names: {zh: 大杯, en: Large}, price: 3}",
                        ":9:45 optionGroups[size].options[L].price: is not a field that is known here; "
                                + "remove it, or use one of: id, names, surcharge"),
                rule(
                        "cities:",
                        "  - id: size\n    standard: M\n    options: [{id: M, names: {zh: 杯, en: Cup}}]\ncities:",
                        ":10:5 optionGroups[size]: has an id that is used twice; "
                                + "give every option group an id of its own"),
                rule(
                        "cities:",
                        "  - {id: none, choose: many, options: []}\ncities:",
                        ":10:39 optionGroups[none].options: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""));
    }

    static Stream<OutletRule> items() {
        return Stream.of(
                rule(
                        "id: milk-tea",
                        "id: Milk tea",
                        ":17:13 menus[tea].items[Milk tea].id: must be 1 to 40 characters of a-z, 0-9 and \"-\"; "
                                + "use a short name such as \"card25\""),
                rule(
                        "id: milk-tea\n        names",
                        "names",
                        ":17:9 menus[tea].items[0].id: is missing; add it, such as id: latte"),
                rule(
                        "        names: {zh: 奶茶, en: Milk tea}\n",
                        "",
                        ":17:9 menus[tea].items[milk-tea].names: is missing; "
                                + "add it, such as names: {zh: 拿铁, en: Latte}"),
                rule(
                        "price: 15.00",
                        "price: -1",
                        ":19:16 menus[tea].items[milk-tea].price: must be zero or a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "price: 15.00",
                        "price: 1000000.01",
                        ":19:16 menus[tea].items[milk-tea].price: must be at most 1000000.00; "
                                + "write a smaller amount"),
                rule(
                        "price: 15.00",
                        "price: fifteen",
                        ":19:16 menus[tea].items[milk-tea].price: must be zero or a positive amount such as \"25.00\"; "
                                + "write a number with at most 2 decimals"),
                rule(
                        "        price: 15.00\n",
                        "",
                        ":17:9 menus[tea].items[milk-tea].price: is missing; "
                                + "add it, such as price: \"15.00\""),
                rule(
                        "price: 15.00",
                        "price: 15.00\n        makes: 101",
                        ":20:16 menus[tea].items[milk-tea].makes: must be a whole number from 1 to 100; "
                                + "write a number in that range"),
                rule(
                        "price: 15.00",
                        "price: 15.00\n        makes: 0",
                        ":20:16 menus[tea].items[milk-tea].makes: must be a whole number from 1 to 100; "
                                + "write a number in that range"),
                rule(
                        "price: 15.00",
                        "price: 15.00\n        hours: [{from: 9am, to: 17:00}]",
                        ":20:24 menus[tea].items[milk-tea].hours[0].from: must be a time from 00:00 to 23:59; "
                                + "write hours and minutes with two digits each, such as \"09:00\""),
                rule(
                        "options: [size]",
                        "options: [sise]",
                        ":20:19 menus[tea].items[milk-tea].options[0]: must name an option group, but none is called \"sise\"; "
                                + "did you mean \"size\"?"),
                rule(
                        "options: [size]",
                        "options: [colour]",
                        ":20:19 menus[tea].items[milk-tea].options[0]: must name an option group, but none is called \"colour\"; "
                                + "use one of: size"),
                rule(
                        "options: [size]",
                        "options: size",
                        ":20:18 menus[tea].items[milk-tea].options: must be a list; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        "options: [size]",
                        "options: [size, size]",
                        ":20:25 menus[tea].items[milk-tea].options[1]: is the second group that is called \"size\"; "
                                + "remove one of the two"),
                rule(
                        "options: [size]",
                        "option: [size]",
                        ":20:9 menus[tea].items[milk-tea].option: is not a field that is known here; "
                                + "did you mean \"options\"?"),
                rule(
                        "  - id: trains\n",
                        "      - {id: milk-tea, names: {zh: 茶, en: Tea}, price: 1}\n  - id: trains\n",
                        ":21:9 menus[tea].items[milk-tea]: has an id that is used twice; "
                                + "give every item an id of its own"),
                rule(
                        "  - id: trains\n",
                        "  - {id: tea, items: [{id: a, names: {zh: 茶, en: Tea}, price: 1}]}\n  - id: trains\n",
                        ":21:5 menus[tea]: has an id that is used twice; "
                                + "give every menu an id of its own"),
                rule(
                        TICKET,
                        "items: []",
                        ":22:12 menus[trains].items: must have at least one item; "
                                + "write each item on a line of its own that begins with \"- \""),
                rule(
                        TICKET,
                        "items: [{id: ticket, names: {zh: 火车票, en: Ticket}, price: 10, makes: 1}]",
                        ":22:63 menus[trains].items[ticket].price: must not stand at an item that is a seat; "
                                + "write prices at the classes of the showings",
                        ":22:74 menus[trains].items[ticket].makes: must not stand at an item that is a seat; "
                                + "remove it"),
                rule(
                        "    " + TICKET + "\n",
                        "",
                        ":21:5 menus[trains].items: is missing; "
                                + "add it, such as items: [{id: latte, ...}]"));
    }

    @ParameterizedTest
    @MethodSource({"groups", "items"})
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(OutletRule rule) {
        rule.check();
    }
}
