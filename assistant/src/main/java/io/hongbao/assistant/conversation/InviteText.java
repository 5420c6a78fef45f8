package io.hongbao.assistant.conversation;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Tells whether a message hands over a friend's invite: a code in two halves, or the end of a link.
 * One code in forty has no digit; that is noticed as it is printed, in capitals and without the
 * letters that codes do not have, so that an after-party is none. Whether there is such an invite,
 * a tool says. What is written otherwise, such as spoken words, is not noticed here.
 */
final class InviteText {

    /** The longest message that is looked at. */
    static final int MOST = 2_000;

    private static final String HALF = "[0-9A-Z]{5}";

    private static final String DASH = "[-\u2010-\u2015]";
    private static final String LETTERS = "[A-HJKMNP-TV-Z]{5}";

    private static final Pattern CODE =
            Pattern.compile(
                    "(?<![0-9A-Z-])(?:(?=[A-Z-]{0,10}[0-9])"
                            + HALF
                            + DASH
                            + HALF
                            + "|(?-i:"
                            + LETTERS
                            + DASH
                            + LETTERS
                            + "))(?![0-9A-Z-])|/I/[0-9A-Z]{5}-?[0-9A-Z]{5}(?![0-9A-Z])",
                    Pattern.CASE_INSENSITIVE);

    private InviteText() {}

    static boolean isIn(String text) {
        String begin = text.length() > MOST ? text.substring(0, MOST) : text;
        return CODE.matcher(Normalizer.normalize(begin, Normalizer.Form.NFKC)).find();
    }
}
