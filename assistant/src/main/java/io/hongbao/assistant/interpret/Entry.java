package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Line;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import io.hongbao.assistant.interpret.Interpretation.Toppings;
import io.hongbao.assistant.interpret.Part.Aspect;
import io.hongbao.assistant.interpret.Part.Mode;
import io.hongbao.assistant.interpret.Part.Name;
import io.hongbao.assistant.interpret.Part.Thing;
import io.hongbao.assistant.interpret.Part.Wish;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** One entry of an order while it is being read. */
final class Entry {
    /** The most cups, portions or tickets that one entry may have. */
    static final int MOST = 20;

    private static final String UNKNOWN = "?";
    private static final String COLD = "cold";

    /** "with ice": an amount gives it way, "without ice" contradicts it. */
    private static final String WITH_ICE = "with";

    private Thing thing;
    private long number = Token.NO_NUMBER;
    private boolean contradictory;
    private boolean byArticle;
    private final Map<Aspect, Set<String>> wishes = new EnumMap<>(Aspect.class);

    /** Everything that was wished: "大杯还是中杯？大杯吧" says one of two once more, and decides. */
    private final Set<Wish> said = new HashSet<>();

    private List<String> toppings = new ArrayList<>();
    private boolean toppingsStated;
    private boolean toppingsUnknown;
    private boolean toppingsContradictory;
    private final Set<String> toppingsRefused = new HashSet<>();

    /** Whether a correction has just named this entry's thing: naming it once more adds nothing. */
    private boolean corrected;

    /** Whether it is for one person who was named. */
    private boolean forOne;

    Entry(Thing thing) {
        this.thing = thing;
    }

    /** The same thing with the same wishes, and a number of its own. */
    Entry copy(long ofNumber) {
        Entry copy = new Entry(thing);
        copy.number = ofNumber;
        wishes.forEach((aspect, values) -> copy.wishes.put(aspect, new LinkedHashSet<>(values)));
        copy.said.addAll(said);
        copy.toppings = new ArrayList<>(toppings);
        copy.toppingsStated = toppingsStated;
        copy.toppingsUnknown = toppingsUnknown;
        copy.toppingsContradictory = toppingsContradictory;
        copy.toppingsRefused.addAll(toppingsRefused);
        return copy;
    }

    Thing thing() {
        return thing;
    }

    void replaceThing(Thing by) {
        thing = by;
        corrected = true;
    }

    boolean takeCorrected() {
        boolean was = corrected;
        corrected = false;
        return was;
    }

    long number() {
        return number;
    }

    boolean isCounted() {
        return number != Token.NO_NUMBER;
    }

    void count(long counted) {
        number = counted;
        byArticle = false;
    }

    /** Counts one by "a": a number of people says more. */
    void countByArticle() {
        number = 1;
        byArticle = true;
    }

    boolean isCountedByArticle() {
        return byArticle;
    }

    /** Says a number once more: a different one is a contradiction. */
    void countAgain(long counted) {
        if (isCounted() && number != counted && !byArticle) {
            contradictory = true;
        } else {
            number = counted;
        }
    }

    void giveToOne() {
        forOne = true;
    }

    boolean isForOne() {
        return forOne;
    }

    boolean isItem() {
        return thing.name() == Name.ITEM;
    }

    boolean has(Aspect aspect) {
        return aspect == Aspect.TOPPING
                ? toppingsStated || toppingsUnknown
                : !wishes.getOrDefault(aspect, Set.of()).isEmpty();
    }

