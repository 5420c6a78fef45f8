package io.hongbao.share;

import java.util.Optional;

/**
 * Where an invite is handed on, such as {@code wechat} or {@code sms}.
 *
 * @param name 1 to 20 of the characters a-z, 0-9 and -
 */
public record Channel(String name) {
    private static final int MOST = 20;

    /** For what says nothing about its channel. */
    public static final Channel OTHER = new Channel("other");

    public Channel {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a channel's name is 1 to 20 of a-z, 0-9 and -, not \"" + name + "\"");
        }
    }

    /** The channel of this name; empty when it cannot be a name. */
    public static Optional<Channel> of(String name) {
        return isName(name) ? Optional.of(new Channel(name)) : Optional.empty();
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MOST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
