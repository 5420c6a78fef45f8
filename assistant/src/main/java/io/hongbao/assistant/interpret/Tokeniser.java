package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an utterance into tokens: at each place the longest phrase that the lexicon knows, a number,
 * a written day, or a name that was typed wrong; what is left is text. One pass; each place looks
 * ahead at most as far as the longest phrase.
 */
final class Tokeniser {
    private static final String MARKS = ",.?!:/";
    private static final int SHORTEST_SURE = 3;
    private static final int LONGEST_UNKNOWN = 16;
    private static final int SHORTEST_PLURAL = 2;
    private static final int SHORT_NAME = 2;

    private final String text;
    private final Lexicon lexicon;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** What was found at a place. */
    private record Found(Word word, int end) {
        static final Found NOTHING = new Found(Word.UNKNOWN, -1);
    }

    private Tokeniser(String text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }

    /**
     * @param text in the form of {@link PlainText}
     */
    static List<Token> read(String text, Lexicon lexicon) {
        Tokeniser tokeniser = new Tokeniser(text, lexicon);
        while (tokeniser.at < text.length()) {
            tokeniser.next();
        }
        return tokeniser.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ') {
            at++;
            return;
        }
        int figures = Numerals.endOfFigures(text, at);
        int date = figures > at ? endOfDate(at, figures) : at;
        if (date > at) {
            add(Word.of(Kind.WRITTEN_DATE, text.substring(at, date)), date, Token.NO_NUMBER);
            return;
        }
        int time = figures > at ? endOfTime(at, figures) : at;
        if (time > at) {
            add(Word.of(Kind.TIME, Word.NO_VALUE), time, Token.NO_NUMBER);
            return;
        }
        Found known = longest(at);
        int number = figures > at ? figures : Numerals.endOfNumeral(text, at);
        if (number > at && number >= known.end()) {
            number(known, number, figures > at);
        } else if (isMinus(c)) {
            negative();
        } else if (Lexicon.isChinese(c) && known.end() - at < SHORTEST_SURE) {
            Found meant = typedWrong(known);
            if (meant.end() > 0) {
                known(meant);
            } else {
                unknown(c);
            }
        } else if (known.end() > at) {
            known(known);
        } else {
            unknown(c);
        }
    }

    private void known(Found found) {
        if (found.end() == at + 1 && MARKS.indexOf(text.charAt(at)) >= 0) {
            add(found.word().and(separator(text.charAt(at))), found.end(), Token.NO_NUMBER);
            return;
        }
        String number = found.word().roles().getOrDefault(Kind.NUMBER, "");
        add(found.word(), found.end(), number.isEmpty() ? Token.NO_NUMBER : Long.parseLong(number));
    }

    private void number(Found known, int end, boolean figures) {
        long value = figures ? decimal(at, end) : Numerals.numeral(text, at, end);
        Word word = known.end() == end ? known.word() : Word.of(Kind.NUMBER, Word.NO_VALUE);
        add(word, endOfDecimal(end, figures), value);
    }

    /** A number with a fraction counts nothing: it is read as the whole number above. */
    private long decimal(int from, int end) {
        long whole = Numerals.figures(text, from, end);
        return endOfDecimal(end, true) > end ? whole + 1 : whole;
    }

    private int endOfDecimal(int end, boolean figures) {
        boolean fraction =
                figures
                        && end + 1 < text.length()
                        && text.charAt(end) == '.'
                        && Numerals.isDigit(text.charAt(end + 1));
        return fraction ? Numerals.endOfFigures(text, end + 1) : end;
    }

    private boolean isMinus(char c) {
        return c == '-'
                && at + 1 < text.length()
                && Numerals.isDigit(text.charAt(at + 1))
                && (at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == ',');
    }

    private void negative() {
        int end = Numerals.endOfFigures(text, at + 1);
        add(Word.of(Kind.NUMBER, Word.NO_VALUE), end, -Numerals.figures(text, at + 1, end));
    }

    private void unknown(char c) {
        if (Spelling.isLetter(c)) {
            int end = at;
            while (end < text.length() && Spelling.isLetter(text.charAt(end))) {
                end++;
            }
            add(Word.UNKNOWN, end, Token.NO_NUMBER);
        } else if (MARKS.indexOf(c) >= 0) {
            add(separator(c), at + 1, Token.NO_NUMBER);
        } else {
            unknownCharacter();
        }
    }

    /** Characters that nobody knows, one beside the other, are one token. */
    private void unknownCharacter() {
        if (!tokens.isEmpty()) {
            Token last = tokens.getLast();
            boolean continues =
                    last.isUnknown()
                            && last.end() == at
                            && last.text().length() < LONGEST_UNKNOWN
                            && Lexicon.isChinese(text.charAt(last.start()));
            if (continues) {
                tokens.removeLast();
                at = last.start();
                add(Word.UNKNOWN, last.end() + 1, Token.NO_NUMBER);
                return;
            }
        }
        add(Word.UNKNOWN, at + 1, Token.NO_NUMBER);
    }

    private static Word separator(char mark) {
        return Word.of(Kind.SEPARATOR, String.valueOf(mark));
    }

    private void add(Word word, int end, long number) {
        tokens.add(new Token(word, text.substring(at, end), at, end, number));
        at = end;
    }

    /** The longest known phrase at a place. */
    private Found longest(int from) {
        Trie words = lexicon.words();
        Found longest = Found.NOTHING;
        int node = Trie.ROOT;
        for (int i = from; i < text.length(); i++) {
            node = words.step(node, text.charAt(i));
            if (node == Trie.NONE) {
                break;
            }
            if (words.isWord(node)) {
                int end = wordEnd(i + 1);
                if (end > 0) {
                    longest = new Found(words.word(node), end);
                }
            }
        }
        return longest;
    }

    /** Where a phrase that ends before {@code end} ends with its plural; -1 inside a word. */
    private int wordEnd(int end) {
        char last = text.charAt(end - 1);
        if (!isWordCharacter(last) || isOpen(end, last)) {
            return end;
        }
        if (Numerals.isDigit(last)) {
            return -1;
        }
        if (end - at < SHORTEST_PLURAL) {
            return -1;
        }
        if (text.charAt(end) == 's' && isOpen(end + 1, 's')) {
            return end + 1;
        }
        boolean es = text.startsWith("es", end) && isOpen(end + 2, 's');
        return es ? end + 2 : -1;
    }

    /** Whether a word can end before {@code end}. */
    private boolean isOpen(int end, char last) {
        if (end >= text.length()) {
            return true;
        }
        char next = text.charAt(end);
        return Numerals.isDigit(last) ? !isWordCharacter(next) : !Spelling.isLetter(next);
    }

    private static boolean isWordCharacter(char c) {
        return Spelling.isLetter(c) || Numerals.isDigit(c);
    }

    /**
     * A name at this place that sounds alike, or has one wrong character; or else {@code known}.
     */
    private Found typedWrong(Found known) {
        Trie sounds = lexicon.sounds();
        Found best = known;
        int node = Trie.ROOT;
        for (int i = at; i < text.length(); i++) {
            node = sounds.step(node, lexicon.soundOf(text.charAt(i)));
            if (node == Trie.NONE) {
                break;
            }
            if (sounds.isWord(node) && i + 1 > best.end() && !breaksWord(i + 1)) {
                best = new Found(sounds.word(node), i + 1);
            }
        }
        if (best.end() - at >= SHORTEST_SURE) {
            return best;
        }
        Found shortName = shortName(known);
        return shortName.end() > 0 ? shortName : withWrongCharacter(best);
    }

    /** "冰美事": a name of two characters that sounds alike, right after an option or a number. */
    private Found shortName(Found known) {
        int end = at + SHORT_NAME;
        if (known.end() >= end || end > text.length() || !isAfterOption() || breaksWord(end)) {
            return Found.NOTHING;
        }
        String sound = "" + lexicon.soundOf(text.charAt(at)) + lexicon.soundOf(text.charAt(at + 1));
        return lexicon.shortName(sound).map(word -> new Found(word, end)).orElse(Found.NOTHING);
    }

    private boolean isAfterOption() {
        if (tokens.isEmpty() || tokens.getLast().end() != at) {
            return false;
        }
        Token before = tokens.getLast();
        return before.is(Kind.ICE)
                || before.is(Kind.ICE_COLD)
                || before.is(Kind.ICE_WORD)
                || before.is(Kind.SIZE)
                || before.is(Kind.SUGAR)
                || before.is(Kind.UNIT, "cup")
                || before.is(Kind.UNIT, "portion");
    }

    private Found withWrongCharacter(Found known) {
        for (Lexicon.LongName name : lexicon.longNames()) {
            int wrong = wrongCharacter(name.sounds());
            int end = at + name.sounds().length();
            if (wrong >= 0 && end > known.end() && !isKnownAround(wrong)) {
                return new Found(name.word(), end);
            }
        }
        return known;
    }

    /** Where the only character is that differs from {@code sounds}; -1 if it is not one. */
    private int wrongCharacter(String sounds) {
        if (at + sounds.length() > text.length()) {
            return -1;
        }
        int wrong = -1;
        for (int i = 0; i < sounds.length(); i++) {
            if (lexicon.soundOf(text.charAt(at + i)) != sounds.charAt(i)) {
                if (wrong >= 0) {
                    return -1;
                }
                wrong = at + i;
            }
        }
        return wrong >= 0 && Lexicon.isChinese(text.charAt(wrong)) ? wrong : -1;
    }

    /** Whether a known word covers the character: then it is not wrong. */
    private boolean isKnownAround(int character) {
        for (int from = Math.max(at, character - SHORTEST_SURE); from <= character; from++) {
            Found found = longest(from);
            if (found.end() > character) {
                return true;
            }
        }
        return false;
    }

    /** Whether a known longer word begins inside and goes on after {@code end}. */
    private boolean breaksWord(int end) {
        return longest(end - 1).end() > end;
    }

    /** The index after a day in figures (2026-02-14, 2026/2/14, 2/14); {@code from} if none. */
    private int endOfDate(int from, int figures) {
        if (figures >= text.length() || "-/.".indexOf(text.charAt(figures)) < 0) {
            return from;
        }
        char mark = text.charAt(figures);
        int second = Numerals.endOfFigures(text, figures + 1);
        int third =
                second < text.length() && text.charAt(second) == mark
                        ? Numerals.endOfFigures(text, second + 1)
                        : second;
        boolean three = third > second + 1;
        int length = figures - from;
        if (three && length == 4 && isShort(figures + 1, second) && isShort(second + 1, third)) {
            return third;
        }
        boolean two = !three && length <= 2 && isShort(figures + 1, second);
        boolean written = mark == '/' || (mark == '-' && text.charAt(from) == '0');
        return two && written ? second : from;
    }

    /** The index after a time of day in figures (7:30); {@code from} if none. */
    private int endOfTime(int from, int figures) {
        int end = figures < text.length() ? Numerals.endOfFigures(text, figures + 1) : figures;
        boolean time =
                figures - from <= 2
                        && figures < text.length()
                        && text.charAt(figures) == ':'
                        && end - figures == 3;
        return time ? end : from;
    }

    private static boolean isShort(int from, int to) {
        return to > from && to - from <= 2;
    }
}
