package io.hongbao.assistant.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the format: a change that breaks it, and exactly the problems that come of it. */
class PackRulesTest {

    /**
     * @param good the part of the good pack that is replaced
     * @param bad what it is replaced with
     * @param problems as printed, without the folder
     */
    record Rule(String file, String good, String bad, List<String> problems) {
        @Override
        public String toString() {
            return file + ": " + (bad.length() > 60 ? bad.substring(0, 60) : bad);
        }
    }

    private static Rule rule(String file, String good, String bad, String... problems) {
        return new Rule(file, good, bad, List.of(problems));
    }

    static Stream<Rule> rules() {
        return Stream.of(
                rule(
                        "pack.yaml",
                        "format: 1",
                        "format: 2",
                        "pack.yaml:1:9 format: must be 1, the only format there is; write format: 1"),
                rule(
                        "pack.yaml",
                        "id: small",
                        "id: other",
                        "pack.yaml:2:5 id: must be the name of the folder, \"small\"; rename one of the two"),
                rule(
                        "pack.yaml",
                        "id: small",
                        "id: Small Pack",
                        "pack.yaml:2:5 id: must be 1 to 60 characters of a-z, 0-9 and \"-\"; use a short name such as \"snow-park\""),
                rule(
                        "pack.yaml",
                        "names: { zh: 小助手, en: Small guide }",
                        "names: { zh: 小助手 }",
                        "pack.yaml:3:8 names.en: is missing; add it, such as en: curling"),
                rule(
                        "pack.yaml",
                        "names: { zh: 小助手, en: Small guide }",
                        "name: x",
                        "pack.yaml:1:1 names: is missing; add it, such as names: {zh: ..., en: ...}",
                        "pack.yaml:3:1 name: is not a field that is known here; did you mean \"names\"?"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: Olympic guide",
                        "pack.yaml:3:23 names.en: must not use the protected mark \"Olympic\"; say it in plain words, such as \"winter games\""),
                rule(
                        "pack.yaml",
                        "zh: 小助手",
                        "zh: 冬奥小助手",
                        "pack.yaml:3:14 names.zh: must not use the protected mark \"冬奥\"; say it in plain words, such as \"winter games\""),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: \"Small\\u0007guide\"",
                        "pack.yaml:3:23 names.en: must not have the control character U+000007; remove it"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: \"Small\\u202Eguide\"",
                        "pack.yaml:3:23 names.en: must not have the control character U+00202e; remove it"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: \"Small\\U000E0041guide\"",
                        "pack.yaml:3:23 names.en: must not have the control character U+0e0041; remove it"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: " + "x".repeat(61),
                        "pack.yaml:3:23 names.en: must be a text of 1 to 60 characters; write a text of that length"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: \"\"",
                        "pack.yaml:3:23 names.en: must be a text of 1 to 60 characters; write a text of that length"),
                rule(
                        "pack.yaml",
                        "en: Small guide",
                        "en: [a]",
                        "pack.yaml:3:23 names.en: must be a single value, but is a list; write one value"),
                rule(
                        "pack.yaml",
                        Example.MANIFEST,
                        "",
                        "pack.yaml: is empty; write its fields; docs/packs.md has an example"),
                rule(
                        "pack.yaml",
                        "id: small",
                        "id: &a small",
                        "pack.yaml:2:5: has an anchor (&name), which a pack cannot have; remove it"),
                rule(
                        "pack.yaml",
                        "id: small",
                        "id: small\n---",
                        "pack.yaml:3:1: has a second document (---); keep one document in one file"),
                rule(
                        "persona.yaml",
                        "你是小助手。",
                        "\"" + "好".repeat(2001) + "\"",
                        "persona.yaml:3:14 zh.character: must be a text of 1 to 2000 characters; write a text of that length"),
                rule(
                        "persona.yaml",
                        "  greeting: Welcome!\n",
                        "",
                        "persona.yaml:9:3 en.greeting: is missing; add it, such as greeting: Hello."),
                rule(
                        "persona.yaml",
                        "paused: \"Paused until {retryAt}\", ",
                        "",
                        "persona.yaml:13:15 en.conditions.paused: is missing; add it, such as paused: Please try again at {retryAt}."),
                rule(
                        "persona.yaml",
                        "Paused until {retryAt}",
                        "Paused",
                        "persona.yaml:13:25 en.conditions.paused: must say when to try again; put {retryAt} where the time belongs"),
                rule(
                        "persona.yaml",
                        "Paused until {retryAt}",
                        "Paused until {retryAt} {name}",
                        "persona.yaml:13:25 en.conditions.paused: has {name}, which nothing is put in for; use {retryAt} only"),
                rule(
                        "persona.yaml",
                        "asked: [hello, hi], ",
                        "",
                        "persona.yaml:12:7 en.smallTalk[0].asked: is missing; add it, such as asked: [hello, hi]"),
                rule(
                        "persona.yaml",
                        "answer: Good day.",
                        "answer: \"" + "x".repeat(401) + "\"",
                        "persona.yaml:12:37 en.smallTalk[0].answer: must be a text of 1 to 400 characters; write a text of that length"),
                rule(
                        "persona.yaml",
                        "en:\n",
                        "de:\n",
                        "persona.yaml:1:1 en: is missing; add it, such as en: {character: ..., greeting: ...}",
                        "persona.yaml:8:1 de: is not a field that is known here; remove it, or use one of: format, zh, en"),
                rule(
                        "tools.yaml",
                        "name: wallet",
                        "name: walet",
                        "tools.yaml:4:13 tools[1].name: must be a tool that exists; did you mean \"wallet\"?"),
                rule(
                        "tools.yaml",
                        "name: wallet",
                        "name: event_facts",
                        "tools.yaml:4:13 tools[1].name: is there twice; remove one of the two"),
                rule(
                        "tools.yaml",
                        "  - { name: event_facts, use: { zh: 回答, en: Answers } }\n",
                        "",
                        "examples.yaml:3:42 examples[0].calls: must be a tool of this pack; use one of: wallet",
                        "tools.yaml: must have the tool event_facts, because the pack has facts.yaml; add the tool, or remove facts.yaml"),
                rule(
                        "tools.yaml",
                        "use: { zh: 钱包, en: Wallet }",
                        "use: Wallet",
                        "tools.yaml:4:26 tools[1].use: must have fields of its own; write them below it: zh, en"),
                rule(
                        "examples.yaml",
                        "calls: event_facts",
                        "calls: invite",
                        "examples.yaml:3:42 examples[0].calls: must be a tool of this pack; use one of: event_facts, wallet"),
                rule(
                        "examples.yaml",
                        ", calls: event_facts",
                        "",
                        "examples.yaml:3:5 examples[0]: must have either calls or says; say which tool is right, or what the answer is"),
                rule(
                        "examples.yaml",
                        "calls: event_facts",
                        "calls: event_facts, says: hm",
                        "examples.yaml:3:5 examples[0]: must have either calls or says; say which tool is right, or what the answer is"),
                rule(
                        "examples.yaml",
                        "language: en",
                        "language: de",
                        "examples.yaml:4:17 examples[1].language: must be zh or en; use one of: en, zh"),
                rule(
                        "examples.yaml",
                        "  - { language: en, person: Thanks, says: You are welcome. }\n",
                        "",
                        "examples.yaml:3:3 examples: must have an example with language en; add one"),
                rule(
                        "examples.yaml",
                        "person: Thanks",
                        "person: \"" + "x".repeat(401) + "\"",
                        "examples.yaml:4:29 examples[1].person: must be a text of 1 to 400 characters; write a text of that length"),
                rule(
                        "facts.yaml",
                        "timeZone: Europe/Rome",
                        "timeZone: Europe/Roma",
                        "facts.yaml:2:11 timeZone: must be a time zone such as \"Europe/Rome\"; did you mean \"Europe/Rome\"?"),
                rule(
                        "facts.yaml",
                        "published: 2026-02-05",
                        "published: 2026-02-30",
                        "facts.yaml:3:12 published: must be a day such as 2026-02-14; write year, month and day"),
                rule(
                        "facts.yaml",
                        "from: 2026-02-06",
                        "from: 2026-02-04",
                        "facts.yaml:5:3 games: must have firstCompetition not after from, and from not after to; put the three days in order"),
                rule(
                        "facts.yaml",
                        "hosts: [town]",
                        "hosts: [city]",
                        "facts.yaml:9:11 games.hosts[0]: must be the id of a place; use one of: town"),
                rule(
                        "facts.yaml",
                        "medalEvents: 2",
                        "medalEvents: 3",
                        "facts.yaml:29:3 medalEvents: has 2 medal events, but games.medalEvents is 3; add what is missing, or name the days that are not whole in incompleteDays"),
                rule(
                        "facts.yaml",
                        "medalEvents: 2\n",
                        "medalEvents: two\n",
                        "facts.yaml:10:16 games.medalEvents: must be a whole number from 1 to 500; write digits only, in that range"),
                rule(
                        "facts.yaml",
                        "  sources: [page]\n",
                        "  sources: [pages]\n",
                        "facts.yaml:11:13 games.sources[0]: must be the id of a source; did you mean \"page\"?"),
                rule(
                        "facts.yaml",
                        "  sources: [page]\n",
                        "",
                        "facts.yaml:5:3 games.sources: is missing; add it, such as sources: [schedule]"),
                rule(
                        "facts.yaml",
                        "\"https://example.org/page\"",
                        "\"http://example.org/page\"",
                        "facts.yaml:14:37 sources[page].url: must be the address of a public page; write it with https://"),
                rule(
                        "facts.yaml",
                        "askedAs: [小镇, town] }",
                        "askedAs: [小镇, town], near: city }",
                        "facts.yaml:16:73 places[town].near: must be the id of a place; use one of: town"),
                rule(
                        "facts.yaml",
                        "place: town",
                        "place: twon",
                        "facts.yaml:18:53 venues[hall].place: must be the id of a place; did you mean \"town\"?"),
                rule(
                        "facts.yaml",
                        "sport: ice",
                        "sport: snow",
                        "facts.yaml:22:24 disciplines[luge].sport: must be the id of a sport; use one of: ice"),
                rule(
                        "facts.yaml",
                        "askedAs: [雪橇, luge]",
                        "askedAs: []",
                        "facts.yaml:22:67 disciplines[luge].askedAs: must have at least one item; write each item on a line of its own that begins with \"- \""),
                rule(
                        "facts.yaml",
                        "venues: [hall]",
                        "venues: [hal]",
                        "facts.yaml:22:88 disciplines[luge].venues[0]: must be the id of a venue; did you mean \"hall\"?"),
                rule(
                        "facts.yaml",
                        "days: [2026-02-06, 2026-02-07]",
                        "days: [2026-02-06, 2026-02-09]",
                        "facts.yaml:22:5 disciplines[luge]: has the day 2026-02-09, which is outside the games; correct the day, or firstCompetition and to",
                        "facts.yaml:30:5 medalEvents[two]: is on 2026-02-07, which is not one of the days of luge; correct the day, or add it to the discipline"),
                rule(
                        "facts.yaml",
                        "days: [2026-02-06, 2026-02-07]",
                        "days: [2026-02-06]",
                        "facts.yaml:30:5 medalEvents[two]: is on 2026-02-07, which is not one of the days of luge; correct the day, or add it to the discipline"),
                rule(
                        "facts.yaml",
                        "  - { id: ice, names: { zh: 冰上, en: ice } }",
                        "  - { id: ice, names: { zh: 冰上, en: ice } }\n  - { id: snow, names: { zh: 雪上, en: snow } }",
                        "facts.yaml:21:5 sports[snow]: is the sport of no discipline; remove it, or add its discipline"),
                rule(
                        "facts.yaml",
                        "  - { id: hall, ",
                        "  - { id: hall, names: { zh: 馆, en: H }, place: town, askedAs: [x] }\n  - { id: hall, ",
                        "facts.yaml:19:5 venues: has the id \"hall\" twice; rename one"),
                rule(
                        "facts.yaml",
                        "contest: singles, who: men",
                        "contest: doubles, who: men",
                        "facts.yaml:29:43 medalEvents[one].contest: must be the id of a contest; use one of: singles"),
                rule(
                        "facts.yaml",
                        "who: men,",
                        "who: boys,",
                        "facts.yaml:29:57 medalEvents[one].who: must be men, women or mixed; use one of: men, mixed, women"),
                rule(
                        "facts.yaml",
                        "at: \"10:00\", venue: hall }\n  - { id: two",
                        "at: \"27:00\", venue: hall }\n  - { id: two",
                        "facts.yaml:29:122 medalEvents[one].at: must be an hour such as \"09:30\"; write hours and minutes in quotes"),
                rule(
                        "facts.yaml",
                        "  - { id: closing, names: { zh: 闭幕, en: closing }, on: 2026-02-08, at: \"20:00\", venue: hall, sources: [page] }\n",
                        "",
                        "facts.yaml:26:3 ceremonies: must have an opening and a closing; add the one that is missing"),
                rule(
                        "facts.yaml",
                        "id: closing",
                        "id: middle",
                        "facts.yaml:27:11 ceremonies[middle].id: must be opening or closing; use one of: closing, opening"),
                rule(
                        "facts.yaml",
                        "medalEvents:\n",
                        "incompleteDays: [2026-02-07]\nmedalEvents:\n",
                        "facts.yaml:28:17 incompleteDays: names days that are not whole, but all 2 medal events are there; write incompleteDays: []"),
                rule(
                        "facts.yaml",
                        "en: Hall }",
                        "en: Olympic Hall }",
                        "facts.yaml:18:38 venues[hall].names.en: must not use the protected mark \"Olympic\"; say it in plain words, such as \"winter games\""),
                rule(
                        "facts.yaml",
                        "on: 2026-02-07, at: \"10:00\", venue: hall }",
                        "on: 2026-02-07, at: \"10:00\", venue: hall, moved: { announced: 2026-02-06, on: 2026-02-20, at: \"11:00\", sources: [page] } }",
                        "facts.yaml:30:5 medalEvents[two]: is moved to 2026-02-20, which is outside the games; correct the day"));
    }

    @Test
    void theGoodPackHasNoProblems() {
        assertThat(Example.problems(Example.read(Example.files()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleIsNamedWithFilePlaceFieldRuleAndFix(Rule rule) {
        assertThat(Example.files().get(rule.file())).contains(rule.good());
        assertThat(Example.problems(Example.changed(rule.file(), rule.good(), rule.bad())))
                .isEqualTo(rule.problems().stream().map(problem -> "small/" + problem).toList());
    }
}
