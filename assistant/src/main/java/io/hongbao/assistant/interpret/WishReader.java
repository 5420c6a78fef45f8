package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Count;
import io.hongbao.assistant.interpret.Part.Mark;
import io.hongbao.assistant.interpret.Part.Mode;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads options: whole phrases ("去冰"), and those that are put together ("冰要少一点", "not too sweet",
 * "30 % sugar").
 */
final class WishReader {
    private static final Map<String, String> SUGAR_BY_AMOUNT =
            Map.of(
                    "none", "0", "slight", "30", "less", "70", "half", "50", "normal", "100",
                    "full", "100");
    private static final Map<String, String> ICE_BY_AMOUNT =
            Map.of(
                    "none", "none", "slight", "less", "less", "less", "normal", "normal", "full",
                    "normal");
    private static final String NOTHING = "none";

    /** The value of "with ice". */
    private static final String WITH = "with";

    private final Sentence sentence;
    private final List<Part> parts;
    private final ToppingReader toppings;

    /** Whether the "not" that is being read takes back what was said: "forget the pearls". */
    private boolean takesBack;

    WishReader(Sentence sentence, List<Part> parts) {
        this.sentence = sentence;
        this.parts = parts;
        this.toppings = new ToppingReader(sentence, parts);
    }

    /** Reads options that begin at {@code at}: the index after them, or {@code at}. */
    int read(int at) {
        Token token = sentence.at(at);
        int next = token.is(Kind.NOT) || isZero(at) ? refused(at) : at;
        if (next == at && OptionWords.isNoun(sentence, at)) {
            next = described(at);
        }
        if (next == at && token.is(Kind.AMOUNT)) {
            next = amount(at);
        }
        if (next == at && (token.isNumber() || token.is(Kind.PERCENT_BEFORE))) {
            next = share(at);
        }
        return next == at ? phrase(at) : next;
    }

    private boolean isZero(int at) {
        return sentence.isNumber(at) && sentence.at(at).number() == 0;
    }

    private void add(Aspect aspect, String value, Mode mode) {
        parts.add(new Wish(aspect, value, mode));
    }

    /** An amount of sugar or of ice, whichever the noun at {@code noun} is. */
    private void addAmount(int noun, String amount) {
        boolean sweet = sentence.is(noun, Kind.SWEET_WORD);
        String value = (sweet ? SUGAR_BY_AMOUNT : ICE_BY_AMOUNT).getOrDefault(amount, "");
        add(sweet ? Aspect.SUGAR : Aspect.ICE, value, value.isEmpty() ? Mode.UNKNOWN : Mode.WANTED);
    }

    private void addPercent(int noun, long percent) {
        if (sentence.is(noun, Kind.ICE_WORD)) {
            String amount = percent == 0 ? NOTHING : percent == 100 ? "normal" : "";
            addAmount(noun, amount);
            return;
        }
        String value = String.valueOf(percent);
        add(Aspect.SUGAR, value, Percents.SUGAR_STEPS.contains(value) ? Mode.WANTED : Mode.UNKNOWN);
    }

    /** What a "not" (or "0") takes away: "不要珍珠和布丁", "no sugar or ice", "not too sweet". */
    private int refused(int at) {
        int object = OptionWords.skipLinks(sentence, at + 1);
        if (sentence.is(object, Kind.TOO) || sentence.is(object, Kind.AMOUNT, "more")) {
            int noun = OptionWords.skipLinks(sentence, object + 1);
            if (OptionWords.isNoun(sentence, noun) || isCold(noun)) {
                addLess(noun);
                return noun + 1;
            }
            if (sentence.is(noun, Kind.ICE, "hot")) {
                return noun + 1;
            }
        }
        if (isBareRefusal(at)) {
            return at + 1;
        }
        takesBack = sentence.is(at, Kind.NOT, Kind.BACK);
        int size = parts.size();
        int next = refuse(object);
        if (next == object) {
            return at;
        }
        if (takesBack && wasSaid(parts.get(size), size)) {
            parts.add(size, Mark.CORRECT);
        }
        return alsoRefused(object, next);
    }

