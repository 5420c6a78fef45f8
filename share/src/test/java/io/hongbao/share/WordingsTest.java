package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WordingsTest {
    private static final Wordings SHIPPED = Wordings.shipped();
    private static final Channel WECHAT = new Channel("wechat");
    private static final ShortCode CODE = ShortCode.of(987_654_321_098L);

    private static Set<Channel> channels() {
        Set<Channel> channels = new HashSet<>(SHIPPED.lint().channels());
        Stream.of("wechat", "weibo", "qq", "douyin", "xiaohongshu", "sms", "poster", "other")
                .map(Channel::new)
                .forEach(channels::add);
        return channels;
    }

    /** Texts with typical prizes, so that the places are filled as they will be. */
    @Test
    void everyShippedWordingMayBeUsedOnEveryChannel() {
        for (Wording wording : SHIPPED.all()) {
            for (Channel channel : channels()) {
                for (String prize : List.of("25元饮品卡", "a CNY 25 drinks card")) {
                    String text = wording.filled(CODE, prize);
                    assertThat(SHIPPED.lint().findings(channel, text)).as(text).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'给你留了一份{prize}，报 {code}', '25 元卡', '给你留了一份 25 元卡，报 '",
        "'给你留了一份{prize}，报 {code}', '奶茶卡', '给你留了一份奶茶卡，报 '",
        "'存了{prize}给你：{code}', 'Tea card', '存了 Tea card 给你：'",
        "'{prize}给你：{code}', '25元卡', '25元卡给你：'",
        "'I kept {prize} for you: {code}', '25元卡', 'I kept 25元卡 for you: '"
    })
    void chineseAndFiguresOrLatinLettersHaveASpaceBetween(
            String text, String prize, String begins) {
        String filled = new Wording("x", Language.ZH, text).filled(CODE, prize);
        assertThat(filled).isEqualTo(begins + CODE.text());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thereAreAtLeastSixOfEachLanguageForEachChannel(Language language) {
        for (Channel channel : channels()) {
            assertThat(SHIPPED.wordingsFor(language, channel)).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void wordingsTakeTurnsAndOnePersonKeepsOne() {
        Set<String> used = new TreeSet<>();
        for (long turn = -20; turn < 20; turn++) {
            Passphrase one = SHIPPED.passphrase(Language.ZH, WECHAT, turn, CODE, "25元饮品卡");
            assertThat(SHIPPED.passphrase(Language.ZH, WECHAT, turn, CODE, "25元饮品卡"))
                    .isEqualTo(one);
            assertThat(one.text()).contains(CODE.text());
            used.add(one.wording());
        }
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(SHIPPED.wordingsFor(Language.ZH, WECHAT));
        assertThat(SHIPPED.passphrase(Language.ZH, WECHAT, Long.MAX_VALUE, CODE, "x").text())
                .contains(CODE.text());
    }

    @Test
    void aPrizeThatTheChannelBlocksIsNotNamed() {
        Passphrase there = SHIPPED.passphrase(Language.ZH, WECHAT, 1, CODE, "现金红包");
        assertThat(there.text()).doesNotContain("红包").contains("一份礼物", CODE.text());
        Passphrase elsewhere = SHIPPED.passphrase(Language.ZH, new Channel("sms"), 1, CODE, "现金红包");
        assertThat(elsewhere.text()).contains("现金红包");
        Passphrase nameless = SHIPPED.passphrase(Language.EN, WECHAT, 1, CODE, "");
        assertThat(nameless.text()).contains("a gift");
    }

    @Test
    void aWordingThatAChannelBlocksIsLeftOutThere() {
        PhraseLint lint = lint(new PhraseLint.Blocked("奶茶", "qq", "test"));
        Wordings wordings = valid(lint, "一起喝奶茶吧报我的编号 {code}", "天冷喝点热的报我的编号 {code}");
        assertThat(wordings.wordingsFor(Language.ZH, new Channel("qq"))).containsExactly("w1");
        assertThat(wordings.wordingsFor(Language.ZH, WECHAT)).containsExactly("w0", "w1");
    }

    @Test
    void aChannelWithoutAWordingIsAProblem() {
        PhraseLint lint = lint(new PhraseLint.Blocked("奶茶", "qq", "test"));
        assertThat(problems(lint, file("一起喝奶茶吧报我的编号 {code}")))
                .contains("leaves qq without a wording in ZH");
    }

    /** A list that blocks what the wordings do not show: the code alone always goes. */
    @Test
    void whenNothingMayBeSaidTheCodeStandsAlone() {
        String part = CODE.text().substring(0, 5);
        PhraseLint lint = lint(new PhraseLint.Blocked(part, "all", "test"));
        Wordings wordings = valid(lint, "天冷喝点热的报我的编号 {code}");
        assertThat(wordings.passphrase(Language.ZH, WECHAT, 0, CODE, "x"))
                .isEqualTo(new Passphrase(CODE.text(), Passphrase.BARE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "复制这段话，报我的编号 {code} | which gets texts blocked",
                "复 制 这 段话，报我的编号 {code} | which gets texts blocked",
                "打开活动页领取，报我的编号 {code} | which gets texts blocked",
                "没有地方放编号的一句话而已 | must have {code} once",
                "{code} 和 {code} 是一样的编号 | must have {code} once",
                "{prize} {code} {prize} 好东西 | must have {code} once",
                "好东西好东西 {prize} {code} {prize} | must have {code} once",
                "好东西好东西好东西 {prize}{code} | must have 4 letters of its own",
                "{code} | must be one line of 10 to 200"
            })
    void aWordingThatCannotBeUsedIsRefused(String text, String problem) {
        assertThat(problems(PhrasesFile.shipped(), file(text))).contains(problem);
    }

    @Test
    void otherMistakesAreTold() {
        String twice =
                """
                wordings:
                  - {id: a, language: zh, text: '天冷喝点热的，编号 {code}'}
                  - {id: a, language: fr, text: '天冷喝点热的，编号 {code}'}
                  - {id: bare, language: zh, text: '天冷喝点热的，编号 {code}'}
                """;
        assertThat(problems(PhrasesFile.shipped(), twice))
                .contains("is taken", "must be zh or en", "x.yaml:3:", "x.yaml:4:");
        assertThat(problems(PhrasesFile.shipped(), "wordings: []")).contains("at least one");
    }

    private static PhraseLint lint(PhraseLint.Blocked... phrases) {
        return new PhraseLint(List.of(phrases));
    }

    private static String file(String... texts) {
        StringBuilder file = new StringBuilder("wordings:\n");
        for (int i = 0; i < texts.length; i++) {
            file.append("  - id: w").append(i).append("\n    language: zh\n");
            file.append("    text: \"").append(texts[i]).append("\"\n");
        }
        return file.toString();
    }

    private static Wordings valid(PhraseLint lint, String... texts) {
        byte[] content = file(texts).getBytes(StandardCharsets.UTF_8);
        return switch (WordingsFile.read("x.yaml", content, lint)) {
            case WordingsFile.Valid(Wordings wordings) -> wordings;
            case WordingsFile.Invalid invalid ->
                    throw new AssertionError(invalid.problems().toString());
        };
    }

    private static String problems(PhraseLint lint, String content) {
        return switch (WordingsFile.read(
                "x.yaml", content.getBytes(StandardCharsets.UTF_8), lint)) {
            case WordingsFile.Valid _ -> "";
            case WordingsFile.Invalid invalid -> invalid.problems().toString();
        };
    }
}
