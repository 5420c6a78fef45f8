package io.hongbao.bench;

import java.util.Locale;

/** What is under way, on the error output: the output itself has the table alone. */
final class Progress {
    private Progress() {}

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency of its own
    static void say(String format, Object... arguments) {
        System.err.println(String.format(Locale.ROOT, format, arguments));
    }
}
