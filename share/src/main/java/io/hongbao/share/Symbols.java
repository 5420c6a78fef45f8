package io.hongbao.share;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The symbols that a text comes to when it is read as a code. A U is none of Crockford's symbols,
 * but people type it for a V: it is kept as {@link #UNKNOWN}.
 */
final class Symbols {
    static final int UNKNOWN = -1;

    private static final int FOREIGN = -2;

    /** More than these are not counted: it is no code any more. */
    private static final int MOST = ShortCode.LENGTH + 2;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final int[] values;
    private final boolean foreignLetter;

    private Symbols(int[] values, boolean foreignLetter) {
        this.values = values;
        this.foreignLetter = foreignLetter;
    }

    static Symbols of(int... values) {
        return new Symbols(values.clone(), false);
    }

    static Symbols of(String typed) {
        String text = upper(typed);
        int[] values = new int[MOST];
        int length = 0;
        boolean foreign = false;
        int at = 0;
        while (at < text.length() && length < MOST) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (!Character.isLetterOrDigit(codePoint)) {
                continue;
            }
            int value = value(codePoint);
            foreign |= value == FOREIGN;
            values[length++] = value;
        }
        return new Symbols(Arrays.copyOf(values, length), foreign);
    }

    /** The text in upper case, full width and other compatible writings made plain. */
    static String upper(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return plain.toUpperCase(Locale.ROOT);
    }

    /** Whether a text is plain already: most are codes as they were given out. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int value(int letter) {
        return switch (letter) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            case 'U' -> UNKNOWN;
            default -> {
                int digit = Character.digit(letter, 10);
                int place = digit < 0 ? ALPHABET.indexOf(letter) : digit;
                yield place < 0 ? FOREIGN : place;
            }
        };
    }

    /** The symbol of a value from 0 to 31. */
    static char letter(int value) {
        return ALPHABET.charAt(value);
    }

    static int valueOf(char letter) {
        return ALPHABET.indexOf(letter);
    }

    int length() {
        return values.length;
    }

    boolean hasForeignLetter() {
        return foreignLetter;
    }

    int at(int place) {
        return values[place];
    }

    /** The weighted sum of ten symbols, 0 for a code; an unknown one counts as 0. */
    int sum() {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum ^= Field32.timesPower(Math.max(values[i], 0), i);
        }
        return sum;
    }

    /** The code that these are; empty when they are none. */
    Optional<ShortCode> code() {
        if (values.length != ShortCode.LENGTH || unknown() > 0 || sum() != 0) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < ShortCode.LENGTH - 1; i++) {
            number = (number << 5) | values[i];
        }
        return Optional.of(new ShortCode(number));
    }

    /** How many are unknown. */
    int unknown() {
        int unknown = 0;
        for (int value : values) {
            unknown += value == UNKNOWN ? 1 : 0;
        }
        return unknown;
    }

    Symbols with(int place, int value) {
        int[] changed = values.clone();
        changed[place] = value;
        return of(changed);
    }

    Symbols swapped(int place) {
        return with(place, values[place + 1]).with(place + 1, values[place]);
    }

    Symbols without(int place) {
        int[] shorter = new int[values.length - 1];
        System.arraycopy(values, 0, shorter, 0, place);
        System.arraycopy(values, place + 1, shorter, place, shorter.length - place);
        return of(shorter);
    }

    Symbols withInserted(int place, int value) {
        int[] longer = new int[values.length + 1];
        System.arraycopy(values, 0, longer, 0, place);
        longer[place] = value;
        System.arraycopy(values, place, longer, place + 1, values.length - place);
        return of(longer);
    }
}
