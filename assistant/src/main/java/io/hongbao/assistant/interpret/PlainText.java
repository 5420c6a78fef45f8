package io.hongbao.assistant.interpret;

import java.text.Normalizer;

/**
 * Brings an utterance into the one form that the lexicon knows: compatibility forms folded (NFKC),
 * lower case, simplified characters, few kinds of marks, single spaces. Nothing after {@link
 * #MAX_CHARS} is read.
 */
final class PlainText {
    /** How much of an utterance is read, in chars of the normal form. */
    static final int MAX_CHARS = 2_000;

    private static final String DROPPED = "\u200b\u200c\u200d\ufe0e\ufe0f\u2060\ufeff";
    private static final String COMMAS =
            ",;()[]{}<|\\\n\r\u3010\u3011\u300c\u300d\u300e\u300f\u300a\u300b\u3014\u3015";
    private static final String STOPS = ".\u3002\u2026";
    private static final String DASHES = "\u2014\u2013\u2015\u2212\u2500";
    private static final String ARROWS = "\u2192\u27a1\u2794\u21d2\u27f6\u25b6\u279c\u2b95";
    private static final int POINTING_HAND = 0x1F449;
    private static final String KEPT = "'-/%+&*$?!:>=~#\u3001\u00d7\u00a5\ufffc";

    private final char[] simplified;
    private final StringBuilder out = new StringBuilder();

    private PlainText(char[] simplified) {
        this.simplified = simplified;
    }

    /**
     * @param simplified the simplified character for each traditional one, 0 where there is none
     */
    static String of(String utterance, char[] simplified) {
        String cut = head(utterance);
        String folded =
                Normalizer.isNormalized(cut, Normalizer.Form.NFKC)
                        ? cut
                        : head(Normalizer.normalize(cut, Normalizer.Form.NFKC));
        PlainText plain = new PlainText(simplified);
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            plain.take(codePoint, folded, i);
            i += Character.charCount(codePoint);
        }
        return plain.out.toString().strip();
    }

    private static String head(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
        return text.substring(0, splitsPair ? MAX_CHARS - 1 : MAX_CHARS);
    }

    private void take(int codePoint, String text, int at) {
        if (codePoint < 0x80 && Character.isLetterOrDigit(codePoint)) {
            out.append((char) Character.toLowerCase(codePoint));
        } else if (DROPPED.indexOf(codePoint) >= 0) {
            return;
        } else if (codePoint == ' ' || codePoint == '\t' || Character.isSpaceChar(codePoint)) {
            space();
        } else if (codePoint == '\u2019' || codePoint == '\u2018') {
            out.append('\'');
        } else if (codePoint == '-' && joinsLetters(text, at)) {
            space();
        } else if (ARROWS.indexOf(codePoint) >= 0 || codePoint == POINTING_HAND) {
            out.append('>');
        } else if (DASHES.indexOf(codePoint) >= 0) {
            dash();
        } else if (COMMAS.indexOf(codePoint) >= 0) {
            out.append(',');
        } else if (STOPS.indexOf(codePoint) >= 0) {
            out.append('.');
        } else if (codePoint == '=') {
            out.append(':');
        } else if (KEPT.indexOf(codePoint) >= 0) {
            out.append((char) codePoint);
        } else if (Character.isLetterOrDigit(codePoint) && codePoint <= Character.MAX_VALUE) {
            letter((char) codePoint);
        } else if (Character.isSupplementaryCodePoint(codePoint)
                || Character.getType(codePoint) == Character.OTHER_SYMBOL) {
            // Emoji stand between things that belong apart.
            out.append(',');
        } else {
            space();
        }
    }

    private void letter(char letter) {
        char simple = letter < simplified.length ? simplified[letter] : 0;
        out.append(simple == 0 ? Character.toLowerCase(letter) : simple);
    }

    private void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /** One mark for a dash of any length. */
    private void dash() {
        if (out.isEmpty() || out.charAt(out.length() - 1) != '>') {
            out.append('>');
        }
    }

    /** "sugar-free" and "Shanghai-Hangzhou" are two words; "-1" and "2-14" keep their mark. */
    private static boolean joinsLetters(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && text.charAt(at - 1) < 0x80
                && Character.isLetter(text.charAt(at + 1));
    }
}
