package io.hongbao.share;

import java.util.List;
import java.util.Optional;

/**
 * An invite's number as ten symbols that people can type: nine for the number and one that checks
 * them, written {@code XXXXX-XXXXX}. The symbols are Crockford's base 32: the digits and the
 * letters without I, L, O and U.
 *
 * <p>The check is a weighted sum over the field with 32 elements; ISBN-10 is the same over the
 * field with 11. Let s0 to s9 be the symbols and a primitive; a code is well formed when
 *
 * <pre>  a^0 s0 + a^1 s1 + ... + a^9 s9 = 0</pre>
 *
 * <ul>
 *   <li><b>One wrong symbol</b> at i changes the sum by a^i (s - s'), a product of two elements
 *       that are not 0, so not 0: every single error is caught.
 *   <li><b>Two swapped symbols</b> at i and j change it by (a^i - a^j)(s_i - s_j). As a has order
 *       31 and 0 &lt;= i &lt; j &lt;= 9, the weights differ and neither factor is 0: every swap of
 *       two different symbols is caught, adjacent or not.
 *   <li>Whatever else goes wrong slips through once in 32 times.
 * </ul>
 *
 * <p>Reading a code says nothing about whether such an invite exists. Its time depends on the text;
 * who looks up what was read sees to what that lookup gives away.
 *
 * @param number 0 to {@link #MAX_NUMBER}. Whoever makes invites draws it at random, so that codes
 *     cannot be guessed from one another.
 */
public record ShortCode(long number) {
    /** The symbols of a code. */
    public static final int LENGTH = 10;

    /** The bits of a number. */
    public static final int NUMBER_BITS = 45;

    /** The largest number: 2^45 - 1. */
    public static final long MAX_NUMBER = (1L << NUMBER_BITS) - 1;

    /** The longest text that is looked at, in UTF-16 units. */
    public static final int MAX_TEXT = 10_000;

    public ShortCode {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException(number + " is not from 0 to " + MAX_NUMBER);
        }
    }

    /** What a text is, read as a code. */
    public sealed interface Reading {

        /** A well-formed code, which need not exist. */
        record Valid(ShortCode code) implements Reading {}

        /**
         * Nearly a code.
         *
         * @param suggestions one to {@value NearMiss#MOST} codes that may have been meant, the
         *     likeliest first. They follow from the text alone.
         */
        record Near(List<ShortCode> suggestions) implements Reading {
            public Near {
                suggestions = List.copyOf(suggestions);
            }
        }

        /** No code. */
        record NotACode(Reason reason) implements Reading {}
    }

    /** Why a text is not a code. */
    public enum Reason {
        /** Nothing is left without spaces, signs and emoji. */
        EMPTY,
        /** It is longer than {@link #MAX_TEXT}. */
        TOO_LONG,
        /** It has a letter that is in no code, such as a Chinese character. */
        FOREIGN_LETTER,
        /** It has far fewer or far more than ten symbols. */
        WRONG_LENGTH,
        /** Its check symbol is wrong, and no likely mistake explains it. */
        WRONG_CHECK
    }

    /** The code of an invite's number. */
    public static ShortCode of(long number) {
        return new ShortCode(number);
    }

    /**
     * Reads what somebody typed as a code, and nothing but a code: full width, lower case, O for 0,
     * I and l for 1 are all read; spaces, signs, emoji and invisible characters are dropped.
     */
    public static Reading parse(String typed) {
        if (typed.length() > MAX_TEXT) {
            return new Reading.NotACode(Reason.TOO_LONG);
        }
        return read(Symbols.of(typed));
    }

    static Reading read(Symbols symbols) {
        if (symbols.hasForeignLetter()) {
            return new Reading.NotACode(Reason.FOREIGN_LETTER);
        }
        if (symbols.length() == 0) {
            return new Reading.NotACode(Reason.EMPTY);
        }
        if (Math.abs(symbols.length() - LENGTH) > 1) {
            return new Reading.NotACode(Reason.WRONG_LENGTH);
        }
        Optional<ShortCode> code = symbols.code();
        if (code.isPresent()) {
            return new Reading.Valid(code.get());
        }
        List<ShortCode> suggestions = NearMiss.suggestions(symbols);
        return suggestions.isEmpty()
                ? new Reading.NotACode(Reason.WRONG_CHECK)
                : new Reading.Near(suggestions);
    }

    /** The code as it is written: {@code XXXXX-XXXXX}. */
    public String text() {
        StringBuilder text = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH; i++) {
            text.append(i == LENGTH / 2 ? "-" : "").append(Symbols.letter(symbol(i)));
        }
        return text.toString();
    }

    /** The symbol at a place from 0 to 9, as an element of the field. */
    int symbol(int place) {
        if (place < LENGTH - 1) {
            return (int) (number >>> (NUMBER_BITS - 5 * (place + 1)) & 31);
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum ^= Field32.timesPower(symbol(i), i);
        }
        return Field32.timesPower(sum, 1 - LENGTH);
    }

    @Override
    public String toString() {
        return text();
    }
}
