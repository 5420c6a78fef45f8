package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.MenuWords.Family;
import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import io.hongbao.assistant.interpret.Part.Mode;
import io.hongbao.assistant.interpret.Part.Name;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.List;

/** Turns tokens into the parts of an order: things, counts, options, and what stands between. */
final class PartReader {
    private static final int REACH = 4;

    private final Sentence sentence;
    private final Lexicon lexicon;
    private final List<Part> parts = new ArrayList<>();
    private final WishReader wishes;
    private final CountReader counts;
    private final List<Integer> unknownNames = new ArrayList<>();

    private PartReader(Sentence sentence, Lexicon lexicon) {
        this.sentence = sentence;
        this.lexicon = lexicon;
        this.wishes = new WishReader(sentence, parts);
        this.counts = new CountReader(sentence, lexicon, parts);
    }

    static List<Part> read(Sentence sentence, Lexicon lexicon) {
        PartReader reader = new PartReader(sentence, lexicon);
        reader.passOverChoices();
        reader.readUnknownThings();
        int at = 0;
        while (at < sentence.size()) {
            at = sentence.isRead(at) ? at + 1 : Math.max(at + 1, reader.next(at));
        }
        return reader.parts;
    }

    /** Where clauses ask for something by an unknown name, that name is a thing. */
    private void readUnknownThings() {
        for (int[] clause : sentence.clauses()) {
            int name = UnknownThing.in(sentence, lexicon, clause[0], clause[1]);
            if (name >= 0) {
                unknownNames.add(name);
            }
        }
    }

    /** "dumplings or noodles? noodles": what decides is said afterwards. */
    private void passOverChoices() {
        List<int[]> clauses = sentence.clauses();
        for (int i = 0; i + 1 < clauses.size(); i++) {
            int[] clause = clauses.get(i);
            int or = -1;
            for (int at = clause[0]; at < clause[1]; at++) {
                or = sentence.is(at, Kind.OR) ? at : or;
            }
            boolean choice =
                    or > clause[0]
                            && sentence.isMarkAt(clause[1], '?')
                            && sentence.is(or - 1, Kind.ITEM)
                            && sentence.is(or + 1, Kind.ITEM);
            if (choice && names(clauses.get(i + 1), or - 1, or + 1)) {
                sentence.take(clause[0], clause[1]);
            }
        }
    }

    private boolean names(int[] clause, int left, int right) {
        for (int at = clause[0]; at < clause[1]; at++) {
            String item = sentence.at(at).value(Kind.ITEM);
            if (!item.isEmpty()
                    && (sentence.is(left, Kind.ITEM, item)
                            || sentence.is(right, Kind.ITEM, item))) {
                return true;
            }
        }
        return false;
    }

    private int next(int at) {
        Token token = sentence.at(at);
        if (token.isBreak() || token.is(Kind.ARROW)) {
            parts.add(token.isMark(':') ? Mark.COLON : Mark.BREAK);
            return at + 1;
        }
        if (unknownNames.contains(at)) {
            boolean food = UnknownThing.isFood(sentence, at);
            parts.add(new Thing(Name.OTHER, "", food ? Family.DINING : Family.DRINK, false));
            return at + 1;
        }
        int next = isCorrection(at) ? correction(at) : at;
        if (next == at && token.is(Kind.ADD)) {
            next = added(at);
        }
        if (next == at) {
            next = calledByTopping(at);
        }
        if (next == at) {
            next = wishes.read(at);
        }
        if (next == at) {
            next = counts.readHalf(at);
        }
        if (next == at && token.is(Kind.NOT) && !token.is(Kind.TO)) {
            next = refusedThing(at);
        }
        if (next == at && sentence.isThing(at)) {
            boolean back = isTakenBack(at);
            next = thing(at, back) + (back ? 1 : 0);
        }
        if (next == at) {
            next = counts.read(at);
        }
        return next == at ? mark(at) : next;
    }

    private boolean isCorrection(int at) {
        Token token = sentence.at(at);
        if (token.text().equals("no")
                && at > 0
                && (sentence.is(at + 1, Kind.SIZE)
                        || (sentence.isNumber(at + 1) && sentence.at(at + 1).number() > 0))) {
            return true;
        }
        boolean alone = sentence.isBreak(at + 1) || sentence.isSetApart(at);
        if (token.is(Kind.CORRECT_ALONE) && alone && !token.is(Kind.CORRECT)) {
            return at > 0;
        }
        return token.is(Kind.CORRECT) && !(token.is(Kind.NOT) && refuses(at));
    }

