package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.List;

/** What an outlet has set aside for one order. */
public sealed interface Reservation {

    /** Nothing yet. */
    record Nothing() implements Reservation {
        public static final Nothing INSTANCE = new Nothing();
    }

    /**
     * Turns in the kitchen.
     *
     * @param loads how many makes in which minutes, in time order
     * @param readyAtMillis when the last of it can be had
     */
    record Makes(List<MinuteLoad> loads, long readyAtMillis) implements Reservation {
        public Makes {
            loads = List.copyOf(loads);
            Require.that(!loads.isEmpty(), "a reservation must have a minute");
        }
    }

    /**
     * Seats.
     *
     * @param slot the id of their {@link Slot}
     * @param numbers which ones, from 1, ascending
     * @param startsAtMillis when the showing starts
     * @param endsAtMillis when it ends
     */
    record SeatNumbers(String slot, List<Integer> numbers, long startsAtMillis, long endsAtMillis)
            implements Reservation {
        public SeatNumbers {
            numbers = List.copyOf(numbers);
            Require.that(!numbers.isEmpty(), "a reservation must have a seat");
        }
    }

    /**
     * So many makes in one minute.
     *
     * @param minute minutes since 1970-01-01T00:00Z
     * @param makes at least 1
     */
    record MinuteLoad(long minute, int makes) {
        public MinuteLoad {
            Require.inRange(makes, 1, Supply.Kitchen.MAX_MAKES_PER_MINUTE, "makes in a minute");
        }
    }
}
