package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads verbs that take something away by the words they stand with: "leave the pearls off",
 * "cancel the sugar", "珍珠取消". From here on they are a "not", and no longer a verb of another kind.
 */
final class SplitWords {
    private static final int REACH = 4;
    private static final Word TAKES_BACK = Word.of(Kind.NOT, Kind.BACK);
    private static final Word TAKEN_BACK = Word.of(Kind.NOT_AFTER, Word.NO_VALUE);
    private static final Word PASSED_OVER = Word.of(Kind.STOP, Word.NO_VALUE);

    private final List<Token> tokens;

    private SplitWords(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    /** The same tokens, with the words that such verbs are made of read as what they mean. */
    static List<Token> join(List<Token> tokens) {
        SplitWords words = new SplitWords(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            if (words.is(i, Kind.OFF_VERB)) {
                words.joinOff(i);
            }
            if (words.is(i, Kind.UNDO)) {
                words.undo(i);
            }
        }
        return words.tokens;
    }

    private boolean is(int at, Kind kind) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(kind);
    }

    private void become(int at, Word word) {
        Token token = tokens.get(at);
        tokens.set(at, new Token(word, token.text(), token.start(), token.end(), Token.NO_NUMBER));
    }

    /** "leave the pearls off", "take the latte out": what stands between is taken away. */
    private void joinOff(int verb) {
        boolean option = false;
        for (int i = verb + 1; i <= verb + REACH && i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.OFF) && option) {
                become(verb, TAKES_BACK);
                become(i, PASSED_OVER);
                return;
            }
            boolean beside = token.is(Kind.THIS) || token.is(Kind.LINK) || token.is(Kind.AND);
            option |= isOption(i) || token.is(Kind.ITEM);
            if (token.isBreak() || !(beside || isOption(i) || token.is(Kind.ITEM))) {
                return;
            }
        }
    }

    /** "cancel the sugar" changes an order that is being given, and cancels none. */
    private void undo(int verb) {
        int object = verb + 1;
        while (object < verb + REACH
                && (is(object, Kind.THIS) || is(object, Kind.LINK) || is(object, Kind.ADD))
                && !isOption(object)) {
            object++;
        }
        boolean named = is(object + 1, Kind.ITEM) || is(object + 1, Kind.GENERIC);
        if (isOption(object) && !named) {
            become(verb, TAKES_BACK);
            return;
        }
        if (isExchanged(object)) {
            become(verb, TAKES_BACK);
            return;
        }
        int before = verb - 1;
        while (before > verb - REACH
                && (is(before, Kind.LINK) || is(before, Kind.ALL))
                && !isOption(before)) {
            before--;
        }
        if (isOption(before)) {
            become(verb, TAKEN_BACK);
        }
    }

    /** "cancel the dumplings and give me noodles": one thing for another, in one sentence. */
    private boolean isExchanged(int object) {
        boolean verb = false;
        boolean other = false;
        for (int i = object + 1; i < tokens.size(); i++) {
            verb |= tokens.get(i).hints("order-verb") && !other;
            other |= verb && is(i, Kind.ITEM);
            if (tokens.get(i).hints("order-noun") || tokens.get(i).hints("order-word")) {
                return false;
            }
        }
        return is(object, Kind.ITEM) && other;
    }

    private boolean isOption(int at) {
        return is(at, Kind.TOPPING) || is(at, Kind.SWEET_WORD) || is(at, Kind.ICE_WORD);
    }
}
