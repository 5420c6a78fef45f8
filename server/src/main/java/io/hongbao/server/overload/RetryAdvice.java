package io.hongbao.server.overload;

/**
 * When a refused caller should come again. The more is refused, the longer they are spread: who
 * waits between 1 and 30 seconds at random does not come back together with all others.
 */
public final class RetryAdvice {

    /** The longest advice, in seconds. */
    public static final int MOST_SECONDS = 30;

    private RetryAdvice() {}

    /**
     * A whole number of seconds, 1 to {@link #MOST_SECONDS}.
     *
     * @param refusedShare which part of what comes is refused, 0 to 1
     * @param chance any number of at least 0 and below 1
     */
    public static int seconds(double refusedShare, double chance) {
        double longest = 1 + (MOST_SECONDS - 1) * Math.clamp(refusedShare, 0, 1);
        return Math.clamp(1 + (long) (chance * longest), 1, MOST_SECONDS);
    }
}
