package io.hongbao.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for codes in a text: ten symbols in a row, or in equal parts with little between them. A
 * code is surely meant when it has a dash or an emoji in its middle, or both letters and digits in
 * each part; ten digits may be a telephone number, and ten letters two words.
 *
 * @param hits in the order of the text
 * @param suggestions for the first thing that is nearly a code, if any
 */
record CodeScan(List<Hit> hits, List<ShortCode> suggestions) {
    /** Characters that may stand between the parts of a code. */
    private static final int MOST_BETWEEN = 3;

    /** A code, where it begins and where the text goes on. */
    record Hit(ShortCode code, boolean sure, int at, int end) {}

    /** A run of Latin letters and digits. */
    private record Piece(int at, int end) {
        int length() {
            return end - at;
        }
    }

    static CodeScan of(String upper) {
        List<Piece> pieces = pieces(upper);
        List<Hit> hits = new ArrayList<>();
        List<ShortCode> suggestions = List.of();
        for (int i = 0; i < pieces.size(); i++) {
            Optional<Hit> hit = hit(upper, pieces, i);
            hit.ifPresent(hits::add);
            if (suggestions.isEmpty()) {
                suggestions = nearMisses(upper, pieces, i);
            }
        }
        return new CodeScan(List.copyOf(hits), suggestions);
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isSymbol(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                pieces.add(new Piece(start, i));
                start = -1;
            }
        }
        return pieces;
    }

    private static boolean isSymbol(char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    private static Optional<Hit> hit(String text, List<Piece> pieces, int first) {
        int size = pieces.get(first).length();
        if (size > ShortCode.LENGTH || ShortCode.LENGTH % size != 0) {
            return Optional.empty();
        }
        int last = first + ShortCode.LENGTH / size - 1;
        if (last >= pieces.size()) {
            return Optional.empty();
        }
        boolean mixed = size > 1;
        for (int i = first; i <= last; i++) {
            Piece piece = pieces.get(i);
            mixed &= isMixed(text.substring(piece.at(), piece.end()));
            if (i == first) {
                continue;
            }
            if (piece.length() != size || !areClose(text, pieces.get(i - 1), piece)) {
                return Optional.empty();
            }
        }
        int at = pieces.get(first).at();
        int end = pieces.get(last).end();
        String written = text.substring(at, end);
        boolean halves = size == ShortCode.LENGTH / 2;
        boolean sure = mixed || (halves && isJoined(text, pieces, first));
        return Symbols.of(written).code().map(code -> new Hit(code, sure, at, end));
    }

    private static boolean areClose(String text, Piece left, Piece right) {
        String between = text.substring(left.end(), right.at());
        return between.codePointCount(0, between.length()) <= MOST_BETWEEN
                && between.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether a dash or an emoji, and nothing else, holds the piece and its next together. */
    private static boolean isJoined(String text, List<Piece> pieces, int first) {
        return text.substring(pieces.get(first).end(), pieces.get(first + 1).at())
                .codePoints()
                .allMatch(sign ->
                        switch (Character.getType(sign)) {
                            case Character.DASH_PUNCTUATION,
                                    Character.CONNECTOR_PUNCTUATION,
                                    Character.OTHER_SYMBOL ->
                                    true;
                            default -> sign == '·' || sign == '.' || sign == '~';
                        });
    }

    private static boolean isMixed(String written) {
        boolean digit = written.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean letter = written.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        return digit && letter;
    }

    /** Only what has both letters and digits, or a hyphen: any word would have a near miss. */
    private static List<ShortCode> nearMisses(String text, List<Piece> pieces, int first) {
        Piece piece = pieces.get(first);
        String one = text.substring(piece.at(), piece.end());
        if (isMixed(one) && Math.abs(one.length() - ShortCode.LENGTH) <= 1) {
            return NearMiss.suggestions(Symbols.of(one));
        }
        if (first + 1 == pieces.size()) {
            return List.of();
        }
        Piece next = pieces.get(first + 1);
        String both = text.substring(piece.at(), next.end());
        int half = ShortCode.LENGTH / 2;
        boolean hyphened = next.at() == piece.end() + 1 && text.charAt(piece.end()) == '-';
        boolean halves = Math.abs(piece.length() - half) + Math.abs(next.length() - half) <= 1;
        return hyphened && halves && isMixed(both)
                ? NearMiss.suggestions(Symbols.of(both))
                : List.of();
    }
}
