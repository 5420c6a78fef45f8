package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WordListsTest {

    @Test
    void theShippedListsAreThoseChosenFromTheCandidates() {
        assertThat(Shipped.lines("words-zh.tsv")).isEqualTo(WordLists.chinese());
        assertThat(Shipped.lines("words-en.txt")).isEqualTo(WordLists.english());
    }

    @Test
    void thereAre1024WordsOfEachLanguage() {
        for (Language language : Language.values()) {
            assertThat(WordList.of(language).words()).hasSize(1024).doesNotHaveDuplicates();
        }
    }

    /** What each syllable sounds like to those who do not tell all apart, worked out by itself. */
    @Test
    void noTwoChineseWordsSoundAlike() {
        Set<String> sounds = new HashSet<>();
        for (String line : Shipped.lines("words-zh.tsv")) {
            String[] parts = line.split("\t", 2);
            assertThat(parts[0]).matches("\\p{IsHan}{2}");
            assertThat(parts[1]).matches("[a-z]{1,6} [a-z]{1,6}");
            List<String> heard = new ArrayList<>();
            for (String syllable : parts[1].split(" ", 2)) {
                heard.add(
                        syllable.replaceFirst("^([zcs])h", "$1")
                                .replaceFirst("^[nr]", "l")
                                .replaceFirst("^f", "h")
                                .replaceFirst("([aei])ng$", "$1n"));
            }
            assertThat(sounds.add(String.join("", heard))).as(line).isTrue();
        }
    }

    @Test
    void noTwoEnglishWordsAreAlike() {
        List<String> words = WordList.of(Language.EN).words();
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i)).matches("[a-z]{3,12}");
            for (int j = 0; j < i; j++) {
                String one = words.get(i);
                String other = words.get(j);
                boolean alike =
                        one.regionMatches(0, other, 0, 3)
                                || WordLists.distance(one, other) < 2
                                || EnglishSound.of(one).equals(EnglishSound.of(other));
                if (alike) {
                    assertThat(alike).as("%s and %s", one, other).isFalse();
                }
            }
        }
    }

    @Test
    void homophonesHaveOneSound() {
        for (String[] pair :
                new String[][] {
                    {"knight", "night"}, {"right", "write"}, {"flour", "flower"}, {"sea", "see"},
                    {"cell", "sell"}, {"phase", "faze"}, {"bat", "pad"}, {"plum", "plumb"}
                }) {
            assertThat(EnglishSound.of(pair[0])).isEqualTo(EnglishSound.of(pair[1]));
        }
        assertThat(EnglishSound.of("tiger")).isNotEqualTo(EnglishSound.of("river"));
        assertThat(Pinyin.sound("shi zi")).isEqualTo(Pinyin.sound("sì zhī"));
        assertThat(Pinyin.sound("lan hua")).isEqualTo(Pinyin.sound("nan hua"));
        assertThat(Pinyin.sound("lv guan")).isEqualTo(Pinyin.sound("lǚ guǎng"));
        assertThat(Pinyin.sound("yan ge")).isEqualTo(Pinyin.sound("yang ge"));
        assertThat(Pinyin.sound("shi zi")).isNotEqualTo(Pinyin.sound("shi ji"));
    }
}
