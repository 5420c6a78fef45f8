package io.hongbao.assistant.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.PlainText;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Phrases<String> PHRASES =
            new Phrases<>(
                    Map.of(
                            "slalom", Set.of("S"),
                            "Giant Slalom", Set.of("GS"),
                            "雪车", Set.of("bob"),
                            "钢架雪车", Set.of("skeleton"),
                            "men's", Set.of("men"),
                            "混双", Set.of("mixed", "doubles")));

    private static Set<String> in(String text) {
        return PHRASES.in(PlainText.of(text));
    }

    @Test
    void theLongestPhraseCounts() {
        assertThat(in("the giant  slalom")).containsExactly("GS");
        assertThat(in("giant slalom and slalom")).containsExactly("GS", "S");
        assertThat(in("钢架雪车在哪")).containsExactly("skeleton");
        assertThat(in("钢架雪车和雪车")).containsExactly("skeleton", "bob");
    }

    @Test
    void aLatinPhraseIsAWholeWord() {
        assertThat(in("slaloms")).isEmpty();
        assertThat(in("womens")).isEmpty();
        assertThat(in("看slalom吗")).containsExactly("S");
    }

    @Test
    void formsOfWritingDoNotMatter() {
        assertThat(in("ＭＥＮ’S")).containsExactly("men");
        assertThat(in("Giant-Slalom")).containsExactly("GS");
    }

    @Test
    void onePhraseMayMeanSeveralThings() {
        assertThat(in("混双")).containsExactlyInAnyOrder("mixed", "doubles");
    }
}
