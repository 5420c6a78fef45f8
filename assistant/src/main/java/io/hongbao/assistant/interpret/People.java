package io.hongbao.assistant.interpret;

import java.util.List;

/** Counts the people whom an utterance names: "我们三个人", "a family of four", "me and my wife". */
final class People {
    private static final int REACH = 3;
    private static final List<String> EACH_PERSON = List.of("人", "个人", "位", "person");

    private People() {}

    /** How many, or {@link Token#NO_NUMBER}. */
    static long in(Sentence sentence) {
        long people = Token.NO_NUMBER;
        boolean total = false;
        for (int i = 0; i < sentence.size(); i++) {
            long here = sentence.isRead(i) ? Token.NO_NUMBER : at(sentence, i);
            if (here == Token.NO_NUMBER || total) {
                continue;
            }
            total = isTotal(sentence, i);
            boolean adds = people != Token.NO_NUMBER && !total && isPartOfFamily(sentence, i);
            people = adds ? people + here : here;
            if (sentence.isNumber(i)) {
                i = Numbers.end(sentence, i) - 1;
            }
        }
        return people;
    }

    /**
     * Takes "两大一小", two adults and a child, where a journey or a show is meant: of drinks it would
     * be sizes. How many they are, or {@link Token#NO_NUMBER}.
     */
    static long family(Sentence sentence) {
        for (int i = 0; i + 3 < sentence.size(); i++) {
            boolean family =
                    sentence.isNumber(i)
                            && sentence.at(i + 1).text().equals("大")
                            && sentence.isNumber(i + 2)
                            && sentence.at(i + 3).text().equals("小");
            if (family) {
                sentence.take(i, i + 4);
                return sentence.at(i).number() + sentence.at(i + 2).number();
            }
        }
        return Token.NO_NUMBER;
    }

    /** The people named by the words that begin at {@code at}. */
    private static long at(Sentence sentence, int at) {
        Token token = sentence.at(at);
        if (token.isNumber()) {
            return counted(sentence, at);
        }
        if (token.is(Kind.ARTICLE) && sentence.is(at + 1, Kind.UNIT, "person")) {
            return isPartOfFamily(sentence, at) ? 1 : Token.NO_NUMBER;
        }
        if (isCompanion(token)
                && !sentence.isNumber(at - 1)
                && sentence.is(at + 1, Kind.AND)
                && isMe(sentence, at + 2)) {
            // "my parents and I"
            return isPair(token.text()) ? 3 : 2;
        }
        return isMe(token) ? together(sentence, at) : Token.NO_NUMBER;
    }

    private static long counted(Sentence sentence, int at) {
        int next = Numbers.end(sentence, at);
        long number = Numbers.value(sentence, at);
        if (sentence.is(next, Kind.UNIT, "person")) {
            if (isEach(sentence, at)) {
                return Token.NO_NUMBER;
            }
            return isBesideMe(sentence, at, next) && isOthers(sentence.at(next).text())
                    ? number + 1
                    : number;
        }
        boolean named = sentence.isIn(at - 1) && isCompanion(sentence.at(at - 1));
        if (named && sentence.is(next, Kind.UNIT, "piece")) {
            boolean joined = sentence.is(next + 1, Kind.AND) || sentence.is(next + 1, Kind.ADD);
            return joined && isMe(sentence, next + 2) ? number + 1 : number;
        }
        boolean pair = sentence.at(at).text().equals("俩") || sentence.at(at).text().equals("仨");
        if (pair && sentence.isIn(at - 1)) {
            String before = sentence.at(at - 1).text();
            return before.endsWith("我")
                            || before.endsWith("咱")
                            || before.endsWith("们")
                            || before.equals("夫妻")
                            || before.equals("人")
                    ? number
                    : Token.NO_NUMBER;
        }
        if (sentence.isIn(at - 1)) {
            String before = sentence.at(at - 1).text();
            boolean us =
                    before.endsWith("我们")
                            || before.endsWith("咱们")
                            || before.equals("we're")
                            || before.equals("we are")
                            || before.equals("咱")
                            || before.endsWith("大家");
            boolean piece =
                    sentence.is(next, Kind.UNIT, "piece")
                            && (sentence.isBreak(next + 1)
                                    || sentence.is(next + 1, Kind.EACH)
                                    || sentence.is(next + 1, Kind.ALL));
            boolean family =
                    before.equals("of")
                            && sentence.isIn(at - 2)
                            && isGroup(sentence.at(at - 2).text());
            boolean served =
                    (before.equals("for") || before.endsWith(" for"))
                            && (sentence.isBreak(next)
                                    || sentence.hints(next, "please")
                                    || sentence.is(next, Kind.FROM)
                                    || sentence.is(next, Kind.WEEKEND)
                                    || sentence.is(next, Kind.FEAST)
                                    || sentence.is(next, Kind.WEEKDAY)
                                    || sentence.at(next).text().equals("on")
                                    || sentence.at(next).text().equals("at")
                                    || sentence.is(next, Kind.DAY)
                                    || sentence.is(next, Kind.TO));
            boolean we = before.startsWith("we") && us && sentence.isBreak(next);
            if (we || (us && piece) || family || served) {
                return number;
            }
        }
        return Token.NO_NUMBER;
    }

