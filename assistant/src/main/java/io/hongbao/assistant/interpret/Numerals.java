package io.hongbao.assistant.interpret;

/** Reads numbers in figures and in Chinese numerals. */
final class Numerals {
    /** What a number too large to matter reads as. */
    static final long HUGE = 1_000_000_000_000L;

    private static final long LARGEST_SECTION = 100_000_000L;

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String ZEROS = "零〇";
    private static final String TWOS = "二两";
    private static final String UNITS = "十百千";

    private Numerals() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The index after the figures at {@code from}; {@code from} when there are none. */
    static int endOfFigures(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static long figures(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = Math.min(HUGE, value * 10 + text.charAt(i) - '0');
        }
        return value;
    }

    /** The index after the Chinese numeral at {@code from}; {@code from} when there is none. */
    static int endOfNumeral(String text, int from) {
        if (from >= text.length() || (digit(text.charAt(from)) < 0 && text.charAt(from) != '十')) {
            return from;
        }
        int end = from;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Reads "二十一", "一百零五", "两万" and, digit by digit, "二〇二六". */
    static long numeral(String text, int from, int to) {
        return hasUnit(text, from, to) ? counted(text, from, to) : spelt(text, from, to);
    }

    private static long counted(String text, int from, int to) {
        long total = 0;
        long section = 0;
        long digit = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int power = UNITS.indexOf(c);
            if (power >= 0) {
                section =
                        Math.min(
                                HUGE,
                                section + Math.max(digit, digit < 0 ? 1 : 0) * tenTo(power + 1));
                digit = -1;
            } else if (c == '万' || c == '亿') {
                long scale = c == '万' ? 10_000 : 100_000_000;
                long counted = total + section + Math.max(0, digit);
                total = Math.min(HUGE, Math.min(counted, LARGEST_SECTION) * scale);
                section = 0;
                digit = -1;
            } else {
                digit = digit(c);
            }
        }
        return Math.min(HUGE, total + section + Math.max(0, digit));
    }

    private static long spelt(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = Math.min(HUGE, value * 10 + digit(text.charAt(i)));
        }
        return value;
    }

    private static boolean hasUnit(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (digit(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPart(char c) {
        return digit(c) >= 0 || UNITS.indexOf(c) >= 0 || c == '万' || c == '亿';
    }

    private static int digit(char c) {
        if (ZEROS.indexOf(c) >= 0) {
            return 0;
        }
        return TWOS.indexOf(c) >= 0 ? 2 : DIGITS.indexOf(c);
    }

    private static long tenTo(int power) {
        long value = 1;
        for (int i = 0; i < power; i++) {
            value *= 10;
        }
        return value;
    }
}
