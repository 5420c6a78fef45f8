package io.hongbao.finance;

import java.math.BigDecimal;

/** One value of a report. */
public sealed interface Cell {

    /** Nothing. */
    Cell NONE = new Text("");

    /** A word, a name, a time. */
    record Text(String text) implements Cell {}

    /** How many; may be negative where it is a difference. */
    record Count(long count) implements Cell {}

    /** Whether something holds. */
    record Truth(boolean holds) implements Cell {}

    /**
     * Money.
     *
     * @param digits how many digits the currency has after the point
     */
    record Minor(long amountMinor, int digits) implements Cell {

        /** Such as {@code -12.50}: no grouping, a point, all digits of the currency. */
        public String decimal() {
            return BigDecimal.valueOf(amountMinor, digits).toPlainString();
        }
    }

    static Cell text(String text) {
        return new Text(text);
    }

    static Cell count(long count) {
        return new Count(count);
    }

    static Cell truth(boolean holds) {
        return new Truth(holds);
    }
}
