package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of an utterance. Readers mark what they have read, so that the number of a date or a
 * card is not taken for a number of cups.
 */
final class Sentence {
    private final List<Token> tokens;
    private final boolean[] read;

    Sentence(List<Token> tokens) {
        this.tokens = tokens;
        this.read = new boolean[tokens.size()];
    }

    int size() {
        return tokens.size();
    }

    Token at(int index) {
        return tokens.get(index);
    }

    /** Whether there is such a token, and it has the role. */
    boolean is(int index, Kind kind) {
        return isIn(index) && tokens.get(index).is(kind);
    }

    boolean is(int index, Kind kind, String value) {
        return isIn(index) && tokens.get(index).is(kind, value);
    }

    boolean hints(int index, String cue) {
        return isIn(index) && tokens.get(index).hints(cue);
    }

    boolean isNumber(int index) {
        return isIn(index) && tokens.get(index).isNumber();
    }

    /** Whether a clause ends here: at a mark, or at either end of the utterance. */
    boolean isBreak(int index) {
        return !isIn(index) || tokens.get(index).isBreak() || tokens.get(index).is(Kind.ARROW);
    }

    /** Whether a space stands on both sides of a Chinese word, where a mark would stand too. */
    boolean isSetApart(int index) {
        return isIn(index - 1)
                && isIn(index + 1)
                && Lexicon.isChinese(at(index).text().charAt(0))
                && at(index - 1).end() < at(index).start()
                && at(index).end() < at(index + 1).start();
    }

    boolean isMarkAt(int index, char mark) {
        return isIn(index) && tokens.get(index).isMark(mark);
    }

    boolean isIn(int index) {
        return index >= 0 && index < tokens.size();
    }

    /** Whether something that can be had is named here. */
    boolean isThing(int at) {
        return is(at, Kind.ITEM) || is(at, Kind.GENERIC) || is(at, Kind.OTHER);
    }

    /** Whether this is what stands beside a count: a thing, or a word of a wish. */
    boolean isPartOfOrder(int at) {
        Token token = at(at);
        return isThing(at)
                || token.is(Kind.SIZE)
                || token.is(Kind.SIZE_SHORT)
                || token.is(Kind.ICE)
                || token.is(Kind.ICE_COLD)
                || token.is(Kind.SUGAR)
                || token.is(Kind.TICKET_WORD)
                || token.is(Kind.AMOUNT)
                || token.is(Kind.NOT)
                || token.is(Kind.ADD)
                || token.is(Kind.ORDINAL)
                || token.is(Kind.REST)
                || (token.isNumber() && (is(at + 1, Kind.PERCENT) || is(at + 1, Kind.TENTH)));
    }

    /** Whether a reader has taken this token. */
    boolean isRead(int index) {
        return isIn(index) && read[index];
    }

    /** Takes the tokens of {@code [from, to)}. */
    void take(int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, read.length); i++) {
            read[i] = true;
        }
    }

    boolean has(Kind kind) {
        for (Token token : tokens) {
            if (token.is(kind)) {
                return true;
            }
        }
        return false;
    }

    boolean hasHint(String cue) {
        for (Token token : tokens) {
            if (token.hints(cue)) {
                return true;
            }
        }
        return false;
    }

    /** Where the clauses begin and end: pairs of {@code [from, to)}, marks left out. */
    List<int[]> clauses() {
        List<int[]> clauses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isBreak()) {
                if (i > from) {
                    clauses.add(new int[] {from, i});
                }
                from = i + 1;
            }
        }
        return clauses;
    }
}
