package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reads whether a voucher is to be spent, and which one. */
final class VoucherReader {
    private static final String BEST = "best";
    private static final String NO_VOUCHER = "none";
    private static final String UNKNOWN = "?";
    private static final int REACH = 6;
    private static final int REACH_TO_VALUE = 5;
    private static final long FEN = 100;

    /** A bare number before "card" is a value from here on ("my 25 card"), below it a count. */
    private static final long LEAST_VALUE = 5;

    private static final List<String> BACK_TO_VOUCHER = List.of("it", "that", "them", "those");

    private final Sentence sentence;
    private final Lexicon lexicon;
    private String choice = "";
    private boolean contradictory;
    private boolean correcting;

    /** What was said about vouchers; the value is empty when nothing was. */
    record Choice(String value, List<Question> questions) {}

    private VoucherReader(Sentence sentence, Lexicon lexicon) {
        this.sentence = sentence;
        this.lexicon = lexicon;
    }

    /** Reads the voucher and takes its tokens. */
    static Choice read(Sentence sentence, Lexicon lexicon) {
        VoucherReader reader = new VoucherReader(sentence, lexicon);
        for (int i = 0; i < sentence.size(); i++) {
            reader.token(i);
        }
        return reader.choice();
    }

    private Choice choice() {
        List<Question> questions = new ArrayList<>();
        if (contradictory) {
            questions.add(new Question(Field.VOUCHER, Reason.CONTRADICTORY));
        } else if (choice.equals(UNKNOWN)) {
            questions.add(new Question(Field.VOUCHER, Reason.UNKNOWN));
        }
        return new Choice(questions.isEmpty() ? choice : "", questions);
    }

    private void token(int at) {
        Token token = sentence.at(at);
        if ((token.is(Kind.CORRECT) && !token.is(Kind.NOT))
                || (token.is(Kind.CORRECT_ALONE) && sentence.isBreak(at + 1))) {
            correcting = true;
        }
        boolean usesAfterAll =
                correcting
                        && (contradictory || choice.equals(NO_VOUCHER))
                        && token.is(Kind.USE)
                        && token.text().startsWith("用");
        if (usesAfterAll) {
            state(BEST);
        }
        if (token.is(Kind.PAY_SELF)) {
            sentence.take(at, at + 1);
            state(NO_VOUCHER);
        } else if (token.is(Kind.VOUCHER)) {
            voucher(at);
        } else if (token.is(Kind.KEEP)
                && !choice.isEmpty()
                && !choice.equals(NO_VOUCHER)
                && refersBack(at)) {
            correcting = true;
            state(NO_VOUCHER);
        } else if (token.is(Kind.USE) || (token.is(Kind.THIS) && choice.equals(BEST))) {
            byValue(at);
        } else if (isRefusedAfterwards(at)) {
            correcting = true;
            state(NO_VOUCHER);
        }
    }

    /** "use the 25 one", "用那张25的": a voucher that is named by its value alone. */
    private void byValue(int before) {
        int number = before + 1;
        while (number <= before + 2
                && (sentence.is(number, Kind.THIS) || sentence.is(number, Kind.UNIT, "ticket"))) {
            number++;
        }
        if (!sentence.isNumber(number) || sentence.at(number).number() < LEAST_VALUE) {
            return;
        }
        int after = sentence.is(number + 1, Kind.MONEY) ? number + 2 : number + 1;
        boolean ends = sentence.isBreak(after) && sentence.at(after - 1).text().endsWith("的");
        boolean one =
                ends
                        || sentence.is(after, Kind.PRO_ONE)
                        || (sentence.is(after, Kind.THIS)
                                && sentence.is(after + 1, Kind.UNIT, "ticket"))
                        || (sentence.isIn(after)
                                && (sentence.at(after).text().equals("的")
                                        || sentence.at(after - 1).text().equals("块的")
                                        || sentence.at(after - 1).text().equals("元的"))
                                && !sentence.is(after + 1, Kind.VOUCHER)
                                && !sentence.is(after, Kind.VOUCHER));
        if (one) {
            sentence.take(before, after + 1);
            state(lexicon.prizes().getOrDefault(sentence.at(number).number() * FEN, UNKNOWN));
        }
    }

