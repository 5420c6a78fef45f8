package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Mode;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.List;

/** Reads toppings that are wanted, or taken back by what follows: "加珍珠和布丁", "珍珠不要了". */
final class ToppingReader {
    private final Sentence sentence;
    private final List<Part> parts;

    ToppingReader(Sentence sentence, List<Part> parts) {
        this.sentence = sentence;
        this.parts = parts;
    }

    /** A topping, with a "not" after it or an amount of its own: "珍珠不要", "椰果加一份". */
    int read(int at) {
        Token token = sentence.at(at);
        int next = at + 1;
        if (token.is(Kind.TOPPING, "nothing")) {
            add(Aspect.TOPPING, "", Mode.NOT_WANTED);
            return next;
        }
        List<String> all = new ArrayList<>(List.of(token.value(Kind.TOPPING)));
        while (sentence.is(next, Kind.AND) && sentence.is(next + 1, Kind.TOPPING)) {
            all.add(sentence.at(next + 1).value(Kind.TOPPING));
            next += 2;
        }
        int link = OptionWords.skipAfterAll(sentence, OptionWords.skipLinks(sentence, next));
        boolean refused = sentence.is(link, Kind.NOT_AFTER) && endsThere(link + 1);
        if (refused) {
            all.forEach(topping ->
                    add(Aspect.TOPPING, topping.equals("any") ? "" : topping, Mode.TAKEN_BACK));
            return link + 1;
        }
        for (String topping : all) {
            if (!topping.equals("any")) {
                addKnown(Aspect.TOPPING, topping);
            }
        }
        boolean portion =
                sentence.is(next, Kind.ADD)
                        && sentence.isNumber(next + 1)
                        && sentence.is(next + 2, Kind.UNIT, "portion");
        return portion ? next + 3 : next;
    }

    private boolean endsThere(int at) {
        return sentence.isBreak(at)
                || sentence.is(at, Kind.CORRECT)
                || sentence.is(at, Kind.LINK)
                || sentence.is(at, Kind.AND)
                || sentence.is(at, Kind.ADD)
                || (!sentence.at(at).is(Kind.TOPPING)
                        && !OptionWords.isNoun(sentence, at)
                        && !sentence.is(at, Kind.ICE)
                        && !sentence.is(at, Kind.SUGAR));
    }

    private void add(Aspect aspect, String value, Mode mode) {
        parts.add(new Wish(aspect, value, mode));
    }

    private void addKnown(Aspect aspect, String value) {
        add(aspect, value, value.equals("unknown") ? Mode.UNKNOWN : Mode.WANTED);
    }
}
