package io.hongbao.share;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Pinyin as it is heard by those who do not tell all sounds apart. */
final class Pinyin {
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Z]+");

    /** Also where the next syllable begins with a g: "yan ge" and "yang ge" are alike. */
    private static final Pattern NASAL = Pattern.compile("NG+");

    private Pinyin() {}

    /**
     * What is left of a word's pinyin without tones, spaces and the differences that many speakers
     * do not make: zh and z, ch and c, sh and s, n, l and r, f and h, ng and n, and ü and u. Words
     * are told apart by what is left, so that it does not matter who speaks.
     */
    static String sound(String pinyin) {
        String plain = Normalizer.normalize(pinyin, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        String letters = NO_LETTER.matcher(plain).replaceAll("");
        return NASAL.matcher(letters)
                .replaceAll("N")
                .replace("ZH", "Z")
                .replace("CH", "C")
                .replace("SH", "S")
                .replace('N', 'L')
                .replace('R', 'L')
                .replace('F', 'H')
                .replace('V', 'U');
    }
}
