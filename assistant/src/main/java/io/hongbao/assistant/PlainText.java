package io.hongbao.assistant;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared: compatibility forms resolved, lower case, apostrophes dropped,
 * everything else that is neither letter nor digit one space. So "What's on？" and "whats on" are
 * the same.
 */
public final class PlainText {
    private PlainText() {}

    public static String of(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); i++) {
            char letter = lower.charAt(i);
            if (letter == '\'' || letter == '\u2019') {
                continue;
            }
            if (!Character.isLetterOrDigit(letter) && !Character.isSurrogate(letter)) {
                gap = true;
                continue;
            }
            if (gap && !plain.isEmpty()) {
                plain.append(' ');
            }
            gap = false;
            plain.append(letter);
        }
        return plain.toString();
    }
}
