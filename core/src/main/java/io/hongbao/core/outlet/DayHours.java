package io.hongbao.core.outlet;

import io.hongbao.core.Require;
import java.util.List;

/**
 * A part of every day, in minutes after midnight in the campaign's time zone.
 *
 * @param fromMinute 0-1439
 * @param toMinute exclusive, at most 1440; hours over midnight are two parts
 */
public record DayHours(int fromMinute, int toMinute) {

    static final int MINUTES_OF_DAY = 1_440;

    public DayHours {
        Require.inRange(fromMinute, 0, MINUTES_OF_DAY - 1L, "opening minute");
        Require.inRange(toMinute, fromMinute + 1L, MINUTES_OF_DAY, "closing minute");
    }

    /** Whether {@code minute} of a day lies in one of {@code hours}; none of them means always. */
    public static boolean open(List<DayHours> hours, int minute) {
        return hours.isEmpty()
                || hours.stream()
                        .anyMatch(part -> minute >= part.fromMinute && minute < part.toMinute);
    }

    /** How many minutes after {@code minute} one of {@code hours} begins; 0 when one is open. */
    public static int minutesUntilOpen(List<DayHours> hours, int minute) {
        if (open(hours, minute)) {
            return 0;
        }
        return hours.stream()
                .mapToInt(part -> Math.floorMod(part.fromMinute - minute, MINUTES_OF_DAY))
                .min()
                .orElse(0);
    }
}
