package io.hongbao.share;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Looks for five words of a list in a row, whatever signs, digits and spaces stand between: English
 * words, Chinese words, or Chinese words in pinyin, syllable by syllable or word by word.
 */
final class SpokenScan {
    private static final int CHARACTERS_PER_WORD = 2;

    private final List<Hit> hits = new ArrayList<>();

    /** An invite, and where in the text its words begin. */
    record Hit(ShortCode code, int at) {}

    /** A run of Latin letters. */
    private record Token(String letters, int at) {}

    private SpokenScan() {}

    /** All of them, in the order of the text, which is in upper case. */
    static List<Hit> of(String upper) {
        SpokenScan scan = new SpokenScan();
        scan.characters(upper);
        scan.tokens(tokens(upper));
        scan.hits.sort((one, other) -> Integer.compare(one.at(), other.at()));
        return scan.hits;
    }

    private void characters(String text) {
        StringBuilder characters = new StringBuilder();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean plane = !Character.isSurrogate(character);
            if (plane && Character.isLetter(character)) {
                characters.append(character);
                positions.add(i);
            }
        }
        WordList list = WordList.of(Language.ZH);
        int length = CHARACTERS_PER_WORD * SpokenWords.COUNT;
        for (int i = 0; i + length <= characters.length(); i++) {
            int start = i;
            IntFunction<OptionalInt> word =
                    at -> {
                        int from = start + CHARACTERS_PER_WORD * at;
                        return list.place(characters.substring(from, from + CHARACTERS_PER_WORD));
                    };
            take(positions.get(i), word);
        }
    }

    private void tokens(List<Token> tokens) {
        WordList english = WordList.of(Language.EN);
        WordList chinese = WordList.of(Language.ZH);
        for (int i = 0; i + SpokenWords.COUNT <= tokens.size(); i++) {
            int start = i;
            int at = tokens.get(i).at();
            take(at, word -> english.place(tokens.get(start + word).letters()));
            take(
                    at,
                    word -> chinese.placeOfSound(Pinyin.sound(tokens.get(start + word).letters())));
            if (i + 2 * SpokenWords.COUNT <= tokens.size()) {
                take(
                        at,
                        word -> {
                            String first = tokens.get(start + 2 * word).letters();
                            String second = tokens.get(start + 2 * word + 1).letters();
                            return chinese.placeOfSound(Pinyin.sound(first + second));
                        });
            }
        }
    }

    /** Most texts are no words of a list: the first one settles it. */
    private void take(int at, IntFunction<OptionalInt> word) {
        List<OptionalInt> places = new ArrayList<>();
        for (int i = 0; i < SpokenWords.COUNT; i++) {
            OptionalInt place = word.apply(i);
            if (place.isEmpty()) {
                return;
            }
            places.add(place);
        }
        Optional<ShortCode> code = SpokenWords.codeOf(places);
        code.ifPresent(found -> hits.add(new Hit(found, at)));
    }

    /** Runs of Latin letters; tone marks are taken off. Positions are those in the text. */
    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? plain(text.charAt(i)) : ' ';
            if (letter >= 'A' && letter <= 'Z') {
                run.append(letter);
            } else if (!run.isEmpty()) {
                tokens.add(new Token(run.toString(), i - run.length()));
                run.setLength(0);
            }
        }
        return tokens;
    }

    private static char plain(char letter) {
        if (letter < 0x80) {
            return letter;
        }
        boolean latin = letter < 0x250;
        return latin
                ? Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0)
                : letter;
    }
}
