package io.hongbao.campaignfile;

import static io.hongbao.campaignfile.Rule.rule;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about YAML that is no campaign file. Any other broken YAML is the reader's. */
class YamlRulesTest {

    static Stream<Rule> yaml() {
        return Stream.of(
                rule(
                        "id: test",
                        "id: &anchor test",
                        ":2:5: has an anchor (&name), which a campaign file cannot have; "
                                + "remove it"),
                rule(
                        "id: test",
                        "id: test\n---\nid: other",
                        ":3:1: has a second document (---); keep one campaign in one file"),
                rule(
                        Example.GOOD,
                        "",
                        ": is empty; describe a campaign in it; "
                                + "docs/campaign-file.md has an example"),
                rule(
                        Example.GOOD,
                        "campaign",
                        ":1:1: must have fields of its own; "
                                + "write them below it: format, id, texts, currency, budget, timeZone, window, waves, prizes, caps, orders, payouts, waitingRoom, invites, eligibility, expiry, moments, shadow, launchGoals"),
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
                        ":1:1 waves: is missing; add it, such as waves: [{id: wave1, ...}]"));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void aBrokenRuleIsNamedWithPlaceFieldRuleAndFix(Rule rule) {
        rule.check();
    }
}