    boolean hasWishes() {
        for (Aspect aspect : Aspect.values()) {
            if (has(aspect)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a wish says something else than what was said of this entry before. */
    boolean contradicts(Wish wish) {
        return wish.aspect() != Aspect.TOPPING
                && has(wish.aspect())
                && !wishes.getOrDefault(wish.aspect(), Set.of()).contains(key(wish))
                && !onlyCold(wish.aspect());
    }

    void wish(Wish wish, boolean correcting) {
        if (wish.aspect() == Aspect.TOPPING) {
            topping(wish, correcting);
            return;
        }
        Set<String> values = wishes.computeIfAbsent(wish.aspect(), _ -> new LinkedHashSet<>());
        if (isRefusal(wish)) {
            boolean wanted = values.remove(wish.value());
            if (wanted && !correcting && wish.mode() == Mode.NOT_WANTED) {
                // "hot and not hot": both stand, and contradict each other.
                values.addAll(List.of(wish.value(), "not " + wish.value()));
            }
            return;
        }
        boolean decides = !said.add(wish) && (values.size() > 1 || !values.contains(key(wish)));
        if (correcting || decides) {
            values.clear();
        }
        values.add(key(wish));
    }

    /** "三杯半糖，其中一杯无糖": what is said of one share holds against what was said of all. */
    void wishForShare(List<Wish> own) {
        for (Wish wish : own) {
            if (wish.aspect() != Aspect.TOPPING && !isRefusal(wish)) {
                wishes.remove(wish.aspect());
            }
        }
        toppingsRefused.clear();
        toppingsContradictory = false;
        for (Wish wish : own) {
            wish(wish, isRefusal(wish));
        }
    }

    /** A wish for every entry: it holds where nothing else was said of this one. */
    void wishForAll(Wish wish) {
        if (wish.aspect() == Aspect.TOPPING
                ? isNewTopping(wish)
                : !has(wish.aspect()) || joins(wish)) {
            wish(wish, false);
        }
    }

    /** Wishes for every entry: two that differ contradict each other. */
    void wishForAll(List<Wish> wishes) {
        Set<Aspect> stated = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            if (has(aspect)) {
                stated.add(aspect);
            }
        }
        for (Wish wish : wishes) {
            if (wish.aspect() == Aspect.SIZE && !stated.contains(Aspect.SIZE)) {
                wish(wish, false);
            } else {
                wishForAll(wish);
            }
        }
    }

    private boolean isNewTopping(Wish wish) {
        return isRefusal(wish) || !toppings.contains(wish.value());
    }

    private static boolean isRefusal(Wish wish) {
        return wish.mode() == Mode.NOT_WANTED || wish.mode() == Mode.TAKEN_BACK;
    }

    /** "一杯热的一杯冰的，都去冰": the hot one stays hot. */
    private boolean joins(Wish wish) {
        return wish.aspect() == Aspect.ICE && (onlyCold(Aspect.ICE) || wish.value().equals("none"));
    }

    private boolean onlyCold(Aspect aspect) {
        Set<String> values = wishes.getOrDefault(aspect, Set.of());
        return values.equals(Set.of(COLD)) || values.equals(Set.of(WITH_ICE));
    }

    private static String key(Wish wish) {
        return switch (wish.mode()) {
            case SOFT -> wish.value().equals(WITH_ICE) ? WITH_ICE : COLD;
            case UNKNOWN -> UNKNOWN;
            case WANTED, NOT_WANTED, TAKEN_BACK -> wish.value();
        };
    }

    private void topping(Wish wish, boolean correcting) {
        boolean decides = !said.add(wish) || correcting;
        switch (wish.mode()) {
            case UNKNOWN -> toppingsUnknown = true;
            case NOT_WANTED, TAKEN_BACK -> {
                boolean takenBack = decides || wish.mode() == Mode.TAKEN_BACK;
                toppingsContradictory =
                        !takenBack && (toppingsContradictory || toppings.contains(wish.value()));
                toppingsStated = true;
                toppingsRefused.add(wish.value());
                if (wish.value().isEmpty()) {
                    toppings.clear();
                }
                toppings.remove(wish.value());
            }
            case WANTED, SOFT -> {
                if (correcting && !toppings.isEmpty()) {
                    toppings.removeLast();
                }
                boolean refused = toppingsRefused.remove(wish.value());
                toppingsContradictory = !decides && (toppingsContradictory || refused);
                toppingsStated = true;
                if (!toppings.contains(wish.value())) {
                    toppings.add(wish.value());
                }
            }
        }
    }

    /** The entry as it is answered; {@code ask} gets what must be asked about it. */
    Line line(BiConsumer<Field, Reason> ask) {
        if (thing.name() != Name.ITEM) {
            ask.accept(Field.ITEM, Reason.MISSING);
        }
        int qty = Interpretation.NOT_STATED;
        if (contradictory || (isCounted() && (number < 1 || number > MOST))) {
            ask.accept(Field.QTY, Reason.CONTRADICTORY);
        } else if (isCounted()) {
            qty = (int) number;
        }
        if (thing.family() != MenuWords.Family.DRINK) {
            // A dish has neither sugar nor ice: "热乎的牛肉面" is any bowl of noodles.
            wishes.remove(Aspect.SUGAR);
            wishes.remove(Aspect.ICE);
        }
        settleIce();
        String size = one(Aspect.SIZE, Field.SIZE, ask);
        String sugar = one(Aspect.SUGAR, Field.SUGAR, ask);
        String ice = one(Aspect.ICE, Field.ICE, ask);
        Toppings added = toppings(ask);
        return new Line(thing.item(), qty, size, sugar, ice, added);
    }

    private Toppings toppings(BiConsumer<Field, Reason> ask) {
        if (toppingsUnknown) {
            ask.accept(Field.TOPPINGS, Reason.UNKNOWN);
        }
        if (toppingsContradictory) {
            ask.accept(Field.TOPPINGS, Reason.CONTRADICTORY);
            return new Toppings(false, List.of());
        }
        return new Toppings(toppingsStated, toppings);
    }

    private String one(Aspect aspect, Field field, BiConsumer<Field, Reason> ask) {
        Set<String> values = wishes.getOrDefault(aspect, Set.of());
        if (values.contains(UNKNOWN)) {
            ask.accept(field, Reason.UNKNOWN);
            return "";
        }
        if (values.size() > 1) {
            ask.accept(field, Reason.CONTRADICTORY);
            return "";
        }
        return values.isEmpty() ? "" : values.iterator().next();
    }

    /** Hot without ice is hot; "cold" gives way to an amount. */
    private void settleIce() {
        Set<String> ice = wishes.getOrDefault(Aspect.ICE, Set.of());
        if (ice.contains(WITH_ICE)) {
            ice.remove(WITH_ICE);
            ice.add(ice.contains("none") ? "normal" : COLD);
        }
        if (ice.contains(COLD)) {
            boolean amount = ice.contains("less") || ice.contains("none") || ice.contains("normal");
            ice.remove(COLD);
            if (!amount && !ice.contains(UNKNOWN)) {
                ice.add("normal");
            }
        }
        if (ice.contains("hot") || ice.contains("room")) {
            ice.remove("none");
        }
    }
}