    /** "one with pearls and one without", "一杯加冰一杯不加": without what was said of the first. */
    private boolean isBareRefusal(int at) {
        String text = sentence.at(at).text();
        boolean bare =
                sentence.isBreak(at + 1)
                        && !parts.isEmpty()
                        && (parts.getLast() instanceof Count
                                || (parts.getLast() instanceof Thing
                                        && (text.equals("without") || text.equals("with none"))));
        for (int i = parts.size() - 1; bare && i >= 0; i--) {
            if (parts.get(i) instanceof Wish wish) {
                switch (wish.aspect()) {
                    case TOPPING -> add(Aspect.TOPPING, wish.value(), Mode.NOT_WANTED);
                    case SUGAR -> add(Aspect.SUGAR, "0", Mode.WANTED);
                    case ICE -> add(Aspect.ICE, NOTHING, Mode.WANTED);
                    case SIZE -> {
                        return false;
                    }
                }
                return true;
            }
        }
        return false;
    }

    /** Whether something else was said before of the sugar, the ice or the size. */
    private boolean wasSaid(Part refused, int before) {
        return refused instanceof Wish wish
                && wish.aspect() != Aspect.TOPPING
                && parts.subList(0, before).stream()
                        .anyMatch(part ->
                                part instanceof Wish said && said.aspect() == wish.aspect());
    }

    private boolean isCold(int at) {
        return sentence.is(at, Kind.ICE_COLD);
    }

    private void addLess(int noun) {
        boolean sweet = sentence.is(noun, Kind.SWEET_WORD);
        add(sweet ? Aspect.SUGAR : Aspect.ICE, sweet ? "70" : "less", Mode.WANTED);
    }

    private int refuse(int at) {
        if (!sentence.isIn(at)) {
            return at;
        }
        Token token = sentence.at(at);
        if (token.is(Kind.TOPPING)) {
            boolean any = token.is(Kind.TOPPING, "any");
            boolean one = any && sentence.is(at + 1, Kind.TOPPING);
            if (any && sentence.is(at + 1, Kind.BUT) && sentence.is(at + 2, Kind.TOPPING)) {
                // "no toppings except pearls": what follows is wanted.
                return at + 2;
            }
            if (!one && !token.is(Kind.TOPPING, "unknown")) {
                boolean back = sentence.isIn(at + 1) && sentence.at(at + 1).text().equals("了");
                add(
                        Aspect.TOPPING,
                        any ? "" : token.value(Kind.TOPPING),
                        back || takesBack ? Mode.TAKEN_BACK : Mode.NOT_WANTED);
            }
            return at + 1;
        }
        if (OptionWords.isNoun(sentence, at)) {
            addAmount(at, NOTHING);
            return at + 1;
        }
        if (token.is(Kind.ICE) || token.is(Kind.ICE_COLD)) {
            boolean cold = token.is(Kind.ICE_COLD);
            add(
                    Aspect.ICE,
                    cold ? NOTHING : token.value(Kind.ICE),
                    cold ? Mode.WANTED : Mode.NOT_WANTED);
            return at + 1;
        }
        if (token.is(Kind.SUGAR)) {
            add(Aspect.SUGAR, token.value(Kind.SUGAR), Mode.NOT_WANTED);
            return at + 1;
        }
        if (token.is(Kind.SIZE)) {
            add(Aspect.SIZE, token.value(Kind.SIZE), Mode.NOT_WANTED);
            return at + 1;
        }
        return at;
    }

    /** "no sugar or ice", "不要珍珠和布丁": the "not" goes on over "or", and over like things. */
    private int alsoRefused(int first, int from) {
        int next = from;
        while (true) {
            boolean or = sentence.is(next, Kind.OR);
            boolean and = sentence.is(next, Kind.AND);
            int object = or || and ? OptionWords.skipLinks(sentence, next + 1) : next;
            boolean alike =
                    (OptionWords.isNoun(sentence, object)
                                    && (or || and || OptionWords.isNoun(sentence, first))
                                    && !isDescribed(object))
                            || (sentence.is(object, Kind.TOPPING)
                                    && (or
                                            || (and
                                                    && sentence.is(first, Kind.TOPPING)
                                                    && !sentence.is(next, Kind.MORE))));
            int end = alike ? refuse(object) : object;
            if (end == object) {
                return next;
            }
            next = end;
        }
    }

    /** "糖少一点", "sugar: half", "冰块都去掉", "ice as it normally comes". */
    private int described(int at) {
        List<Integer> nouns = new ArrayList<>(List.of(at));
        int last = at;
        int next = at + 1;
        while (OptionWords.isNoun(sentence, next)
                || (sentence.is(next, Kind.AND) && OptionWords.isNoun(sentence, next + 1))) {
            last = OptionWords.isNoun(sentence, next) ? next : next + 1;
            nouns.add(last);
            next = last + 1;
        }
        int end = describe(nouns, last);
        if (end > last) {
            return end;
        }
        end = describe(List.of(at), at);
        if (end > at) {
            return end;
        }
        if (sentence.is(at, Kind.ICE_WORD)) {
            add(Aspect.ICE, isAsked(at) ? WITH : "normal", Mode.SOFT);
        }
        return at + 1;
    }

