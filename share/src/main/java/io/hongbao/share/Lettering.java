package io.hongbao.share;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Draws single lines of text, centred in a box and never outside it, with the fonts that the JVM
 * has. No font is shipped: what no font can show is left out rather than drawn as boxes.
 */
final class Lettering {
    private static final String ELLIPSIS = "…";

    private final IntPredicate canShow;

    /**
     * @param canShow whether there is a font for a code point
     */
    Lettering(IntPredicate canShow) {
        this.canShow = canShow;
    }

    /** With the fonts of this machine. */
    static Lettering ofThisMachine() {
        Font font = font(Font.PLAIN, 16);
        return new Lettering(font::canDisplay);
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /**
     * What of a text can be shown: emoji and signs without a glyph go; when a letter has none,
     * nothing is left, as half a name is another name.
     */
    String showable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int codePoint : text.codePoints().toArray()) {
            if (canShow.test(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else if (Character.isLetterOrDigit(codePoint)) {
                return "";
            }
        }
        return shown.toString().strip();
    }

    boolean canShow(String text) {
        return text.codePoints().allMatch(canShow);
    }

    /**
     * A line of text.
     *
     * @param box where it may be
     * @param size the height of the letters, in pixels
     * @param tail what follows the text and is never cut
     */
    record Line(Rectangle box, int size, boolean bold, int tone, String text, String tail) {}

    /** Draws a line; one that is too wide is cut and ends with an ellipsis. */
    void draw(Graphics2D graphics, Line line) {
        graphics.setFont(font(line.bold() ? Font.BOLD : Font.PLAIN, line.size()));
        graphics.setColor(Canvas.color(line.tone()));
        FontMetrics metrics = graphics.getFontMetrics();
        String text = fitting(metrics, line) + line.tail();
        Rectangle box = line.box();
        graphics.setClip(box);
        int left = box.x + (box.width - metrics.stringWidth(text)) / 2;
        int space = box.height - metrics.getAscent() - metrics.getDescent();
        graphics.drawString(text, left, box.y + space / 2 + metrics.getAscent());
        graphics.setClip(null);
    }

    private String fitting(FontMetrics metrics, Line line) {
        int width = line.box().width - metrics.stringWidth(line.tail());
        String text = line.text();
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int least = 0;
        int most = text.codePointCount(0, text.length());
        while (least < most) {
            int middle = (least + most + 1) / 2;
            boolean fits = metrics.stringWidth(cut(text, middle)) <= width;
            least = fits ? middle : least;
            most = fits ? most : middle - 1;
        }
        return cut(text, least);
    }

    private String cut(String text, int length) {
        String end = canShow(ELLIPSIS) ? ELLIPSIS : "...";
        return text.substring(0, text.offsetByCodePoints(0, length)).stripTrailing() + end;
    }

    /** The language itself when its fixed words can be shown, else English. */
    Language language(Language wanted) {
        return Optional.of(wanted)
                .filter(language -> canShow(Phrases.of(language).toString()))
                .orElse(Language.EN);
    }
}