    private int correction(int at) {
        parts.add(Mark.CORRECT);
        return at + 1;
    }

    /** "不是拿铁": what follows is taken away, so this is no correction by itself. */
    private boolean refuses(int at) {
        int object = at + 1;
        while (object <= at + 2
                && (sentence.is(object, Kind.THIS)
                        || sentence.is(object, Kind.LINK)
                        || sentence.is(object, Kind.ARTICLE))) {
            object++;
        }
        return sentence.isIn(object)
                && (sentence.isThing(object)
                        || sentence.is(object, Kind.ICE)
                        || sentence.is(object, Kind.SIZE)
                        || sentence.is(object, Kind.SUGAR)
                        || sentence.is(object, Kind.TOPPING)
                        || sentence.is(object, Kind.ICE_COLD)
                        || sentence.isNumber(object));
    }

    private int thing(int at, boolean negated) {
        Token token = sentence.at(at);
        if (token.is(Kind.ITEM)) {
            String id = token.value(Kind.ITEM);
            parts.add(new Thing(Name.ITEM, id, lexicon.family(id), negated));
        } else if (token.is(Kind.GENERIC)) {
            String family = token.value(Kind.GENERIC);
            boolean anything = family.equals("drinks") || family.equals("meals");
            boolean food = family.equals("food") || family.equals("meals");
            parts.add(
                    new Thing(
                            anything ? Name.ANYTHING : Name.FAMILY,
                            "",
                            food ? Family.DINING : Family.DRINK,
                            negated));
        } else {
            boolean food = token.is(Kind.OTHER, "food");
            parts.add(new Thing(Name.OTHER, "", food ? Family.DINING : Family.DRINK, negated));
        }
        return at + 1;
    }

    /** "奶茶三杯，珍珠的": what a family was named for, and what is in it, is a name together. */
    private int calledByTopping(int at) {
        boolean of = sentence.isIn(at + 1) && sentence.at(at + 1).text().equals("的");
        int next = of ? at + 2 : at + 1;
        boolean alone =
                sentence.is(at, Kind.TOPPING)
                        && (of || sentence.is(at - 1, Kind.UNIT, "cup") || isListed(at))
                        && (sentence.isBreak(next)
                                || sentence.isNumber(next)
                                || sentence.is(next, Kind.AND));
        if (!alone || sentence.is(at - 1, Kind.ADD) || sentence.is(at - 1, Kind.NOT)) {
            return at;
        }
        for (int i = at - 1; i >= 0; i--) {
            if (sentence.is(i, Kind.GENERIC, "drink")) {
                String name = sentence.at(at).text() + sentence.at(i).text();
                String item =
                        lexicon.words()
                                .find(name)
                                .map(word -> word.roles().getOrDefault(Kind.ITEM, ""))
                                .orElse("");
                if (!item.isEmpty()) {
                    parts.add(new Thing(Name.ITEM, item, lexicon.family(item), false));
                    return next;
                }
            }
        }
        return at;
    }

    /** "珍珠、芋泥": a topping in a list of things. */
    private boolean isListed(int at) {
        boolean before = sentence.is(at - 1, Kind.AND) && sentence.is(at - 2, Kind.ITEM);
        boolean after = sentence.is(at + 1, Kind.AND) && sentence.is(at + 2, Kind.ITEM);
        return before || (after && sentence.isBreak(at - 1));
    }

    /** "美式不要了": the clause ends with what is not wanted any more. */
    private boolean isTakenBack(int thing) {
        int not =
                sentence.is(thing + 1, Kind.LINK) && !sentence.is(thing + 1, Kind.NOT_AFTER)
                        ? thing + 2
                        : thing + 1;
        return sentence.is(not, Kind.NOT_AFTER)
                && Lexicon.isChinese(sentence.at(not).text().charAt(0))
                && (sentence.isBreak(not + 1) || sentence.is(not + 1, Kind.CORRECT));
    }

