package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.MenuWords.Family;
import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import java.util.List;

/** Reads how many: "两杯", "x2", "a dozen", "来杯", "half of them". */
final class CountReader {
    private static final int REACH = 4;

    /** After these a number counts nothing to be had: "room 301", "we're four". */
    private static final List<String> BEFORE_NUMBERS =
            List.of(
                    "we're",
                    "we are",
                    "room",
                    "to room",
                    "apartment",
                    "apt",
                    "flat",
                    "desk",
                    "table",
                    "suite",
                    "gate",
                    "unit",
                    "building",
                    "送到",
                    "送去",
                    "门牌");

    private final Sentence sentence;
    private final Lexicon lexicon;
    private final List<Part> parts;

    CountReader(Sentence sentence, Lexicon lexicon, List<Part> parts) {
        this.sentence = sentence;
        this.lexicon = lexicon;
        this.parts = parts;
    }

    /** Reads a count that begins at {@code at}: the index after it, or {@code at}. */
    int read(int at) {
        Token token = sentence.at(at);
        if (token.is(Kind.TIMES)) {
            int number = sentence.isMarkAt(at + 1, ':') ? at + 2 : at + 1;
            if (sentence.isNumber(number) && !sentence.isRead(number)) {
                return counted(number, Numbers.end(sentence, number));
            }
        }
        if (token.isNumber()) {
            return number(at);
        }
        if (token.text().equals("整个") && sentence.isIn(at + 1) && sentence.isThing(at + 1)) {
            // "get a ...", and no whole one.
            parts.add(new Count(1, false));
            return at + 1;
        }
        if (token.is(Kind.ARTICLE) && !isShow(at)) {
            boolean counts =
                    sentence.is(at + 1, Kind.UNIT) && !sentence.is(at + 1, Kind.UNIT, "person");
            parts.add(new Count(1, !counts));
            return counts ? at + 2 : at + 1;
        }
        return token.is(Kind.UNIT) ? bareUnit(at) : at;
    }

    /** "a movie" is what is seen, and no number of tickets. */
    private boolean isShow(int article) {
        for (int i = article + 1; i < article + REACH && !sentence.isBreak(i); i++) {
            if (sentence.is(i, Kind.ITEM)) {
                boolean cinema = lexicon.family(sentence.at(i).value(Kind.ITEM)) == Family.CINEMA;
                String text = sentence.at(i).text();
                return cinema
                        && !text.contains("ticket")
                        && !text.contains("tix")
                        && !text.contains("pass");
            }
        }
        return false;
    }

    private int counted(int number, int next) {
        parts.add(new Count(Numbers.value(sentence, number), false));
        return next;
    }

    private int number(int at) {
        int end = Numbers.end(sentence, at);
        if (Numbers.isEither(sentence, at)) {
            int other = Numbers.end(sentence, end + 1);
            boolean unit = sentence.is(other, Kind.UNIT);
            if (unit || isBareCount(end + 1, other)) {
                parts.add(Count.EITHER);
                return unit ? other + 1 : other;
            }
        }
        if (sentence.is(at, Kind.PRO_ONE) && isPronoun(at) && !isNextShare(at)) {
            return at + 1;
        }
        if (sentence.is(end, Kind.UNIT, "person")) {
            if (People.isEach(sentence, at)) {
                parts.add(Mark.EACH_PERSON);
            }
            return end + 1;
        }
        boolean each = sentence.is(end, Kind.EACH) && sentence.at(end).text().startsWith("of");
        boolean unit = sentence.is(end, Kind.UNIT);
        if (sentence.is(end, Kind.TIMES)) {
            return counted(at, end + 1);
        }
        boolean portion =
                sentence.is(end, Kind.UNIT, "portion") || sentence.is(end, Kind.UNIT, "piece");
        if (portion && sentence.is(end + 1, Kind.TOPPING)) {
            // "一份布丁" goes into a cup, and is none.
            return end + 1;
        }
        if (unit) {
            return counted(at, end + 1);
        }
        if (countsOther(at, end)) {
            return end + 1;
        }
        return each || isBareCount(at, end) ? counted(at, end) : end;
    }

    private boolean countsOther(int at, int end) {
        return sentence.is(end, Kind.UNIT_OTHER)
                || sentence.is(end, Kind.MONEY)
                || sentence.is(end, Kind.DAY_WORD)
                || sentence.is(end, Kind.MONTH_WORD)
                || sentence.is(end, Kind.ORDINAL_END)
                || (sentence.isMarkAt(end, ':') && sentence.isNumber(end + 1))
                || (sentence.isMarkAt(at - 1, ':') && sentence.isNumber(at - 2))
                || sentence.is(at - 1, Kind.MONEY_BEFORE)
                || (sentence.isIn(at - 1) && BEFORE_NUMBERS.contains(sentence.at(at - 1).text()));
    }

    /** Whether a number without a measure word counts things. */
    private boolean isBareCount(int at, int end) {
        if (sentence.isIn(at - 1)
                && sentence.at(at - 1).text().endsWith("for")
                && sentence.isBreak(end)) {
            return false;
        }
        boolean before = sentence.isBreak(at - 1) || isBesideCount(at - 1);
        boolean after = sentence.isBreak(end) || isBesideCount(end);
        boolean beside =
                (sentence.isIn(at - 1) && sentence.isPartOfOrder(at - 1))
                        || (sentence.isIn(end) && sentence.isPartOfOrder(end));
        boolean share = sentence.is(end, Kind.ICE_WORD) && sentence.isNumber(end + 1);
        return (before && after) || beside || share || describesThing(end);
    }

