package io.hongbao.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An invite as five words that can be said over the phone. They are the ten symbols of its code,
 * two to a word, so that the code's check also checks them: of wrong or swapped words, 31 in 32 are
 * noticed.
 */
public record SpokenWords(ShortCode code, Language language) {
    /** How many words there are. */
    public static final int COUNT = 5;

    private static final int SYMBOLS_PER_WORD = ShortCode.LENGTH / COUNT;

    /** The words in their order. */
    public List<String> words() {
        WordList list = WordList.of(language);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < ShortCode.LENGTH; i += SYMBOLS_PER_WORD) {
            words.add(list.word((code.symbol(i) << 5) | code.symbol(i + 1)));
        }
        return List.copyOf(words);
    }

    /** The words as they are written down. */
    public String text() {
        return String.join(
                switch (language) {
                    case ZH -> "、";
                    case EN -> " ";
                },
                words());
    }

    /** Finds the first invite in a text that somebody heard and wrote down; empty without one. */
    public static Optional<ShortCode> parse(String heard) {
        if (heard.length() > ShortCode.MAX_TEXT) {
            return Optional.empty();
        }
        return SpokenScan.of(Symbols.upper(heard)).stream().map(SpokenScan.Hit::code).findFirst();
    }

    /**
     * The code of five places in a word list; empty when their check is wrong or one is missing.
     */
    static Optional<ShortCode> codeOf(List<OptionalInt> places) {
        int[] symbols = new int[ShortCode.LENGTH];
        for (int i = 0; i < COUNT; i++) {
            if (places.get(i).isEmpty()) {
                return Optional.empty();
            }
            symbols[SYMBOLS_PER_WORD * i] = places.get(i).getAsInt() >> 5;
            symbols[SYMBOLS_PER_WORD * i + 1] = places.get(i).getAsInt() & 31;
        }
        return Symbols.of(symbols).code();
    }
}
