package io.hongbao.share;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an invite is handed on, such as {@code wechat} or {@code sms}.
 *
 * @param name 1 to 20 of the characters a-z, 0-9 and -
 */
public record Channel(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,20}");

    /** For what says nothing about its channel. */
    public static final Channel OTHER = new Channel("other");

    public Channel {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a channel's name is 1 to 20 of a-z, 0-9 and -, not \"" + name + "\"");
        }
    }

    /** The channel of this name; empty when it cannot be a name. */
    public static Optional<Channel> of(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new Channel(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
