package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.Rule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of YAML that is read, and what is said about the rest. */
class YamlRulesTest {

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
                                + "remove it, or use one of: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, orders, payouts, eligibility, expiry, moments"),
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
                                + "write them below it: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, orders, payouts, eligibility, expiry, moments"),
                rule(
                        Example.GOOD,
                        "- id: test",
                        ":1:1: must have fields of its own; "
                                + "write them below it: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, orders, payouts, eligibility, expiry, moments"),
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
    @MethodSource("yaml")
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        rule.check();
    }
}
