package io.hongbao.assistant.tool;

import io.hongbao.core.Require;
import java.time.LocalDate;
import java.util.List;

/** What a price is asked for. */
public sealed interface Basket {

    int MAX_LINES = 20;

    /** Things from a menu. */
    record Items(List<Wanted> lines) implements Basket {
        public Items {
            lines = List.copyOf(lines);
            Require.inRange(lines.size(), 1, MAX_LINES, "lines");
        }
    }

    /**
     * The same once more, made the same way.
     *
     * @param order an own order's id
     */
    record Again(String order) implements Basket {}

    /**
     * Seats on a train.
     *
     * @param from a city's id
     * @param to another city's id
     * @param seatClass {@code second}, {@code first} or {@code business}; empty for the cheapest
     * @param count how many seats, 1-20
     */
    record Journey(String from, String to, LocalDate date, String seatClass, int count)
            implements Basket {
        public static final int MAX_SEATS = 20;

        public Journey {
            Require.that(!from.isEmpty() && !to.isEmpty(), "a journey has two ends");
            Require.inRange(count, 1, MAX_SEATS, "seats");
        }
    }
}
