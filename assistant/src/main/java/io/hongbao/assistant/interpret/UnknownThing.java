package io.hongbao.assistant.interpret;

/** Finds what is asked for by a name that nobody knows: "一杯双响炮", "one pina colada please". */
final class UnknownThing {
    private static final int LONGEST_CHINESE = 8;

    /** What the names of Chinese dishes end with. */
    private static final String DISHES = "饭面粉汤粥饼鱼肉鸡鸭鹅虾蟹菜包糕堡排丝片丁蛋";

    private UnknownThing() {}

    /** The index of the name in {@code [from, to)}, or -1. */
    static int in(Sentence sentence, Lexicon lexicon, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isThing =
                    sentence.is(i, Kind.ITEM)
                            || sentence.is(i, Kind.OTHER)
                            || sentence.is(i, Kind.GENERIC)
                            || sentence.is(i, Kind.TICKET_WORD);
            if (isThing) {
                return -1;
            }
        }
        for (int i = from + 1; i < to; i++) {
            if (isName(sentence.at(i), lexicon) && isAskedFor(sentence, i, from, to)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(Token token, Lexicon lexicon) {
        if (!token.isUnknown()) {
            return false;
        }
        boolean chinese = Lexicon.isChinese(token.text().charAt(0));
        return chinese
                ? token.text().length() > 1 && token.text().length() <= LONGEST_CHINESE
                : token.text().length() > 2 && !lexicon.isCommon(token.text());
    }

    private static boolean isAskedFor(Sentence sentence, int name, int from, int to) {
        int before = name - 1;
        boolean measured =
                sentence.is(before, Kind.UNIT, "cup") || sentence.is(before, Kind.UNIT, "portion");
        boolean counted = sentence.is(before, Kind.ARTICLE) || sentence.isNumber(before);
        boolean chinese = Lexicon.isChinese(sentence.at(name).text().charAt(0));
        if (chinese || !counted) {
            return measured;
        }
        for (int i = from; i < to; i++) {
            if (sentence.hints(i, "order-verb") || sentence.hints(i, "please")) {
                return true;
            }
        }
        return to < sentence.size() && sentence.hints(to + 1, "please");
    }

    /** Whether an unknown name is one of food, by its last character or its measure word. */
    static boolean isFood(Sentence sentence, int name) {
        String text = sentence.at(name).text();
        String unit = sentence.isIn(name - 1) ? sentence.at(name - 1).text() : "";
        return DISHES.indexOf(text.charAt(text.length() - 1)) >= 0
                || unit.equals("碗")
                || unit.equals("盘")
                || unit.startsWith("bowl")
                || unit.startsWith("plate");
    }
}
