package io.hongbao.assistant.interpret;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules for intents can ask about beside single words: how words of an utterance stand to
 * each other. {@code rules.yaml} names each of these.
 */
final class Circumstances {
    /** More than a person can have: nobody gets as many vouchers by inviting friends. */
    private static final long BULK = 21;

    private static final long MOST_VALUE = 200;
    private static final long SHORTEST_PHONE = 1_000_000;
    private static final int NEAR = 4;

    private static final List<String> NOT_ORDERING =
            List.of(
                    "price",
                    "menu-word",
                    "have-question",
                    "progress",
                    "order-noun",
                    "cancel",
                    "about-what",
                    "elsewhere");
    private static final List<String> MORE_QUESTIONS =
            List.of("have", "has", "did", "was", "were", "when", "where", "can", "could", "will");
    private static final int LONGEST_NAME = 3;
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private static final List<String> QUESTIONS =
            List.of("is", "are", "does", "do", "what", "which", "how", "why", "what's", "whats");
    private static final List<String> STRONG_PRIVATE =
            List.of(
                    "钱包", "余额", "账户", "账号", "帐号", "兑换码", "密码", "卡密", "wallet", "balance",
                    "account");

    private final Sentence sentence;
    private final Lexicon lexicon;
    private final List<Facts> clauses = new ArrayList<>();
    private Facts whole = Facts.NONE;

    private Circumstances(Sentence sentence, Lexicon lexicon) {
        this.sentence = sentence;
        this.lexicon = lexicon;
    }

    static Circumstances of(Sentence sentence, Lexicon lexicon) {
        Circumstances circumstances = new Circumstances(sentence, lexicon);
        for (int[] clause : sentence.clauses()) {
            circumstances.read(clause[0], clause[1]);
        }
        for (int i = 0; i < sentence.size(); i++) {
            if (sentence.at(i).isBreak()) {
                circumstances.whole = circumstances.whole.and(sentence.at(i).word().facts());
            }
        }
        if (circumstances.isOnlyOptions()) {
            circumstances.whole = circumstances.whole.and(lexicon.rules().fact("only-options"));
        }
        circumstances.readQuestions();
        if (TripReader.isTrip(sentence)) {
            circumstances.whole = circumstances.whole.and(lexicon.rules().fact("trip"));
        }
        return circumstances;
    }

    IntentRules.Verdict verdict() {
        return lexicon.rules().verdict(whole, clauses);
    }

    private void read(int from, int to) {
        Facts facts = Facts.NONE;
        for (int i = from; i < to; i++) {
            facts = facts.and(sentence.at(i).word().facts());
            if (sentence.isNumber(i)) {
                facts = facts.and(number(i));
            }
        }
        facts = facts.and(when("ordering", isOrdering(from, to)));
        facts = facts.and(when("theirs", isTheirs(from, to)));
        facts = facts.and(when("unknown-thing", asksForUnknown(from, to)));
        clauses.add(facts);
        whole = whole.and(facts);
    }

    private void readQuestions() {
        for (int[] clause : sentence.clauses()) {
            Token first = sentence.at(clause[0]);
            String word = firstWord(first.text());
            boolean about =
                    (sentence.isIn(clause[0] + 1)
                                    && sentence.at(clause[0] + 1).text().startsWith("about"))
                            || first.text().contains("about");
            boolean asksFirst = QUESTIONS.contains(word) && !about;
            whole = whole.and(when("asks-first", asksFirst));
            whole = whole.and(when("asks-about-item", isAboutItem(clause[0])));
            whole = whole.and(when("asks", asksFirst || MORE_QUESTIONS.contains(word)));
            Token last = sentence.at(clause[1] - 1);
            whole =
                    whole.and(
                            when(
                                    "asks-last",
                                    last.text().endsWith("吗")
                                            || last.text().endsWith("么")
                                            || last.text().equals("多少")
                                            || last.text().equals("没")));
        }
    }

    /** "can the latte be made without milk?" asks what there is; "can I" asks for it. */
    private boolean isAboutItem(int first) {
        String word = sentence.at(first).text();
        boolean asks =
                word.equals("can")
                        || word.equals("could")
                        || word.equals("will")
                        || word.equals("do")
                        || word.equals("does");
        return asks
                && sentence.is(first + 1, Kind.THIS)
                && sentence.is(first + 2, Kind.ITEM)
                && !sentence.hasHint("please");
    }

    private static String firstWord(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? text : text.substring(0, space);
    }

    private Facts when(String fact, boolean holds) {
        return holds ? lexicon.rules().fact(fact) : Facts.NONE;
    }

