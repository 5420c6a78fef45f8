package io.hongbao.server.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as answers and options write them: RFC 3339 with an offset, to the millisecond. */
public final class Rfc3339 {

    private static final long DAY_SECONDS = 86_400L;
    private static final int MOST_CHARACTERS = 29;

    private Rfc3339() {}

    /** {@code atMillis} in {@code zone}. */
    public static String of(long atMillis, ZoneId zone) {
        return write(new JsonBytes(MOST_CHARACTERS), atMillis, zone).toString();
    }

    /**
     * Writes {@code atMillis} (years 0 to 9999) in {@code zone}, without quotation marks and
     * without garbage.
     */
    public static JsonBytes write(JsonBytes out, long atMillis, ZoneId zone) {
        int offsetSeconds =
                zone instanceof ZoneOffset fixed
                        ? fixed.getTotalSeconds()
                        : zone.getRules()
                                .getOffset(Instant.ofEpochMilli(atMillis))
                                .getTotalSeconds();
        long local = Math.floorDiv(atMillis, 1000L) + offsetSeconds;
        long day = Math.floorDiv(local, DAY_SECONDS);
        int second = (int) Math.floorMod(local, DAY_SECONDS);
        writeDate(out, day);
        out.character('T');
        out.padded(second / 3600, 2).character(':').padded(second / 60 % 60, 2);
        out.character(':').padded(second % 60, 2);
        int millis = (int) Math.floorMod(atMillis, 1000L);
        if (millis != 0) {
            out.character('.').padded(millis, 3);
        }
        if (offsetSeconds == 0) {
            return out.character('Z');
        }
        int minutes = Math.abs(offsetSeconds) / 60;
        out.character(offsetSeconds < 0 ? '-' : '+');
        return out.padded(minutes / 60, 2).character(':').padded(minutes % 60, 2);
    }

    /** The civil date of a day since 1970-01-01, by Howard Hinnant's {@code civil_from_days}. */
    private static void writeDate(JsonBytes out, long day) {
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097L);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = (int) (dayOfYear - (153 * marchMonth + 2) / 5 + 1);
        int month = (int) (marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        out.padded(year, 4).character('-').padded(month, 2).character('-').padded(dayOfMonth, 2);
    }

    /**
     * Reads a time with an offset, such as {@code 2026-02-06T10:00:00+08:00}, as milliseconds since
     * the epoch.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static long parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time with an offset such as 2026-02-06T10:00:00+08:00",
                    e);
        }
    }
}
