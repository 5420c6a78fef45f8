package io.hongbao.assistant.pack;

import io.hongbao.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a small good pack with an event, which tests change. */
final class Example {
    private Example() {}

    static final String MANIFEST =
            """
            format: 1
            id: small
            names: { zh: 小助手, en: Small guide }
            """;

    static final String PERSONA =
            """
            format: 1
            zh:
              character: 你是小助手。
              greeting: 你好！
              smallTalk:
                - { asked: [你好, 在吗], answer: 我在。 }
              conditions: { paused: "暂停到{retryAt}", queued: "排队到{retryAt}", down: "故障，{retryAt}再试" }
            en:
              character: You are a small guide.
              greeting: Welcome!
              smallTalk:
                - { asked: [hello, hi], answer: Good day. }
              conditions: { paused: "Paused until {retryAt}", queued: "Queued until {retryAt}", down: "Down, try at {retryAt}" }
            """;

    static final String TOOLS =
            """
            format: 1
            tools:
              - { name: event_facts, use: { zh: 回答, en: Answers } }
              - { name: wallet, use: { zh: 钱包, en: Wallet } }
            """;

    static final String FACTS =
            """
            format: 1
            timeZone: Europe/Rome
            published: 2026-02-05
            games:
              names: { zh: 小型运动会, en: the small games }
              from: 2026-02-06
              to: 2026-02-08
              firstCompetition: 2026-02-05
              hosts: [town]
              medalEvents: 2
              sources: [page]
              venueSources: [page]
            sources:
              - { id: page, title: A page, url: "https://example.org/page" }
            places:
              - { id: town, names: { zh: 小镇, en: Town }, askedAs: [小镇, town] }
            venues:
              - { id: hall, names: { zh: 冰馆, en: Hall }, place: town, askedAs: [冰馆, hall] }
            sports:
              - { id: ice, names: { zh: 冰上, en: ice } }
            disciplines:
              - { id: luge, sport: ice, names: { zh: 雪橇, en: luge }, askedAs: [雪橇, luge], venues: [hall], days: [2026-02-06, 2026-02-07] }
            contests:
              - { id: singles, askedAs: [单人, singles] }
            ceremonies:
              - { id: opening, names: { zh: 开幕, en: opening }, on: 2026-02-06, at: "20:00", venue: hall, sources: [page] }
              - { id: closing, names: { zh: 闭幕, en: closing }, on: 2026-02-08, at: "20:00", venue: hall, sources: [page] }
            medalEvents:
              - { id: one, discipline: luge, contest: singles, who: men, names: { zh: 男子单人, en: men's singles }, on: 2026-02-06, at: "10:00", venue: hall }
              - { id: two, discipline: luge, contest: singles, who: women, names: { zh: 女子单人, en: women's singles }, on: 2026-02-07, at: "10:00", venue: hall }
            """;

    static final String EXAMPLES =
            """
            format: 1
            examples:
              - { language: zh, person: 雪橇在哪, calls: event_facts }
              - { language: en, person: Thanks, says: You are welcome. }
            """;

    static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        files.put("pack.yaml", MANIFEST);
        files.put("persona.yaml", PERSONA);
        files.put("tools.yaml", TOOLS);
        files.put("facts.yaml", FACTS);
        files.put("examples.yaml", EXAMPLES);
        return files;
    }

    static PackFolder read(Map<String, String> files) {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((name, text) -> contents.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return PackReader.read("small", "small", contents);
    }

    /** The pack with one piece of one file replaced. */
    static PackFolder changed(String file, String good, String bad) {
        Map<String, String> files = files();
        files.computeIfPresent(file, (_, text) -> text.replace(good, bad));
        return read(files);
    }

    static List<String> problems(PackFolder folder) {
        return switch (folder) {
            case PackFolder.Valid _ -> List.of();
            case PackFolder.Invalid(List<Problem> problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }

    static Pack pack(PackFolder folder) {
        return switch (folder) {
            case PackFolder.Valid(Pack pack) -> pack;
            case PackFolder.Invalid(List<Problem> problems) ->
                    throw new AssertionError("not a good pack: " + problems);
        };
    }
}
