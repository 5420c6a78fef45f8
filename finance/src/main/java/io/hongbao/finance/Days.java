package io.hongbao.finance;

import io.hongbao.core.Require;
import java.time.LocalDate;

/**
 * Whole days of a campaign's time zone, from the first to the last one, both inclusive.
 *
 * @param first days since 1970-01-01
 * @param last not before the first, and at most ten years after it
 */
public record Days(long first, long last) {

    /** No report is over more days. */
    public static final long MOST_DAYS = 3_660;

    public Days {
        Require.inRange(last, first, first + MOST_DAYS - 1, "last day");
    }

    public static Days of(LocalDate first, LocalDate last) {
        return new Days(first.toEpochDay(), last.toEpochDay());
    }

    public static Days only(LocalDate day) {
        return of(day, day);
    }

    public LocalDate firstDate() {
        return LocalDate.ofEpochDay(first);
    }

    public LocalDate lastDate() {
        return LocalDate.ofEpochDay(last);
    }
}
