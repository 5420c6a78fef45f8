package io.hongbao.server.abuse;

import io.hongbao.core.UserId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the {@link FactLog}: what the traces of invites do not say. */
sealed interface Fact {

    String campaign();

    UserId user();

    /** Campaign time, in milliseconds since 1970. */
    long atMillis();

    /**
     * Somebody was seen on a device and a network of which at least one was new with them.
     *
     * @param device a keyed hash; empty when unknown
     * @param network a keyed hash; empty when unknown
     */
    record Seen(String campaign, UserId user, long atMillis, String device, String network)
            implements Fact {}

    /** A reviewer has decided on this friend's acceptance. */
    record Settled(String campaign, UserId user, long atMillis) implements Fact {}

    Pattern SEEN =
            Pattern.compile(
                    "seen (\\d{1,15}) ([a-z0-9-]{1,40}) ([0-9a-f]{32}) ([0-9a-f]{16}|-) ([0-9a-f]{16}|-)");

    Pattern SETTLED = Pattern.compile("settled (\\d{1,15}) ([a-z0-9-]{1,40}) ([0-9a-f]{32})");

    /** As a line, without its end. */
    default String line() {
        return switch (this) {
            case Seen it ->
                    "seen "
                            + it.atMillis()
                            + " "
                            + it.campaign()
                            + " "
                            + it.user()
                            + " "
                            + orDash(it.device())
                            + " "
                            + orDash(it.network());
            case Settled it -> "settled " + it.atMillis() + " " + it.campaign() + " " + it.user();
        };
    }

    /** Reads a line; empty when it is none, such as one that a crash broke off. */
    static Optional<Fact> of(String line) {
        Matcher seen = SEEN.matcher(line);
        if (seen.matches()) {
            return Optional.of(
                    new Seen(
                            seen.group(2),
                            UserId.parse(seen.group(3)),
                            Long.parseLong(seen.group(1)),
                            orEmpty(seen.group(4)),
                            orEmpty(seen.group(5))));
        }
        Matcher settled = SETTLED.matcher(line);
        return settled.matches()
                ? Optional.of(
                        new Settled(
                                settled.group(2),
                                UserId.parse(settled.group(3)),
                                Long.parseLong(settled.group(1))))
                : Optional.empty();
    }

    private static String orDash(String hash) {
        return hash.isEmpty() ? "-" : hash;
    }

    private static String orEmpty(String field) {
        return field.equals("-") ? "" : field;
    }
}
