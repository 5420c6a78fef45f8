package io.hongbao.share;

/**
 * A way to say an invite in a chat, with a place for its code and one for the prize.
 *
 * @param id in files and reports
 * @param text with {@value #CODE} once and {@value #PRIZE} at most once
 */
record Wording(String id, Language language, String text) {
    static final String CODE = "{code}";
    static final String PRIZE = "{prize}";

    /** Letters right before and after the code by which a wording is known again. */
    private static final int SEEN = 6;

    /** With fewer of them it could be any sentence. */
    static final int LEAST_SEEN = 4;

    String filled(ShortCode code, String prize) {
        int at = text.indexOf(PRIZE);
        return text.replace(CODE, code.text())
                .replace(PRIZE, at < 0 || prize.isEmpty() ? prize : spaced(at, prize));
    }

    /** A space is between Chinese and a figure or a Latin letter. */
    private String spaced(int at, String prize) {
        int end = at + PRIZE.length();
        boolean before = at > 0 && mixes(text.codePointBefore(at), prize.codePointAt(0));
        boolean after =
                end < text.length()
                        && mixes(text.codePointAt(end), prize.codePointBefore(prize.length()));
        return (before ? " " : "") + prize + (after ? " " : "");
    }

    private static boolean mixes(int ofText, int ofPrize) {
        return Character.isIdeographic(ofText)
                && ofPrize < 128
                && Character.isLetterOrDigit(ofPrize);
    }

    /** The letters that stand right before the code. */
    String before() {
        String part = text.substring(0, text.indexOf(CODE));
        int prize = part.lastIndexOf(PRIZE);
        String letters =
                PhraseLint.plain(prize < 0 ? part : part.substring(prize + PRIZE.length()));
        return letters.substring(Math.max(0, letters.length() - SEEN));
    }

    /** The letters that stand right after the code. */
    String after() {
        String part = text.substring(text.indexOf(CODE) + CODE.length());
        int prize = part.indexOf(PRIZE);
        String letters = PhraseLint.plain(prize < 0 ? part : part.substring(0, prize));
        return letters.substring(0, Math.min(letters.length(), SEEN));
    }
}
