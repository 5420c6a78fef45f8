package io.hongbao.share;

/**
 * What stands on the poster of an invite: a QR code with its link, the code to type, who invites
 * and the prize. {@link PosterPainter} draws it.
 *
 * @param link for the QR code
 */
public record Poster(Link link, Occasion occasion, Language language) {
    /** The width of a poster, in pixels. */
    public static final int WIDTH = 1080;

    /** The height of a poster, in pixels. */
    public static final int HEIGHT = 1440;

    /** Pixels at the left and right that stay empty: 6 % of the width. */
    public static final int SIDE_MARGIN = (WIDTH * 6 + 99) / 100;

    /** Pixels at the top and bottom that stay empty: 6 % of the height. */
    public static final int END_MARGIN = (HEIGHT * 6 + 99) / 100;
}
