package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpokenWordsTest {
    private static final long SEED = 20260217;

    @ParameterizedTest
    @EnumSource(Language.class)
    void fiveWordsComeBack(Language language) {
        for (ShortCode code : ShortCodeTest.codes(2_000)) {
            SpokenWords spoken = new SpokenWords(code, language);
            assertThat(spoken.words()).hasSize(5);
            assertThat(SpokenWords.parse(spoken.text())).contains(code);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void otherWritingsComeBack(Language language) {
        for (ShortCode code : ShortCodeTest.codes(200)) {
            List<String> words = new SpokenWords(code, language).words();
            for (String written :
                    List.of(
                            String.join(", ", words),
                            String.join("\n", words).toUpperCase(Locale.ROOT),
                            "1. " + String.join(" 2. ", words) + "!",
                            "🧧" + String.join("🧧", words) + "🧧")) {
                assertThat(SpokenWords.parse(written)).as(written).contains(code);
            }
        }
    }

    /** Also from somebody who says z for zh, l for n and an for ang, and with tones. */
    @Test
    void pinyinComesBack() {
        List<String> pinyin =
                Shipped.lines("words-zh.tsv").stream()
                        .map(line -> line.substring(line.indexOf('\t') + 1))
                        .toList();
        for (ShortCode code : ShortCodeTest.codes(500)) {
            List<String> said =
                    new SpokenWords(code, Language.ZH)
                            .words().stream()
                                    .map(WordList.of(Language.ZH).words()::indexOf)
                                    .map(pinyin::get)
                                    .toList();
            String syllables = String.join(" ", said);
            String words = String.join(" ", said.stream().map(w -> w.replace(" ", "")).toList());
            String southern = syllables.replace("zh", "z").replace("sh", "s").replace("ang", "an");
            String tones = syllables.replace('a', 'á').replace('o', 'ǒ');
            for (String written : List.of(syllables, words, southern, tones)) {
                assertThat(SpokenWords.parse(written)).as(written).contains(code);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wrongWordsAreNoticed31TimesIn32(Language language) {
        Random random = new Random(SEED);
        List<String> all = WordList.of(language).words();
        int slipped = 0;
        int tries = 0;
        for (ShortCode code : ShortCodeTest.codes(8_000)) {
            List<String> words = new ArrayList<>(new SpokenWords(code, language).words());
            words.set(random.nextInt(5), all.get(random.nextInt(all.size())));
            Collections.swap(words, 1, 2);
            if (!words.equals(new SpokenWords(code, language).words())) {
                tries++;
                slipped += SpokenWords.parse(String.join(" ", words)).isPresent() ? 1 : 0;
            }
        }
        // 250 of 8,000 expected; six standard deviations are 93.
        assertThat(slipped).isBetween(tries / 32 - 93, tries / 32 + 93);
    }

    @Test
    void fourWordsOrOrdinaryTalkAreNot() {
        List<String> words = new SpokenWords(ShortCode.of(77), Language.EN).words();
        assertThat(SpokenWords.parse(String.join(" ", words.subList(0, 4)))).isEmpty();
        assertThat(SpokenWords.parse("")).isEmpty();
        assertThat(SpokenWords.parse("see you on saturday for a cup of tea and a slice of cake"))
                .isEmpty();
        assertThat(SpokenWords.parse("周末一起去喝奶茶吧，我请客，记得带上孩子和外婆")).isEmpty();
        assertThat(SpokenWords.parse("tiger ".repeat(3_000))).isEmpty();
    }
}