    /** "要冰": ice itself is asked for, which "iced" is not. */
    private boolean isAsked(int noun) {
        return sentence.isIn(noun - 1) && sentence.at(noun - 1).text().equals("要");
    }

    private boolean isDescribed(int noun) {
        int size = parts.size();
        boolean described = describe(List.of(noun), noun) > noun;
        while (parts.size() > size) {
            parts.removeLast();
        }
        return described;
    }

    /** Reads what is said of the nouns after the last of them: the index after it, or the last. */
    private int describe(List<Integer> nouns, int last) {
        int at = OptionWords.skipAfterAll(sentence, OptionWords.skipLinks(sentence, last + 1));
        if (sentence.isMarkAt(at, ':')) {
            at = OptionWords.skipLinks(sentence, at + 1);
        }
        if (!sentence.isIn(at)) {
            return last;
        }
        Token token = sentence.at(at);
        int after = OptionWords.skipLinks(sentence, at + 1);
        boolean tooMuch = sentence.is(after, Kind.TOO) || sentence.is(after, Kind.AMOUNT, "more");
        if (token.is(Kind.NOT) && tooMuch) {
            nouns.forEach(this::addLess);
            return after + 1;
        }
        if (token.is(Kind.AMOUNT) && !belongsToNext(at)) {
            nouns.forEach(noun -> addAmount(noun, token.value(Kind.AMOUNT)));
            return at + 1;
        }
        if (token.is(Kind.NOT_AFTER) && refuse(skipLinksOnly(at + 1)) == skipLinksOnly(at + 1)) {
            nouns.forEach(noun -> addAmount(noun, NOTHING));
            return at + 1;
        }
        long percent = Percents.at(sentence, at);
        if (percent >= 0 && nouns.size() == 1) {
            addPercent(last, percent);
            return Percents.end(sentence, at);
        }
        return last;
    }

    private int skipLinksOnly(int at) {
        int next = OptionWords.skipLinks(sentence, at);
        int size = parts.size();
        int end = refuse(next);
        while (parts.size() > size) {
            parts.removeLast();
        }
        return end > next ? end : next;
    }

    /** "糖正常冰少": each amount follows its noun. "全糖正常冰": it does not. */
    private boolean belongsToNext(int amount) {
        int noun = amount + 1;
        return OptionWords.isNoun(sentence, noun) && !isAmount(noun + 1);
    }

    private boolean isAmount(int at) {
        return sentence.is(at, Kind.AMOUNT) && !OptionWords.isNoun(sentence, at + 1);
    }

    /** "less ice", "少放点冰", "正常糖". */
    private int amount(int at) {
        int noun = OptionWords.skipLinks(sentence, at + 1);
        if (sentence.is(at, Kind.AMOUNT, "half") && sentence.is(noun, Kind.SUGAR, "100")) {
            add(Aspect.SUGAR, "50", Mode.WANTED);
            return noun + 1;
        }
        if (sentence.is(noun, Kind.AMOUNT)
                && OptionWords.isNoun(sentence, OptionWords.skipLinks(sentence, noun + 1))) {
            noun = OptionWords.skipLinks(sentence, noun + 1);
        }
        if (!OptionWords.isNoun(sentence, noun)) {
            return asUsual(at);
        }
        addAmount(noun, sentence.at(at).value(Kind.AMOUNT));
        return also(
                noun + 1,
                sentence.is(at, Kind.AMOUNT, NOTHING),
                sentence.is(at, Kind.AMOUNT, "less"));
    }

    /** "我的去冰，其他正常": what was said last is as usual here. */
    private int asUsual(int at) {
        boolean usual =
                sentence.is(at, Kind.AMOUNT, "normal")
                        && !sentence.is(at, Kind.SIZE)
                        && !parts.isEmpty()
                        && !(parts.getLast() instanceof Thing)
                        && sentence.isBreak(OptionWords.skipLinks(sentence, at + 1));
        for (int i = parts.size() - 1; usual && i >= 0; i--) {
            if (parts.get(i) instanceof Wish wish) {
                if (wish.aspect() == Aspect.ICE) {
                    add(Aspect.ICE, "normal", Mode.WANTED);
                    return at + 1;
                }
                if (wish.aspect() == Aspect.SUGAR) {
                    add(Aspect.SUGAR, "100", Mode.WANTED);
                    return at + 1;
                }
                return at;
            }
        }
        return at;
    }

