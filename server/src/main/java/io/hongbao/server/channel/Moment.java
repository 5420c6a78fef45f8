package io.hongbao.server.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dated annotation that the server or an operator made while a campaign ran. Charts show it
 * beside those of the campaign file.
 *
 * @param id 1-80 of a-z, 0-9 and -
 * @param untilMillis when it was over; {@link #OPEN} while that is not known
 * @param by an admin key's name, or {@code server}
 * @param found what the server found, for pages that say it in their own words; else null
 */
public record Moment(
        String id,
        long atMillis,
        long untilMillis,
        Kind kind,
        String text,
        String by,
        @Nullable Found found) {

    /** It is not over, or has no length. */
    public static final long OPEN = 0;

    /** Who makes those that nobody made. */
    public static final String SERVER = "server";

    /**
     * A form of an invite that does not work any more.
     *
     * @param source what showed it: opens, acceptances, canaries or reports
     */
    public record Found(String channel, String form, String source) {}

    /** One that says nothing that pages could say in their own words. */
    public static Moment of(
            String id, long atMillis, long untilMillis, Kind kind, String text, String by) {
        return new Moment(id, atMillis, untilMillis, kind, text, by, null);
    }

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
        return new Moment(id, atMillis, millis, kind, text, by, found);
    }
}
