package io.hongbao.assistant.interpret;

/**
 * A piece of an utterance, with what the lexicon knows of it.
 *
 * @param start the index of the first character
 * @param end the index after the last one
 * @param number what the piece says as a number, or {@link #NO_NUMBER}
 */
record Token(Word word, String text, int start, int end, long number) {
    static final long NO_NUMBER = Long.MIN_VALUE;

    boolean is(Kind kind) {
        return word.roles().containsKey(kind);
    }

    boolean is(Kind kind, String value) {
        return value.equals(word.roles().get(kind));
    }

    /** The value of a role; empty when the word does not have it. */
    String value(Kind kind) {
        return word.roles().getOrDefault(kind, "");
    }

    boolean hints(String cue) {
        return word.cues().contains(cue);
    }

    /** Whether the lexicon does not know it. */
    boolean isUnknown() {
        return word.isUnknown();
    }

    boolean isNumber() {
        return number != NO_NUMBER;
    }

    /** A mark after which something new may begin. */
    boolean isBreak() {
        return is(Kind.SEPARATOR);
    }

    boolean isMark(char mark) {
        return is(Kind.SEPARATOR) && text.charAt(0) == mark;
    }
}
