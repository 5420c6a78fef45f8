package io.hongbao.assistant.interpret;

/** Small words that options are put together with: the nouns, and what joins them to the rest. */
final class OptionWords {
    private static final int MOST_LINKS = 3;

    private OptionWords() {}

    /** Whether this is sugar, or ice. */
    static boolean isNoun(Sentence sentence, int at) {
        return sentence.is(at, Kind.SWEET_WORD) || sentence.is(at, Kind.ICE_WORD);
    }

    /** Skips words that join ("的", "of the"), at most a few. */
    static int skipLinks(Sentence sentence, int from) {
        int at = from;
        while (at < from + MOST_LINKS && sentence.isIn(at) && isLink(sentence, at)) {
            at++;
        }
        return at;
    }

    private static boolean isLink(Sentence sentence, int at) {
        Token token = sentence.at(at);
        return (token.is(Kind.LINK)
                        || token.is(Kind.ADD)
                        || token.is(Kind.THIS)
                        || token.is(Kind.ALL))
                && !token.is(Kind.AMOUNT)
                && !token.is(Kind.NOT)
                && !token.is(Kind.TOPPING)
                && !token.isNumber();
    }

    /** "珍珠还是别加了", "the pearls, actually leave out": what corrects stands before the "not". */
    static int skipAfterAll(Sentence sentence, int at) {
        boolean corrects = sentence.is(at, Kind.CORRECT) && sentence.is(at + 1, Kind.NOT_AFTER);
        return corrects ? at + 1 : at;
    }
}
