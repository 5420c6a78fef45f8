package io.hongbao.channel;

/**
 * What a real device, or a script, found when it tried a form on a channel for the operator.
 *
 * @param atMillis UTC
 */
public record Canary(ChannelForm pair, Result result, long atMillis) {

    /** How it went. */
    public enum Result {
        OK,
        /** It does not open. */
        BLOCKED,
        /** It would open, but its text cannot be copied. */
        COPY_BLOCKED
    }
}
