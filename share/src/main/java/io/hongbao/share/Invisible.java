package io.hongbao.share;

/** Characters that are not seen but get into copied text: zero-width ones, marks, selectors. */
final class Invisible {
    private Invisible() {}

    static String removed(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(Invisible::isVisible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            case Character.CONTROL -> Character.isWhitespace(codePoint);
            default -> true;
        };
    }
}