    /** "use a voucher, no wait, don't": what was said last was a voucher. */
    private boolean isRefusedAfterwards(int at) {
        if (!sentence.hints(at, "bare-not") || !sentence.isBreak(at + 1)) {
            return false;
        }
        for (int i = at - 1; i >= 0; i--) {
            if (sentence.is(i, Kind.VOUCHER)) {
                return true;
            }
            if (sentence.isPartOfOrder(i) && !sentence.is(i, Kind.NOT)) {
                return false;
            }
        }
        return false;
    }

    /** "oh no don't use it", "算了别用了", "I'll save it". */
    private boolean refersBack(int keep) {
        String text = sentence.at(keep).text();
        boolean it =
                sentence.isIn(keep + 1)
                        && BACK_TO_VOUCHER.contains(sentence.at(keep + 1).text())
                        && (sentence.isBreak(keep + 2)
                                || sentence.is(keep + 2, Kind.STOP)
                                || sentence.is(keep + 2, Kind.KEEP));
        boolean use = it || text.contains("use") || text.contains("用") || text.endsWith("着");
        for (int i = keep + 1; i < keep + 3 && !sentence.isBreak(i); i++) {
            if (sentence.is(i, Kind.VOUCHER)
                    || sentence.is(i, Kind.ITEM)
                    || sentence.is(i, Kind.TOPPING)) {
                return false;
            }
        }
        return use;
    }

    private void voucher(int at) {
        int from = at;
        long value = 0;
        int valueAt = valueBefore(at);
        if (valueAt >= 0) {
            value = sentence.at(valueAt).number();
            from = sentence.is(valueAt - 1, Kind.MONEY_BEFORE) ? valueAt - 1 : valueAt;
        } else {
            valueAt = valueAfter(at);
            value = valueAt >= 0 ? sentence.at(valueAt).number() : 0;
        }
        sentence.take(beginning(from), Math.max(at, valueAt) + 1);
        if (valueAt > at && sentence.is(valueAt + 1, Kind.MONEY)) {
            sentence.take(valueAt, valueAt + 2);
        }
        if (isKept(at) || isDeclined(at)) {
            state(NO_VOUCHER);
        } else if (value > 0) {
            state(lexicon.prizes().getOrDefault(value * FEN, UNKNOWN));
        } else {
            state(BEST);
        }
    }

