package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The seats of one class at one showing on one day: what is sold out or not.
 *
 * @param day days since 1970-01-01
 */
public record Slot(String showing, long day, String seatClass) {

    public Slot {
        Require.that(
                showing.indexOf('/') < 0 && seatClass.indexOf('/') < 0,
                "ids of showings and classes have no slash");
    }

    /** {@code showing/2026-02-14/class}. */
    public String id() {
        return showing + "/" + LocalDate.ofEpochDay(day) + "/" + seatClass;
    }

    /** The slot that {@link #id} names; empty when {@code id} names none. */
    public static Optional<Slot> parse(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Slot(parts[0], LocalDate.parse(parts[1]).toEpochDay(), parts[2]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