    /** "不要拿铁", "forget the dumplings". */
    private int refusedThing(int at) {
        int object = at + 1;
        if (sentence.isNumber(object) && isNumberInstead(at)) {
            int end = Numbers.end(sentence, object);
            return sentence.is(end, Kind.UNIT) ? end + 1 : end;
        }
        while (object <= at + REACH && sentence.isIn(object) && isBesideThing(object)) {
            object++;
        }
        if (!sentence.isIn(object) || !sentence.isThing(object) || sentence.isRead(object)) {
            return at;
        }
        if (isToppingOfLast(object, at)) {
            String topping = sentence.at(object).value(Kind.TOPPING_TOO);
            parts.add(new Wish(Aspect.TOPPING, topping, Mode.NOT_WANTED));
            return object + 1;
        }
        return thing(object, true);
    }

    /** "three lattes instead of two", "三杯，不是两杯": the number that is not meant. */
    private boolean isNumberInstead(int not) {
        int end = Numbers.end(sentence, not + 1);
        int after = sentence.is(end, Kind.UNIT) ? end + 1 : end;
        String text = sentence.at(not).text();
        boolean instead =
                text.startsWith("instead of")
                        || text.equals("rather than")
                        || text.equals("not")
                        || text.equals("不是");
        return instead && sentence.isBreak(after);
    }

    /** "黑糖波霸不要波霸": what is not wanted is in the drink, and not the drink. */
    private boolean isToppingOfLast(int object, int not) {
        if (!sentence.is(object, Kind.TOPPING_TOO) || !sentence.is(object, Kind.ITEM)) {
            return false;
        }
        Token topping = sentence.at(object);
        for (int i = not - 1; i >= 0 && !sentence.is(i, Kind.CORRECT); i--) {
            if (sentence.is(i, Kind.ITEM)) {
                return sentence.at(i).value(Kind.ITEM).equals(topping.value(Kind.ITEM))
                        && !sentence.at(i).text().equals(topping.text());
            }
        }
        return false;
    }

    private boolean isBesideThing(int at) {
        Token token = sentence.at(at);
        return !sentence.isThing(at)
                && (token.is(Kind.THIS)
                        || token.is(Kind.LINK)
                        || token.is(Kind.ARTICLE)
                        || (token.hints("order-verb") && !token.isNumber()));
    }

    /** What is added: a topping with an amount of its own, or a drink that is a topping too. */
    private int added(int at) {
        int object = at + 1;
        if (sentence.isNumber(object) || sentence.is(object, Kind.ARTICLE)) {
            object++;
        }
        if (object > at + 1 || sentence.is(object, Kind.UNIT)) {
            object =
                    sentence.is(object, Kind.UNIT, "portion")
                                    || sentence.is(object, Kind.UNIT, "piece")
                            ? object + 1
                            : object;
        }
        while (object <= at + REACH
                && (sentence.is(object, Kind.LINK)
                        || sentence.is(object, Kind.TOPPING, "any")
                        || (sentence.is(object, Kind.AMOUNT, "more")
                                && sentence.is(object + 1, Kind.TOPPING)))) {
            object++;
        }
        if (sentence.is(object, Kind.TOPPING_TOO)
                && hasOtherThing(object)
                && !sentence.isRead(object)) {
            String topping = sentence.at(object).value(Kind.TOPPING_TOO);
            boolean unknown = topping.equals("unknown");
            if (unknown && sentence.at(at).text().startsWith("再")) {
                return at;
            }
            parts.add(new Wish(Aspect.TOPPING, topping, unknown ? Mode.UNKNOWN : Mode.WANTED));
            return object + 1;
        }
        if (sentence.is(object, Kind.TOPPING)) {
            return wishes.read(object);
        }
        return isUnknownTopping(at, object) ? unknownTopping(object) : at;
    }

    private boolean hasOtherThing(int than) {
        for (int i = 0; i < sentence.size(); i++) {
            boolean drink =
                    (sentence.is(i, Kind.ITEM)
                                    && lexicon.family(sentence.at(i).value(Kind.ITEM))
                                            == Family.DRINK)
                            || sentence.is(i, Kind.GENERIC);
            if (i != than && drink) {
                return true;
            }
        }
        return false;
    }

    /** "加跳跳糖": what is added to a drink, and has no name here. */
    private boolean isUnknownTopping(int add, int object) {
        Token verb = sentence.at(add);
        boolean adds =
                verb.text().endsWith("加")
                        || verb.text().startsWith("加")
                        || verb.text().equals("add");
        return adds
                && sentence.isIn(object)
                && sentence.at(object).isUnknown()
                && sentence.at(object).text().length() > 1
                && hasOtherThing(object)
                && (sentence.isBreak(object + 1)
                        || sentence.is(object + 1, Kind.LINK)
                        || sentence.is(object + 1, Kind.SWEET_WORD)
                        || sentence.isThing(object + 1));
    }