    /** "me and my three kids", "my two friends and me", "我带两个同事". */
    private static boolean isBesideMe(Sentence sentence, int at, int person) {
        int before = sentence.is(at - 1, Kind.THIS) ? at - 1 : at;
        boolean after =
                sentence.is(person + 1, Kind.AND)
                        && isMe(sentence, person + 2)
                        && !sentence.hints(person + 2, "order-verb");
        return after || (sentence.is(before - 1, Kind.AND) && isMe(sentence, before - 2));
    }

    /** "一人一杯", "一人来一杯": what one person gets. "一个大人两个小孩" are three people. */
    static boolean isEach(Sentence sentence, int number) {
        int person = Numbers.end(sentence, number);
        return Numbers.value(sentence, number) == 1
                && EACH_PERSON.contains(sentence.at(person).text())
                && isCounted(sentence, person + 1);
    }

    private static boolean isCounted(Sentence sentence, int at) {
        int count = sentence.hints(at, "order-verb") && !sentence.isNumber(at) ? at + 1 : at;
        return sentence.isNumber(count) || sentence.is(count, Kind.UNIT);
    }

    private static boolean isGroup(String text) {
        return text.equals("family")
                || text.equals("party")
                || text.equals("group")
                || text.equals("team");
    }

    /** "me and my girlfriend", "我和我对象": two, unless more friends are counted. */
    private static long together(Sentence sentence, int me) {
        if (!sentence.is(me + 1, Kind.AND)) {
            return Token.NO_NUMBER;
        }
        for (int i = me + 2; i < me + 2 + REACH && !sentence.isBreak(i); i++) {
            if (sentence.isNumber(i)) {
                return Token.NO_NUMBER;
            }
            if (isCompanion(sentence.at(i))) {
                return isPair(sentence.at(i).text()) ? 3 : 2;
            }
        }
        return Token.NO_NUMBER;
    }

    private static boolean isCompanion(Token token) {
        return token.hints("friend")
                || token.hints("other-person")
                || (token.is(Kind.STOP) && token.text().startsWith("for my "));
    }

    private static boolean isPair(String text) {
        return text.endsWith("parents")
                || text.endsWith("grandparents")
                || text.endsWith("爸妈")
                || text.endsWith("父母");
    }

    private static boolean isMe(Sentence sentence, int at) {
        return sentence.isIn(at) && isMe(sentence.at(at));
    }

    private static boolean isMe(Token token) {
        String text = token.text();
        return text.endsWith("我")
                || text.equals("me")
                || text.equals("i")
                || text.startsWith("i ")
                || text.equals("myself")
                || text.equals("for me")
                || text.equals("for myself");
    }

    /** Friends are beside me; "people" and "人" may hold me already. */
    private static boolean isOthers(String text) {
        return !text.equals("人")
                && !text.equals("个人")
                && !text.equals("people")
                && !text.equals("persons")
                && !text.equals("of us")
                && !text.equals("位");
    }

    private static boolean isPartOfFamily(Sentence sentence, int at) {
        String unit = sentence.isIn(at + 1) ? sentence.at(at + 1).text() : "";
        return unit.contains("孩")
                || unit.contains("童")
                || unit.contains("老人")
                || unit.contains("大人")
                || unit.contains("成人")
                || unit.startsWith("kid")
                || unit.startsWith("child")
                || unit.startsWith("adult");
    }

    private static boolean isTotal(Sentence sentence, int at) {
        if (!sentence.isIn(at - 1)) {
            return false;
        }
        String before = sentence.at(at - 1).text();
        return before.equals("一共")
                || before.equals("总共")
                || before.equals("共")
                || before.equals("total")
                || before.equals("in total")
                || before.equals("so")
                || before.equals("family")
                || before.equals("of");
    }
}
