package io.hongbao.channel;

import java.util.regex.Pattern;

/**
 * One form on one channel, such as links on WeChat: what is counted and watched apart.
 *
 * @param channel 1 to 20 of {@code a-z}, {@code 0-9} and {@code -}
 */
public record ChannelForm(String channel, Form form) {
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,20}");

    public ChannelForm {
        requireChannel(channel);
    }

    static void requireChannel(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException(
                    "a channel is 1 to 20 of a-z, 0-9 and -, not " + channel);
        }
    }

    /** Such as {@code wechat/link}. */
    @Override
    public String toString() {
        return channel + "/" + form.word();
    }
}
