package io.hongbao.share;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The 1,024 words of one language that invites are spoken with. No two of them sound alike; how
 * that is held is said, and tested, where the lists are made.
 */
final class WordList {
    static final int SIZE = 1024;

    private static final WordList CHINESE = read("words-zh.tsv");
    private static final WordList ENGLISH = read("words-en.txt");

    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> sounds = new HashMap<>();

    static WordList of(Language language) {
        return switch (language) {
            case ZH -> CHINESE;
            case EN -> ENGLISH;
        };
    }

    /** Each line is a word, for Chinese with its pinyin after a tab. */
    private static WordList read(String file) {
        WordList list = new WordList();
        for (String line : Shipped.lines(file)) {
            int tab = line.indexOf('\t');
            String word = tab < 0 ? line : line.substring(0, tab);
            int place = list.words.size();
            list.words.add(word);
            list.places.put(word.toUpperCase(Locale.ROOT), place);
            if (tab >= 0) {
                list.sounds.put(Pinyin.sound(line.substring(tab + 1)), place);
            }
        }
        if (list.places.size() != SIZE) {
            throw new IllegalStateException(file + " does not have " + SIZE + " different words");
        }
        return list;
    }

    String word(int place) {
        return words.get(place);
    }

    /** Where a word stands, in upper case. */
    OptionalInt place(String word) {
        return optional(places.get(word));
    }

    /** Where the word with this sound stands. */
    OptionalInt placeOfSound(String sound) {
        return optional(sounds.get(sound));
    }

    List<String> words() {
        return List.copyOf(words);
    }

    private static OptionalInt optional(@Nullable Integer place) {
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }
}
