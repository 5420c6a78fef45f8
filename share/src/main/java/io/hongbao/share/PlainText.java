package io.hongbao.share;

/**
 * Text from people as one short line of plain characters. Control, format (also bidirectional ones)
 * and private characters go, so that a name can neither break a line nor turn the text around it.
 */
final class PlainText {
    /** Marks above one letter; more of them are a tower that hides its neighbours. */
    private static final int MOST_MARKS = 2;

    private PlainText() {}

    /**
     * At most {@code most} code points; a longer text ends with an ellipsis. The time it takes is
     * bounded, however long the text.
     */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        int length = 0;
        int marks = 0;
        boolean space = false;
        // What is dropped may stand between the characters that are kept, but not for ever.
        int end = Math.min(text.length(), 16 * most + 64);
        int at = 0;
        while (at < end) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (isSpace(codePoint)) {
                space = length > 0;
                continue;
            }
            boolean mark = isMark(codePoint);
            marks = mark ? marks + 1 : 0;
            boolean tower = mark && (marks > MOST_MARKS || length == 0);
            if (isDropped(codePoint) || tower) {
                continue;
            }
            int needed = space ? 2 : 1;
            if (length + needed > most) {
                return cut(line, most);
            }
            line.append(space ? " " : "").appendCodePoint(codePoint);
            length += needed;
            space = false;
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int most) {
        if (line.codePointCount(0, line.length()) == most) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
        }
        return line.append('…').toString();
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isDropped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
