package io.hongbao.assistant.interpret;

/** A set of at most 128 facts about a word, a clause or an utterance. */
record Facts(long low, long high) {
    static final int MOST = 128;
    static final Facts NONE = new Facts(0, 0);

    static Facts of(int fact) {
        return fact < Long.SIZE ? new Facts(1L << fact, 0) : new Facts(0, 1L << (fact - Long.SIZE));
    }

    Facts and(Facts other) {
        return new Facts(low | other.low, high | other.high);
    }

    boolean hasAnyOf(Facts others) {
        return ((low & others.low) | (high & others.high)) != 0;
    }
}
