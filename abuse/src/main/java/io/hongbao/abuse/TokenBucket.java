package io.hongbao.abuse;

/** Tokens that come back with time, and a lockout when there are none left. */
final class TokenBucket {
    private double tokens;
    private long filledAtMillis;
    private long lockedUntilMillis;
    private int lockouts;

    TokenBucket(double tokens, long nowMillis) {
        this.tokens = tokens;
        this.filledAtMillis = nowMillis;
    }

    /** Lets tokens come back. */
    void fill(double most, double perMilli, long nowMillis) {
        long passed = Math.max(0, nowMillis - filledAtMillis);
        tokens = Math.min(most, tokens + passed * perMilli);
        filledAtMillis = Math.max(filledAtMillis, nowMillis);
    }

    double tokens() {
        return tokens;
    }

    /** Adds some; the next {@link #fill} takes off what is too much. */
    void give(int more) {
        tokens += more;
    }

    /** Takes one, down to none. */
    void take() {
        tokens = Math.max(0, tokens - 1);
    }

    boolean isEmpty() {
        return tokens < 1;
    }

    /**
     * Locks for a time that doubles with each lockout, to {@code mostMillis}; as long without one
     * ends that.
     */
    void lock(long firstMillis, long mostMillis, long nowMillis) {
        if (nowMillis - lockedUntilMillis > mostMillis) {
            lockouts = 0;
        }
        long millis = Math.min(mostMillis, firstMillis << Math.min(lockouts, 20));
        lockouts++;
        lockedUntilMillis = nowMillis + millis;
    }

    /** 0 when it never was locked. */
    long lockedUntilMillis() {
        return lockedUntilMillis;
    }
}
