package io.hongbao.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

    /** Letters of one to four bytes, and everything that JSON escapes. */
    private static final String LETTERS = "az09 /<>\u007f\u00e9\u2028\u7ea2\u5305\ud83e\udde7\\\"";

    @Test
    void writesTextsAsAllAnswersAreWritten() {
        SplittableRandom random = new SplittableRandom(5);
        JsonBytes out = new JsonBytes(1);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()) + 8);
                text.appendCodePoint(
                        kind < 8
                                ? random.nextInt(' ')
                                : LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, kind - 8)));
            }
            assertThat(out.clear().text(text.toString()).toString())
                    .isEqualTo(
                            new String(StrictJson.write(text.toString()), StandardCharsets.UTF_8));
        }
    }

    @Test
    void halfOfAPairIsAQuestionMark() {
        assertThat(new JsonBytes().text("a\ud83e").text("\udde7b").toString())
                .isEqualTo("\"a?\"\"?b\"");
    }
}