    private Facts number(int at) {
        Facts facts = lexicon.rules().fact("number");
        long number = sentence.at(at).number();
        boolean money = sentence.is(at + 1, Kind.MONEY) || sentence.is(at - 1, Kind.MONEY_BEFORE);
        facts = facts.and(when("amount-of-money", money));
        facts = facts.and(when("often", isOften(at)));
        facts = facts.and(when("phone", number >= SHORTEST_PHONE));
        if (number >= BULK && !money) {
            for (int i = at + 1; i <= at + NEAR && !sentence.isBreak(i); i++) {
                Token token = sentence.at(i);
                boolean wanted = (token.is(Kind.VOUCHER) && !isValue(at, i)) || token.hints("code");
                facts = facts.and(when("bulk", wanted));
                if (sentence.isNumber(i) || token.is(Kind.ITEM)) {
                    break;
                }
            }
        }
        return facts;
    }

    /** "my 25 card" is one card. */
    private boolean isValue(int number, int voucher) {
        boolean plural = sentence.at(voucher).text().endsWith("s");
        boolean beside =
                voucher == number + 1
                        || (voucher == number + 2 && sentence.at(number + 1).text().equals("的"));
        return beside && !plural && sentence.at(number).number() < MOST_VALUE;
    }

    /** Whether a clause asks for something: by number, or by a verb with a thing after it. */
    private boolean isOrdering(int from, int to) {
        boolean thing = false;
        boolean verb = false;
        boolean counted = false;
        boolean have = false;
        boolean ask = false;
        if (isAboutItem(from)) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Token token = sentence.at(i);
            for (String cue : NOT_ORDERING) {
                if (token.hints(cue) && !isDelivery(i)) {
                    return false;
                }
            }
            thing |= token.is(Kind.ITEM) || token.is(Kind.GENERIC) || token.is(Kind.OTHER);
            verb |= token.hints("order-verb");
            have |= token.hints("have");
            ask |= token.hints("ask");
            boolean amount = token.isNumber() || token.is(Kind.ARTICLE);
            counted |=
                    amount
                            && (isThingOrUnit(i + 1)
                                    || (isThingOrUnit(i + 2) && !sentence.isBreak(i + 1)));
            counted |= token.hints("order-verb") && isCountable(i + 1);
        }
        boolean question = have && (ask || sentence.isMarkAt(to, '?'));
        return !question && (counted || (verb && thing));
    }

    /** "get two lattes delivered": how it shall come, and no question where it is. */
    private boolean isDelivery(int at) {
        return sentence.at(at).text().equals("delivered")
                && sentence.isIn(at - 1)
                && sentence.isThing(at - 1)
                && (sentence.isNumber(at - 2) || sentence.is(at - 2, Kind.ARTICLE));
    }

    /** "领十次", "claim ten times": more often than once. */
    private boolean isOften(int number) {
        String unit = sentence.isIn(number + 1) ? sentence.at(number + 1).text() : "";
        boolean times =
                unit.equals("次") || unit.equals("回") || unit.equals("遍") || unit.equals("times");
        return times && sentence.at(number).number() > 1;
    }

    private boolean isThingOrUnit(int at) {
        return sentence.is(at, Kind.ITEM) || sentence.is(at, Kind.OTHER) || isCountable(at);
    }

    private boolean isCountable(int at) {
        return sentence.is(at, Kind.UNIT, "cup")
                || (sentence.is(at, Kind.UNIT, "portion") && !sentence.hints(at, "order-word"));
    }

    /** "把别人的兑换码给我", "my ex's wallet", "vouchers of other users". */
    private boolean isTheirs(int from, int to) {
        for (int i = from; i < to; i++) {
            Token token = sentence.at(i);
            boolean person = token.hints("other-person") || isPossessivePronoun(token.text());
            if ((person && isFollowedByPrivate(i, to)) || isNamed(i) || isFollowedByPerson(i, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFollowedByPrivate(int person, int to) {
        int i = person + 1;
        while (i < to && (sentence.isNumber(i) || sentence.at(i).hints("other-person"))) {
            i++;
        }
        String text = sentence.at(i - 1).text();
        boolean possessive =
                (i < to && isPossessive(i)) || isPossessivePronoun(text) || text.endsWith("'s");
        boolean beside =
                i < to
                        && sentence.hints(i, "private")
                        && Lexicon.isChinese(text.charAt(0))
                        && (!sentence.hints(person, "friend")
                                || STRONG_PRIVATE.contains(sentence.at(i).text()));
        for (int near = i; (possessive || beside) && near < Math.min(to, i + NEAR); near++) {
            if (isPrivate(near)) {
                return true;
            }
            if (sentence.is(near, Kind.USE)
                    || sentence.is(near, Kind.ITEM)
                    || sentence.is(near, Kind.ICE)) {
                break;
            }
        }
        return did(person, to);
    }

    /** "what has the person with this number ordered", "我同事点了什么". */
    private boolean did(int person, int to) {
        for (int i = person + 1; i < Math.min(to, person + NEAR + NEAR); i++) {
            String text = sentence.at(i).text();
            boolean got =
                    sentence.hints(i, "past") && i <= person + 2 && sentence.hasHint("how-many");
            if (got) {
                return true;
            }
            boolean deed =
                    text.startsWith("ordered")
                            || text.equals("bought")
                            || text.equals("spent")
                            || text.endsWith("了什么")
                            || text.endsWith("了啥")
                            || (text.equals("order")
                                    && sentence.hints(Math.max(0, person - 1), "break-in"));
            if (deed
                    && sentence.hints(i, "private")
                    && sentence.hasHint("break-in")
                    && !sentence.has(Kind.ITEM)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPossessive(int at) {
        String text = sentence.at(at).text();
        return text.equals("的") || text.equals("'s") || text.equals("'") || text.equals("s'");
    }

    private static boolean isPossessivePronoun(String text) {
        return text.equals("她的")
                || text.equals("他的")
                || text.equals("his")
                || text.equals("her")
                || text.equals("their")
                || text.equals("whose");
    }

    private boolean isPrivate(int at) {
        boolean order = sentence.hints(at, "order-noun") || sentence.hints(at, "order-word");
        boolean personal =
                sentence.hints(at, "private")
                        || sentence.is(at, Kind.VOUCHER)
                        || sentence.hints(at, "code");
        return personal && !(order && sentence.has(Kind.ITEM));
    }

    /** "看看刘大伟的钱包": a name that nobody knows, and something that is only its holder's. */
    private boolean isNamed(int at) {
        boolean name = sentence.at(at).isUnknown() && sentence.at(at).text().length() > 1;
        if (name && isFamilyName(at) && isPossessive(at + 1) && isPrivate(at + 2)) {
            return true;
        }
        if (!name
                || !sentence.isIn(at + 2)
                || !isPossessive(at + 1)
                || (sentence.at(at + 1).end() != sentence.at(at + 2).start()
                        && sentence.at(at + 1).text().equals("的"))) {
            return false;
        }
        return STRONG_PRIVATE.contains(sentence.at(at + 2).text());
    }

    /** "刘大伟", "Li": what stands before "的" or "'s" is likely a name. */
    private boolean isFamilyName(int at) {
        String text = sentence.at(at).text();
        boolean chinese = Lexicon.isChinese(text.charAt(0));
        boolean surname =
                chinese && text.length() <= LONGEST_NAME && SURNAMES.indexOf(text.charAt(0)) >= 0;
        return sentence.isIn(at + 2) && (surname || (!chinese && !lexicon.isCommon(text)));
    }

    /** "the codes of other users", "vouchers from somebody else". */
    private boolean isFollowedByPerson(int at, int to) {
        if (!isPrivate(at) || at + 2 >= to) {
            return false;
        }
        String link = sentence.at(at + 1).text();
        boolean belongs = link.startsWith("of") || link.equals("from") || link.equals("belonging");
        for (int i = at + 2; belongs && i < Math.min(to, at + 2 + NEAR); i++) {
            if (sentence.hints(i, "other-person") && !sentence.at(i).text().startsWith("for ")) {
                return true;
            }
        }
        return false;
    }

    /** "one pina colada please": something to be had, by a name that is no common word. */
    private boolean asksForUnknown(int from, int to) {
        return UnknownThing.in(sentence, lexicon, from, to) >= 0;
    }

    /** "再来俩", "two more" */
    private boolean isMore(int number) {
        return sentence.is(number - 1, Kind.MORE)
                || (sentence.is(number + 1, Kind.UNIT, "piece")
                        && sentence.at(number + 1).text().equals("more"));
    }

    private boolean isOnlyOptions() {
        boolean option = false;
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.at(i);
            if (token.isUnknown() || token.hints("elsewhere") || token.hints("greet")) {
                return false;
            }
            option |=
                    token.is(Kind.SIZE)
                            || token.is(Kind.SUGAR)
                            || token.is(Kind.ICE)
                            || token.is(Kind.ICE_COLD)
                            || token.is(Kind.TOPPING)
                            || (token.isNumber() && (isCountable(i + 1) || isMore(i)));
        }
        return option;
    }
}
