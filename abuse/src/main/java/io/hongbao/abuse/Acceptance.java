package io.hongbao.abuse;

/**
 * One accepted invite, with what a server knows at that moment.
 *
 * @param atMillis when, in milliseconds since 1970
 * @param inviter as last seen
 * @param friend who accepts, as seen now
 * @param form how the invite came
 * @param channel through what it came, such as {@code wechat}; empty when unknown
 * @param wrongCodes how many wrong codes the friend or the friend's device tried lately, see {@link
 *     GuessGuard#wrongCodes}
 */
public record Acceptance(
        long atMillis, Party inviter, Party friend, Form form, String channel, int wrongCodes) {

    /** The same at another moment. */
    public Acceptance at(long millis) {
        return new Acceptance(millis, inviter, friend, form, channel, wrongCodes);
    }

    /**
     * @throws IllegalArgumentException when a bound does not hold
     */
    public Acceptance {
        Party.checkLength("channel", channel);
        if (wrongCodes < 0) {
            throw new IllegalArgumentException("wrongCodes must not be negative");
        }
        if (inviter.person().equals(friend.person())) {
            throw new IllegalArgumentException("nobody accepts their own invite");
        }
    }
}
