package io.hongbao.assistant.conversation;

/** Makes texts fit to be remembered and handed on. */
public final class Texts {
    private Texts() {}

    /**
     * {@code text} without control characters, invisible formatting and lone surrogates; every run
     * of white space is one space. Invisible letters carry orders that nobody sees.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                gap = true;
                continue;
            }
            if (isInvisible(letter)) {
                continue;
            }
            if (gap && !clean.isEmpty()) {
                clean.append(' ');
            }
            gap = false;
            clean.appendCodePoint(letter);
        }
        return clean.toString();
    }

    /** The first {@code most} characters; never half of a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    private static boolean isInvisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    letter != 0x200D; // joins emoji
            default -> false;
        };
    }
}
