package io.hongbao.server.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A dated annotation that the server or an operator made while a campaign ran. Charts show it
 * beside those of the campaign file.
 *
 * @param id 1-80 of a-z, 0-9 and -
 * @param untilMillis when it was over; {@link #OPEN} while that is not known
 * @param by an admin key's name, or {@code server}
 */
public record Moment(
        String id, long atMillis, long untilMillis, Kind kind, String text, String by) {

    /** It is not over, or has no length. */
    public static final long OPEN = 0;

    /** Who makes those that nobody made. */
    public static final String SERVER = "server";

    /** What it is. */
    public enum Kind {
        GALA,
        BLOCK,
        OUTAGE,
        NOTE;

        /** As the API writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind that the API writes as {@code word}. */
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    Moment until(long millis) {
        return new Moment(id, atMillis, millis, kind, text, by);
    }
}