    /** "one real latte", "two student tickets": a word that says nothing here is between. */
    private boolean describesThing(int at) {
        return sentence.isIn(at + 1)
                && sentence.at(at).isUnknown()
                && Spelling.isLetter(sentence.at(at).text().charAt(0))
                && (sentence.isThing(at + 1)
                        || sentence.is(at + 1, Kind.TICKET_WORD)
                        || sentence.is(at + 1, Kind.UNIT, "ticket"));
    }

    private boolean isBesideCount(int at) {
        Token token = sentence.at(at);
        return sentence.isPartOfOrder(at)
                || token.is(Kind.LINK)
                || token.is(Kind.EACH)
                || token.is(Kind.ALL)
                || token.is(Kind.AND)
                || token.is(Kind.CORRECT)
                || token.is(Kind.STOP)
                || token.is(Kind.TO)
                || token.hints("please")
                || token.hints("order-verb");
    }

    /** "one large one medium": the second "one" counts as the first does. */
    private boolean isNextShare(int at) {
        int option = at - 1;
        boolean alike =
                isBoth(option, at + 1, Kind.SIZE)
                        || isBoth(option, at + 1, Kind.SUGAR)
                        || (isTemperature(option) && isTemperature(at + 1));
        return alike && sentence.isNumber(option - 1);
    }

    private boolean isBoth(int left, int right, Kind kind) {
        return sentence.is(left, kind) && sentence.is(right, kind);
    }

    private boolean isTemperature(int at) {
        return sentence.is(at, Kind.ICE) || sentence.is(at, Kind.ICE_COLD);
    }

    /** "the taro one", "a big one": stands for the thing. */
    private boolean isPronoun(int at) {
        if (!sentence.isIn(at - 1) || sentence.at(at - 1).isBreak()) {
            return false;
        }
        Token before = sentence.at(at - 1);
        if (before.is(Kind.THIS)) {
            return !before.text().equals("the")
                    || !sentence.isIn(at - 2)
                    || !sentence.at(at - 2).text().equals("just");
        }
        if (sentence.is(at + 1, Kind.ITEM)) {
            return false;
        }
        if (before.is(Kind.SIZE)
                || before.is(Kind.ICE)
                || before.is(Kind.ICE_COLD)
                || before.is(Kind.SUGAR)) {
            return !sentence.isBreak(at + 1)
                    || before.is(Kind.SIZE)
                    || before.is(Kind.ICE)
                    || before.is(Kind.ICE_COLD);
        }
        if (sentence.at(at).text().equals("ones")) {
            return true;
        }
        if (before.is(Kind.ITEM)) {
            for (int i = at - 2; i >= at - REACH && !sentence.isBreak(i); i--) {
                if (sentence.is(i, Kind.THIS) || sentence.is(i, Kind.ARTICLE)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "来杯拿铁": a measure word without a number counts one. "这杯" counts nothing. */
    private int bareUnit(int at) {
        Token token = sentence.at(at);
        if (!Lexicon.isChinese(token.text().charAt(0))) {
            boolean one =
                    token.text().endsWith(" of")
                            && !token.text().contains("s of")
                            && !token.is(Kind.UNIT, "piece");
            boolean counts = one || token.text().equals("another");
            if (counts && !sentence.is(at - 1, Kind.THIS)) {
                parts.add(new Count(1, false));
            }
            return at + 1;
        }
        boolean measure = !token.is(Kind.UNIT, "person") && token.text().length() == 1;
        String before = sentence.isIn(at - 1) ? sentence.at(at - 1).text() : "";
        boolean pointed =
                sentence.is(at - 1, Kind.THIS)
                        || sentence.is(at - 1, Kind.REST)
                        || before.endsWith("几")
                        || before.equals("多少")
                        || before.equals("半")
                        || sentence.is(at - 1, Kind.EACH);
        boolean verb =
                sentence.hints(at - 1, "order-verb")
                        || sentence.is(at - 1, Kind.ADD)
                        || sentence.is(at - 1, Kind.MORE)
                        || sentence.is(at - 1, Kind.CORRECT)
                        || sentence.is(at - 1, Kind.FEAST);
        boolean joined =
                !token.is(Kind.UNIT, "piece")
                        && (sentence.isIn(at + 1)
                                && (sentence.isThing(at + 1) || sentence.isPartOfOrder(at + 1)));
        if (measure && !pointed && (verb || joined)) {
            parts.add(new Count(1, false));
        }
        return at + 1;
    }

    /** "一半热的", "half of them iced": half of the cups. The index after it, or {@code at}. */
    int readHalf(int at) {
        if (!sentence.is(at, Kind.AMOUNT, "half")) {
            return at;
        }
        int next = at + 1;
        while (next <= at + 2
                && (sentence.is(next, Kind.LINK)
                        || sentence.is(next, Kind.UNIT, "piece")
                        || sentence.is(next, Kind.OF_THEM))) {
            next++;
        }
        boolean shares =
                sentence.isIn(next)
                        && sentence.isPartOfOrder(next)
                        && !sentence.is(next, Kind.AMOUNT);
        if (!shares) {
            return at;
        }
        parts.add(Count.HALF);
        return at + 1;
    }
}
