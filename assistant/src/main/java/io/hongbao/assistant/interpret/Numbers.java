package io.hongbao.assistant.interpret;

/** Puts numbers together that were said in several words: "twenty one", "two hundred". */
final class Numbers {
    private static final int MOST_WORDS = 6;

    private Numbers() {}

    /** The index after the number that begins at {@code at}. */
    static int end(Sentence sentence, int at) {
        int end = at + 1;
        while (end < at + MOST_WORDS && sentence.isNumber(end) && goesOn(sentence, end)) {
            end++;
        }
        return end;
    }

    static long value(Sentence sentence, int at) {
        long total = 0;
        int end = end(sentence, at);
        for (int i = at; i < end; i++) {
            long number = sentence.at(i).number();
            boolean scale = i > at && (number == 100 || number == 1_000);
            total = scale ? Math.min(Numerals.HUGE, total * number) : total + number;
        }
        return total;
    }

    /** "two or three", "两到三杯": which of the two stays open. */
    static boolean isEither(Sentence sentence, int at) {
        int or = end(sentence, at);
        if (!sentence.isNumber(or + 1) || !sentence.isIn(or)) {
            return false;
        }
        String text = sentence.at(or).text();
        boolean open =
                sentence.is(or, Kind.OR)
                        || text.equals("到")
                        || text.equals("至")
                        || text.equals("to")
                        || text.equals("~")
                        || text.equals("-");
        return open && value(sentence, at) != value(sentence, or + 1);
    }

    private static boolean goesOn(Sentence sentence, int at) {
        Token before = sentence.at(at - 1);
        Token next = sentence.at(at);
        if (!isEnglish(before) || !isEnglish(next) || next.is(Kind.UNIT)) {
            return false;
        }
        boolean scale = next.number() == 100 || next.number() == 1_000;
        boolean tens = before.number() >= 20 && before.number() < 100 && before.number() % 10 == 0;
        return (scale && before.number() < 1_000)
                || (tens && next.number() >= 1 && next.number() < 10)
                || ((before.number() == 100 || before.number() == 1_000)
                        && next.number() < before.number());
    }

    private static boolean isEnglish(Token token) {
        return Spelling.isLetter(token.text().charAt(0));
    }
}