    /** "三分糖", "30 % sugar", "百分之五十". */
    private int share(int at) {
        long percent = Percents.at(sentence, at);
        int spoons = Numbers.end(sentence, at);
        if (percent < 0 && sentence.isIn(spoons) && sentence.at(spoons).text().equals("sugars")) {
            // "two sugars": sugar comes in shares here.
            add(Aspect.SUGAR, "unknown", Mode.UNKNOWN);
            return spoons + 1;
        }
        if (percent < 0) {
            return at;
        }
        int end = Percents.end(sentence, at);
        int noun = OptionWords.skipLinks(sentence, end);
        if (OptionWords.isNoun(sentence, noun)) {
            addPercent(noun, percent);
            return noun + 1;
        }
        boolean tenths = sentence.is(end - 1, Kind.TENTH);
        if (tenths && !Percents.SUGAR_STEPS.contains(String.valueOf(percent))) {
            return at;
        }
        addPercent(-1, percent);
        return end;
    }

    /** A phrase that is an option by itself. */
    private int phrase(int at) {
        Token token = sentence.at(at);
        if (token.is(Kind.SUGAR)) {
            addKnown(Aspect.SUGAR, token.value(Kind.SUGAR));
            return also(at + 1, token.is(Kind.SUGAR, "0"), token.is(Kind.SUGAR, "70"));
        } else if (token.is(Kind.ICE)) {
            addKnown(Aspect.ICE, token.value(Kind.ICE));
            return also(at + 1, token.is(Kind.ICE, "none"), token.is(Kind.ICE, "less"));
        } else if (token.is(Kind.ICE_COLD)) {
            add(Aspect.ICE, token.value(Kind.ICE_COLD), Mode.SOFT);
        } else if (token.is(Kind.SIZE) && sentence.is(at + 1, Kind.TOPPING)) {
            // "regular pearls"
            return at + 1;
        } else if (token.is(Kind.SIZE)) {
            addKnown(Aspect.SIZE, token.value(Kind.SIZE));
        } else if (token.is(Kind.SIZE_SHORT) && standsAlone(at)) {
            addKnown(Aspect.SIZE, token.value(Kind.SIZE_SHORT));
        } else if (token.is(Kind.TOPPING)) {
            return toppings.read(at);
        } else if (isHotAndCold(at)) {
            add(Aspect.ICE, "normal", Mode.SOFT);
            addKnown(Aspect.ICE, "hot");
        } else {
            return at;
        }
        return at + 1;
    }

    /**
     * "no sugar or ice", "easy on the sugar and the ice": the amount goes on over the next noun.
     */
    private int also(int at, boolean none, boolean less) {
        boolean joined = sentence.is(at, Kind.AND) || sentence.is(at, Kind.OR);
        int noun = joined ? OptionWords.skipLinks(sentence, at + 1) : at;
        if (!joined
                || !OptionWords.isNoun(sentence, noun)
                || isDescribed(noun)
                || (!none && !less)) {
            return at;
        }
        addAmount(noun, none ? NOTHING : "less");
        return noun + 1;
    }

    /** "冰热各一杯", "冰热都要": both, for two cups or against each other. */
    private boolean isHotAndCold(int at) {
        Token token = sentence.at(at);
        return token.is(Kind.TEMPERATURE_WORD, "both")
                && (sentence.is(at + 1, Kind.EACH) || sentence.is(at + 1, Kind.ALL));
    }

    private void addKnown(Aspect aspect, String value) {
        add(aspect, value, value.equals("unknown") ? Mode.UNKNOWN : Mode.WANTED);
    }

    /** "大" and "l" are sizes beside other parts of an order only. */
    private boolean standsAlone(int at) {
        boolean before =
                sentence.isBreak(at - 1)
                        || sentence.isNumber(at - 1)
                        || isPart(at - 1)
                        || sentence.at(at - 1).is(Kind.LINK);
        boolean after =
                sentence.isBreak(at + 1)
                        || sentence.isNumber(at + 1)
                        || isPart(at + 1)
                        || sentence.at(at + 1).is(Kind.LINK);
        return before && after;
    }

    private boolean isPart(int at) {
        Token token = sentence.at(at);
        return token.is(Kind.ITEM)
                || token.is(Kind.ICE)
                || token.is(Kind.ICE_WORD)
                || token.is(Kind.ICE_COLD)
                || token.is(Kind.SUGAR)
                || token.is(Kind.TOPPING)
                || token.is(Kind.SIZE)
                || token.is(Kind.AND);
    }
}
