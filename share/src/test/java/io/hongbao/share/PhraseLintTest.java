package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhraseLintTest {
    private static final Channel WECHAT = new Channel("wechat");
    private static final PhraseLint SHIPPED = PhrasesFile.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "复制这段话",
                "复 制-这 段",
                "複製這段文字",
                "复\u200B制\u200D这段",
                "打开某某App就能领取",
                "点击链接",
                "今天的口令",
                "￥AbC123xYz￥",
                "¥ AbC123xYz ¥",
                "转发到 3 个群",
                "帮我砍一刀",
                "Copy this text and open the app",
                "ＣＯＰＹ　ＴＨＩＳ",
                "Forward to 5 friends!",
                "Click here"
            })
    void textsLikeThoseThatWereBlockedAreFound(String text) {
        assertThat(SHIPPED.findings(WECHAT, text)).isNotEmpty();
        assertThat(SHIPPED.everywhere(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "过年好，一起喝奶茶吧",
                "这杯 ¥18，那杯十五",
                "Tea on Saturday? My number is 7K3M9-2QX4B.",
                "打开" + "很长很长很长很长很长很长很长很长很长很长很长的话" + "领取"
            })
    void whatFriendsWriteIsNot(String text) {
        assertThat(SHIPPED.findings(WECHAT, text)).isEmpty();
    }

    @Test
    void aPhraseHoldsForItsChannel() {
        assertThat(SHIPPED.findings(WECHAT, "送你红包")).isNotEmpty();
        assertThat(SHIPPED.findings(new Channel("sms"), "送你红包")).isEmpty();
        assertThat(SHIPPED.everywhere("送你红包")).isEmpty();
        assertThat(SHIPPED.channels())
                .contains(WECHAT, new Channel("sms"), new Channel("douyin"))
                .doesNotContain(new Channel("all"));
    }

    @Test
    void aFindingSaysWhichPhraseAndWhy() {
        PhraseLint.Blocked blocked = new PhraseLint.Blocked("tea … now", "all", "too eager");
        assertThat(new PhraseLint(List.of(blocked)).everywhere("Tea, right now!"))
                .containsExactly(blocked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phrases: [{phrase: ab, channel: all}] | is missing",
                "phrases: [{phrase: a, channel: all, reason: r}] | must have two letters",
                "phrases: [{phrase: '--…--', channel: all, reason: r}] | must have two letters",
                "phrases: [{phrase: 'ab…', channel: all, reason: r}] | on both sides",
                "phrases: [{phrase: ab, channel: We Chat, reason: r}] | must be 1 to 20",
                "phrases: [{phrase: ab, chanel: all, reason: r}] | did you mean \"channel\"",
                "phrase: [] | did you mean \"phrases\"",
                "'' | is empty"
            })
    void aBrokenListIsRefusedWithTheReason(String content, String problem) {
        PhrasesFile read = PhrasesFile.read("x.yaml", content.getBytes(StandardCharsets.UTF_8));
        assertThat(read)
                .isInstanceOfSatisfying(
                        PhrasesFile.Invalid.class,
                        invalid -> assertThat(invalid.problems().toString()).contains(problem));
    }

    @Test
    void anOperatorsListReplacesTheShippedOne() {
        String content = "phrases:\n  - {phrase: 奶茶, channel: qq, reason: test}\n";
        PhrasesFile read = PhrasesFile.read("x.yaml", content.getBytes(StandardCharsets.UTF_8));
        assertThat(read)
                .isInstanceOfSatisfying(
                        PhrasesFile.Valid.class,
                        valid -> {
                            assertThat(valid.lint().findings(new Channel("qq"), "喝奶 茶")).hasSize(1);
                            assertThat(valid.lint().everywhere("复制这段")).isEmpty();
                        });
    }
}
