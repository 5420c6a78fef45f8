package io.hongbao.assistant.pack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that belong to somebody else and that the product must not show as its own. People may ask
 * with them: words that are only compared, and sources, are not looked at.
 */
final class ProtectedMarks {
    private static final Pattern MARKS =
            Pattern.compile(
                    "olympi\\p{L}*|olimpi\\p{L}*|paralymp\\p{L}*|奥运|奥林匹克|奥委会|残奥|冬奥|五环|五環|奧運"
                            + "|mil(?:ano|an)[\\s-]*cortina[\\s-]*2026|米兰[\\s·-]*科尔蒂纳[\\s·-]*2026",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private ProtectedMarks() {}

    /** The first one in a text. */
    static Optional<String> in(String text) {
        Matcher matcher = MARKS.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
