package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.MenuWords.Family;

/** A part of an order: what the grammar is written in. */
sealed interface Part {

    /** What a wish is about. */
    enum Aspect {
        SIZE,
        SUGAR,
        ICE,
        TOPPING
    }

    /** How a wish is meant. */
    enum Mode {
        WANTED,
        /** Holds until something closer is said: "iced", until an amount of ice is. */
        SOFT,
        /** There is no such step. */
        UNKNOWN,
        NOT_WANTED,
        /** Was wanted, and is not any more: "珍珠不要了". */
        TAKEN_BACK
    }

    /** What a thing is known as. */
    enum Name {
        /** By its id. */
        ITEM,
        /** By a word that fits several. */
        FAMILY,
        /** By a word that only says that it is one: "drinks", "something to eat". */
        ANYTHING,
        /** By a word for something that is not on the menu. */
        OTHER
    }

    /** Something to be had. */
    record Thing(Name name, String item, Family family, boolean negated) implements Part {
        boolean isSame(Thing other) {
            return name == other.name && item.equals(other.item);
        }
    }

    /**
     * How many.
     *
     * @param article whether it was only "a": then it counts a thing, or nothing
     */
    record Count(long number, boolean article) implements Part {
        /** Stands for half of what was counted before. */
        static final Count HALF = new Count(Long.MAX_VALUE, false);

        /** "two or three": no number that could be had. */
        static final Count EITHER = new Count(0, false);
    }

    /**
     * An option.
     *
     * @param value empty for "no toppings at all"
     */
    record Wish(Aspect aspect, String value, Mode mode) implements Part {}

    /** What stands between things. */
    enum Mark implements Part {
        BREAK,
        COLON,
        AND,
        CORRECT,
        MORE,
        ALL,
        BOTH,
        EACH,
        EACH_PERSON,
        REST,
        ORDINAL,
        FOR_SOMEBODY,
        /** Something was said that has no key: "不要香菜", "extra vinegar". */
        PASSED_OVER
    }
}
