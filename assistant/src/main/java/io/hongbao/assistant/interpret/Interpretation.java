package io.hongbao.assistant.interpret;

import java.util.List;
import java.util.Locale;

/**
 * What an utterance means, as far as it was said. Nothing is filled in: an empty text, an empty
 * list and {@link #NOT_STATED} mean that it was not said.
 *
 * @param items what is ordered or asked about, in the order said
 * @param voucher {@code "best"}, {@code "none"}, the id of a prize, or empty
 * @param train the journey; {@link Trip#NONE} when there is none
 * @param clarify what to ask, in the order of {@link Field}
 */
public record Interpretation(
        Intent intent, List<Line> items, String voucher, Trip train, List<Question> clarify) {

    /** Stands for a number that was not said. */
    public static final int NOT_STATED = -1;

    public Interpretation {
        items = List.copyOf(items);
        clarify = List.copyOf(clarify);
    }

    /** An answer that holds nothing but the intent. */
    static Interpretation of(Intent intent) {
        return new Interpretation(intent, List.of(), "", Trip.NONE, List.of());
    }

    /** The answer as a JSON object: keys in a fixed order, what was not said is absent. */
    public String toJson() {
        return InterpretationJson.write(this);
    }

    /**
     * One entry of an order.
     *
     * @param item the id on the menu, or empty
     * @param qty how many, 1-20, or {@link #NOT_STATED}
     * @param size {@code M}, {@code L}, or empty
     * @param sugar in percent: {@code 100}, {@code 70}, {@code 50}, {@code 30}, {@code 0}, or empty
     * @param ice {@code normal}, {@code less}, {@code none}, {@code room}, {@code hot}, or empty
     */
    public record Line(
            String item, int qty, String size, String sugar, String ice, Toppings toppings) {

        static Line of(String item) {
            return new Line(item, NOT_STATED, "", "", "", Toppings.NOT_STATED);
        }

        boolean isEmpty() {
            return equals(of(""));
        }
    }

    /**
     * What is added to a drink.
     *
     * @param stated whether the person said anything about it; "none" is something
     * @param ids in the order said
     */
    public record Toppings(boolean stated, List<String> ids) {
        static final Toppings NOT_STATED = new Toppings(false, List.of());

        public Toppings {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A journey by train.
     *
     * @param date ISO, {@code 2026-02-14}, or empty
     * @param seat {@code second}, {@code first}, {@code business}, or empty
     * @param count tickets, 1-20, or {@link #NOT_STATED}
     */
    public record Trip(String from, String to, String date, String seat, int count) {
        static final Trip NONE = new Trip("", "", "", "", Interpretation.NOT_STATED);
    }

    /** One thing to ask. */
    public record Question(Field field, Reason reason) {}

    /** What a question is about, in the order in which questions are asked. */
    public enum Field {
        ITEM,
        QTY,
        SIZE,
        SUGAR,
        ICE,
        TOPPINGS,
        VOUCHER,
        FROM,
        TO,
        DATE,
        CLASS,
        COUNT;

        /** The name in the answer. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why something must be asked. */
    public enum Reason {
        /** Needed, and not said. */
        MISSING,
        /** Said, but there is no such thing. */
        UNKNOWN,
        /** Two things at once, or one that cannot be. */
        CONTRADICTORY;

        /** The name in the answer. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
