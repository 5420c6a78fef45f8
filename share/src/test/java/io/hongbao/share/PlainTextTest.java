package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {

    @Test
    void controlAndBidirectionalCharactersGo() {
        assertThat(PlainText.line(" a\u0000\u0007b\u202E\u2066c\u200B\uE000\uD800 \n\t d ", 20))
                .isEqualTo("abc d");
    }

    @Test
    void markupIsText() {
        assertThat(PlainText.line("<b>Wang</b> &amp; {code}", 40))
                .isEqualTo("<b>Wang</b> &amp; {code}");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(PlainText.line("长".repeat(10_240), 5)).isEqualTo("长长长长…");
        assertThat(PlainText.line("12345", 5)).isEqualTo("12345");
        assertThat(PlainText.line("1234 6", 5)).isEqualTo("1234…");
        assertThat(PlainText.line("😀".repeat(9), 3)).isEqualTo("😀😀…");
    }

    @Test
    void towersOfMarksAreCut() {
        assertThat(PlainText.line("\u0301e" + "\u0301".repeat(50) + "x", 10))
                .isEqualTo("e\u0301\u0301x");
    }
}
