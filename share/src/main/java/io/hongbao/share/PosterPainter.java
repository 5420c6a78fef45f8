package io.hongbao.share;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.EnumMap;
import java.util.Map;

/**
 * Draws posters as PNG, {@value Poster#WIDTH} by {@value Poster#HEIGHT} pixels. What is the same on
 * all posters of a language is drawn once. Needs no display; it does need at least one font on the
 * machine, and one with Chinese characters for Chinese names: without, names that cannot be shown
 * are left out and the fixed words are English. May be used by many threads at once.
 */
public final class PosterPainter {
    private static final Rectangle CARD =
            new Rectangle(
                    Poster.SIDE_MARGIN,
                    224,
                    Poster.WIDTH - 2 * Poster.SIDE_MARGIN,
                    Poster.HEIGHT - Poster.END_MARGIN - 224);

    private static final int ROUNDING = 48;
    private static final int INSET = 40;
    private static final int QR_SIDE = 620;
    private static final int QR_TOP = 450;

    private final Lettering lettering;
    private final Map<Language, Canvas> backgrounds = new EnumMap<>(Language.class);

    public PosterPainter() {
        this(Lettering.ofThisMachine());
    }

    PosterPainter(Lettering lettering) {
        this.lettering = lettering;
        for (Language language : Language.values()) {
            backgrounds.put(language, background(lettering.language(language)));
        }
    }

    /** The poster as the bytes of a PNG file. */
    public byte[] png(Poster poster) {
        Canvas canvas = new Canvas(background(poster));
        Graphics2D graphics = canvas.graphics();
        try {
            draw(graphics, poster);
        } finally {
            graphics.dispose();
        }
        qr(canvas, QrSymbol.of(poster.link().url()));
        return Picture.png(canvas);
    }

    private Canvas background(Poster poster) {
        Canvas background = backgrounds.get(poster.language());
        if (background == null) {
            throw new IllegalStateException("no background for " + poster.language());
        }
        return background;
    }

    private Canvas background(Language language) {
        Canvas canvas = new Canvas();
        Graphics2D graphics = canvas.graphics();
        try {
            graphics.setColor(Canvas.color(Canvas.PAPER));
            graphics.fillRoundRect(CARD.x, CARD.y, CARD.width, CARD.height, ROUNDING, ROUNDING);
            String scan = Phrases.of(language).scan();
            text(graphics, onCard(1230, 60), 34, false, Canvas.RED, scan);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }

    private void draw(Graphics2D graphics, Poster poster) {
        Phrases phrases = Phrases.of(lettering.language(poster.language()));
        Occasion occasion = poster.occasion();
        Rectangle head =
                new Rectangle(
                        Poster.SIDE_MARGIN,
                        Poster.END_MARGIN,
                        CARD.width,
                        CARD.y - Poster.END_MARGIN);
        text(graphics, head, 66, true, Canvas.PAPER, lettering.showable(occasion.title()));
        String inviter = lettering.showable(occasion.inviter());
        String name = inviter.isEmpty() ? phrases.someone() : inviter;
        lettering.draw(
                graphics,
                new Lettering.Line(
                        onCard(254, 76), 46, false, Canvas.INK, name, phrases.invitesYou()));
        text(
                graphics,
                onCard(336, 104),
                66,
                true,
                Canvas.RED,
                lettering.showable(occasion.prize()));
        text(graphics, onCard(1100, 120), 84, true, Canvas.INK, poster.link().code().text());
    }

    private void text(
            Graphics2D graphics, Rectangle box, int size, boolean bold, int tone, String text) {
        lettering.draw(graphics, new Lettering.Line(box, size, bold, tone, text, ""));
    }

    private static Rectangle onCard(int top, int height) {
        return new Rectangle(CARD.x + INSET, top, CARD.width - 2 * INSET, height);
    }

    /** Whole pixels to a module, centred, with its quiet zone inside the square. */
    private static void qr(Canvas canvas, QrSymbol qr) {
        int module = QR_SIDE / (qr.size() + 2 * QrSymbol.QUIET_ZONE);
        int side = module * qr.size();
        int left = (Poster.WIDTH - side) / 2;
        int top = QR_TOP + (QR_SIDE - side) / 2;
        for (int row = 0; row < qr.size(); row++) {
            for (int column = 0; column < qr.size(); column++) {
                if (qr.isBlack(column, row)) {
                    canvas.fill(
                            left + column * module, top + row * module, module, module, Canvas.INK);
                }
            }
        }
    }
}