    private int unknownTopping(int object) {
        parts.add(new Wish(Aspect.TOPPING, "unknown", Mode.UNKNOWN));
        return sentence.is(object + 1, Kind.SWEET_WORD) ? object + 2 : object + 1;
    }

    private int mark(int at) {
        Token token = sentence.at(at);
        if (isExchange(at)) {
            parts.add(Mark.CORRECT);
            return at + 1;
        }
        if (token.is(Kind.EACH)) {
            parts.add(token.is(Kind.EACH_PERSON) ? Mark.EACH_PERSON : Mark.EACH);
        } else if (token.is(Kind.BOTH)) {
            countBoth(token);
            parts.add(Mark.BOTH);
        } else if (token.is(Kind.ALL)) {
            parts.add(Mark.ALL);
        } else if (token.is(Kind.ORDINAL) || isOneOfSeveral(at)) {
            parts.add(Mark.ORDINAL);
        } else if (token.text().equals("another one")) {
            parts.addAll(List.of(Mark.MORE, Mark.AND, new Count(1, false)));
        } else if (token.is(Kind.REST)) {
            parts.add(Mark.REST);
        } else if (token.is(Kind.AND) || token.is(Kind.SEP_WORD)) {
            if (token.is(Kind.MORE)) {
                parts.add(Mark.MORE);
            }
            parts.add(Mark.AND);
        } else if (token.is(Kind.MORE)) {
            parts.add(Mark.MORE);
        } else if (token.is(Kind.STOP) && token.text().startsWith("for ")) {
            parts.add(Mark.FOR_SOMEBODY);
        } else if (token.is(Kind.STOP) || token.is(Kind.NOT)) {
            parts.add(Mark.PASSED_OVER);
        }
        return at + 1;
    }

    /** "拿铁两杯都要热的": when only one thing was named, and not counted, this counts it. */
    private void countBoth(Token both) {
        char first = both.text().charAt(0);
        boolean counts =
                (first == '两' || first == '俩')
                        && !parts.isEmpty()
                        && parts.getLast() instanceof Thing;
        long things = parts.stream().filter(Thing.class::isInstance).count();
        if (counts && things == 1 && parts.stream().noneMatch(Count.class::isInstance)) {
            parts.add(new Count(2, false));
        }
    }

    /** "change the latte to an americano": the second takes the place of the first. */
    private boolean isExchange(int at) {
        boolean joins = sentence.is(at, Kind.TO) || sentence.is(at, Kind.ADD);
        if (!joins || !sentence.isIn(at - 1) || !sentence.isThing(at - 1)) {
            return false;
        }
        for (int i = at - 2; i >= at - REACH && !sentence.isBreak(i); i--) {
            String text = sentence.at(i).text();
            boolean exchanges =
                    text.startsWith("change")
                            || text.startsWith("swap")
                            || text.startsWith("switch")
                            || text.startsWith("replace");
            if (exchanges) {
                return true;
            }
        }
        return false;
    }

    /** "我的要热的": one of the cups, when nothing is named. */
    private boolean isOneOfSeveral(int at) {
        boolean pointed =
                sentence.is(at, Kind.THIS)
                        && sentence.is(at + 1, Kind.UNIT, "cup")
                        && Lexicon.isChinese(sentence.at(at).text().charAt(0))
                        && sentence.isIn(at + 2)
                        && sentence.isPartOfOrder(at + 2);
        if (!sentence.is(at, Kind.WHOSE) && !pointed && !isSomebodys(at)) {
            return false;
        }
        for (int i = at + 1; i < at + REACH && !sentence.isBreak(i); i++) {
            if (sentence.isThing(i) || sentence.is(i, Kind.VOUCHER)) {
                return false;
            }
        }
        return true;
    }

    /** "my wife's hot", "老婆的热的": the cup of somebody who is named. */
    private boolean isSomebodys(int at) {
        Token token = sentence.at(at);
        boolean person = token.hints("friend") || token.hints("other-person");
        boolean possessive =
                sentence.isIn(at + 1)
                        && (sentence.at(at + 1).text().equals("'s")
                                || sentence.at(at + 1).text().equals("的"));
        return person && possessive && !sentence.isBreak(at + 2);
    }
}
