package io.hongbao.assistant.conversation;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Tells whether a message hands over a friend's invite: a code as it is written, in two halves with
 * a digit in them, or the end of a link. Whether there is such an invite, a tool says. What is
 * written otherwise, such as spoken words, is not noticed here.
 */
final class InviteText {

    /** The longest message that is looked at. */
    static final int MOST = 2_000;

    private static final String HALF = "[0-9A-Z]{5}";

    private static final Pattern CODE =
            Pattern.compile(
                    "(?<![0-9A-Z-])(?=[A-Z-]{0,10}[0-9])"
                            + HALF
                            + "[-\u2010-\u2015]"
                            + HALF
                            + "(?![0-9A-Z-])|/I/[0-9A-Z]{5}-?[0-9A-Z]{5}(?![0-9A-Z])",
                    Pattern.CASE_INSENSITIVE);

    private InviteText() {}

    static boolean isIn(String text) {
        String begin = text.length() > MOST ? text.substring(0, MOST) : text;
        return CODE.matcher(Normalizer.normalize(begin, Normalizer.Form.NFKC)).find();
    }
}
