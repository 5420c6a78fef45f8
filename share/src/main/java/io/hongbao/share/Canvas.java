package io.hongbao.share;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * A poster while it is drawn, in tones: 0 is ink, {@link #RED} the background, {@link #PAPER} the
 * card. All its colours lie on one line from ink through red to paper, so that one byte a pixel is
 * enough, the soft edges of letters included, and the picture's 16 colours are these tones.
 */
final class Canvas {
    static final int INK = 0;
    static final int RED = 8 * 17;
    static final int PAPER = 15 * 17;

    private final BufferedImage image;
    private final byte[] tones;

    /** An empty canvas. */
    Canvas() {
        this.image = new BufferedImage(Poster.WIDTH, Poster.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        this.tones = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Arrays.fill(tones, (byte) RED);
    }

    /** A canvas on which everything of another is drawn already. */
    Canvas(Canvas other) {
        this.image = new BufferedImage(Poster.WIDTH, Poster.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        this.tones = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(other.tones, 0, tones, 0, tones.length);
    }

    /** For drawing; to be disposed of. */
    Graphics2D graphics() {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return graphics;
    }

    static Color color(int tone) {
        return new Color(tone, tone, tone);
    }

    /** A rectangle of one tone. */
    void fill(int left, int top, int width, int height, int tone) {
        for (int row = top; row < top + height; row++) {
            int start = row * Poster.WIDTH + left;
            Arrays.fill(tones, start, start + width, (byte) tone);
        }
    }

    /** The tones row by row, not a copy. */
    byte[] tones() {
        return tones;
    }
}