    /** The number that says what the voucher at {@code at} is worth, or -1. */
    private int valueBefore(int at) {
        boolean money = false;
        for (int i = at - 1; i >= Math.max(0, at - REACH_TO_VALUE); i--) {
            Token token = sentence.at(i);
            if (token.isNumber()) {
                boolean bare =
                        token.number() >= LEAST_VALUE && !sentence.at(at).text().endsWith("s");
                return money || sentence.is(i - 1, Kind.MONEY_BEFORE) || (bare && isBeside(i, at))
                        ? i
                        : -1;
            }
            if (token.is(Kind.MONEY)) {
                money = true;
            } else if (token.isBreak() || token.is(Kind.UNIT) || token.is(Kind.ITEM)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isBeside(int number, int voucher) {
        return number == voucher - 1
                || (number == voucher - 2 && sentence.at(voucher - 1).text().equals("的"));
    }

    /** "card25", "a voucher worth 25 yuan", "红包25元那张". */
    private int valueAfter(int at) {
        if (sentence.isNumber(at + 1)) {
            boolean joined = sentence.at(at).end() == sentence.at(at + 1).start();
            boolean money = sentence.is(at + 2, Kind.MONEY);
            return (joined && sentence.at(at).text().equals("card")) || money ? at + 1 : -1;
        }
        for (int i = at + 1; i <= at + 3 && !sentence.isBreak(i); i++) {
            boolean worth =
                    (sentence.is(i, Kind.MONEY_BEFORE) && sentence.isNumber(i + 1))
                            || (sentence.isNumber(i)
                                    && sentence.is(i + 1, Kind.MONEY)
                                    && sentence.at(i - 1).text().equals("of"));
            if (worth) {
                return sentence.isNumber(i) ? i : i + 1;
            }
        }
        return -1;
    }

    /** Where the words begin that belong to the voucher: "用那一张", "one of my". */
    private int beginning(int from) {
        int begin = from;
        while (begin > 0) {
            Token token = sentence.at(begin - 1);
            boolean belongs =
                    token.is(Kind.THIS)
                            || token.is(Kind.USE)
                            || token.is(Kind.ARTICLE)
                            || token.is(Kind.KEEP)
                            || token.is(Kind.MONEY)
                            || token.is(Kind.UNIT, "ticket")
                            || token.is(Kind.UNIT, "piece")
                            || token.text().equals("的")
                            || (token.isNumber() && isCountOfVouchers(begin));
            if (!belongs || token.isBreak()) {
                return begin;
            }
            begin--;
        }
        return begin;
    }

    private boolean isCountOfVouchers(int next) {
        Token unit = sentence.at(next);
        return unit.is(Kind.UNIT, "ticket")
                || unit.is(Kind.UNIT, "piece")
                || unit.is(Kind.VOUCHER)
                || unit.text().equals("of")
                || unit.is(Kind.THIS);
    }

    /** Whether the voucher at {@code at} is not to be spent. */
    private boolean isKept(int at) {
        for (int i = at - 1; i >= Math.max(0, at - REACH) && !sentence.isBreak(i); i--) {
            Token token = sentence.at(i);
            if (token.is(Kind.KEEP) || (token.is(Kind.NOT) && !token.text().equals("走"))) {
                return !isTakenByThing(i, at);
            }
            if (token.is(Kind.ITEM) || token.is(Kind.VOUCHER)) {
                break;
            }
        }
        for (int i = at + 1; i <= at + REACH - 2 && !sentence.isBreak(i); i++) {
            Token token = sentence.at(i);
            boolean more =
                    isNextVoucher(i)
                            || sentence.is(i + 1, Kind.ITEM)
                            || sentence.is(i + 1, Kind.TOPPING)
                            || sentence.is(i + 1, Kind.ICE_WORD)
                            || sentence.is(i + 1, Kind.SWEET_WORD)
                            || sentence.is(i + 1, Kind.ICE);
            if ((token.is(Kind.KEEP) && !more)
                    || (token.is(Kind.NOT_AFTER) && !more && !token.is(Kind.ICE))) {
                return true;
            }
            if (token.is(Kind.ITEM) || token.is(Kind.VOUCHER) || token.isNumber()) {
                break;
            }
        }
        return false;
    }

    /** "voucher? nah", "voucher: no" */
    private boolean isDeclined(int at) {
        return (sentence.isMarkAt(at + 1, '?') || sentence.isMarkAt(at + 1, ':'))
                && sentence.isIn(at + 2)
                && (sentence.is(at + 2, Kind.NOT)
                        || sentence.is(at + 2, Kind.KEEP)
                        || sentence.is(at + 2, Kind.CORRECT_ALONE)
                        || sentence.at(at + 2).text().equals("nah")
                        || sentence.at(at + 2).text().equals("nope"))
                && (sentence.isBreak(at + 3) || sentence.hints(at + 3, "please"));
    }

    /** "用券不用券", "use a voucher and don't use a voucher": the "not" is for the second one. */
    private boolean isNextVoucher(int keep) {
        int next = keep + 1;
        while (sentence.is(next, Kind.ARTICLE) || sentence.is(next, Kind.THIS)) {
            next++;
        }
        return sentence.is(next, Kind.VOUCHER);
    }

    /** "no ice with my voucher": what is not wanted is the ice. */
    private boolean isTakenByThing(int not, int voucher) {
        for (int i = not + 1; i < voucher; i++) {
            Token token = sentence.at(i);
            boolean thing =
                    token.is(Kind.ICE_WORD)
                            || token.is(Kind.SWEET_WORD)
                            || token.is(Kind.TOPPING)
                            || token.is(Kind.ICE)
                            || token.is(Kind.SUGAR)
                            || token.is(Kind.SIZE);
            if (thing) {
                return true;
            }
        }
        return false;
    }

    private void state(String stated) {
        boolean sameOrLess =
                choice.equals(stated)
                        || (stated.equals(BEST) && !choice.isEmpty() && !choice.equals(NO_VOUCHER));
        boolean closer = choice.isEmpty() || (choice.equals(BEST) && !stated.equals(NO_VOUCHER));
        if (closer || correcting) {
            choice = stated;
            contradictory = false;
        } else if (!sameOrLess) {
            contradictory = true;
        }
        correcting = false;
    }
}
