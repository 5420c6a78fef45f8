package io.hongbao.assistant.interpret;

import java.util.List;

/** Reads shares of a hundred or of ten: "30 %", "百分之五十", "三分", "sugar: 50". */
final class Percents {
    static final List<String> SUGAR_STEPS = List.of("100", "70", "50", "30", "0");

    private Percents() {}

    /** The percentage that begins at {@code at}, or -1. */
    static long at(Sentence sentence, int at) {
        if (sentence.is(at, Kind.PERCENT_BEFORE) && sentence.isNumber(at + 1)) {
            return sentence.at(at + 1).number();
        }
        if (!sentence.isNumber(at)) {
            return -1;
        }
        int end = Numbers.end(sentence, at);
        long number = Numbers.value(sentence, at);
        if (sentence.is(end, Kind.TENTH)) {
            return number <= 10 || sentence.is(end + 1, Kind.SWEET_WORD) ? number * 10 : -1;
        }
        if (sentence.is(end, Kind.PERCENT)) {
            return number;
        }
        boolean step = SUGAR_STEPS.contains(String.valueOf(number));
        return step && isBareShare(sentence, at, end) ? number : -1;
    }

    /** "sugar: 50", "50 sugar": a step of sugar that stands beside its noun. */
    private static boolean isBareShare(Sentence sentence, int at, int end) {
        int noun = sentence.is(at - 1, Kind.LINK) ? at - 2 : at - 1;
        boolean after =
                sentence.is(noun, Kind.SWEET_WORD)
                        || (sentence.isMarkAt(at - 1, ':') && sentence.is(at - 2, Kind.SWEET_WORD));
        boolean before = sentence.is(end, Kind.SWEET_WORD) && sentence.at(at).number() > Entry.MOST;
        return (after && !sentence.is(end, Kind.UNIT)) || before;
    }

    /** The index after the percentage that begins at {@code at}. */
    static int end(Sentence sentence, int at) {
        if (sentence.is(at, Kind.PERCENT_BEFORE)) {
            return at + 2;
        }
        int end = Numbers.end(sentence, at);
        boolean marked = sentence.is(end, Kind.TENTH) || sentence.is(end, Kind.PERCENT);
        return marked ? end + 1 : end;
    }
}
