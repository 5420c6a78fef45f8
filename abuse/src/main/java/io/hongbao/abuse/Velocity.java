package io.hongbao.abuse;

/**
 * How many acceptances inviters have within an hour, at most: the campaign's own distribution. What
 * is fast in one campaign is ordinary in another, so an inviter is held against the others.
 */
final class Velocity {
    /** Fewer than this is never fast. */
    private static final int LEAST = 10;

    /** With fewer inviters there is no distribution yet. */
    private static final int LEAST_INVITERS = 500;

    private static final long HOUR_MILLIS = 3_600_000;

    private final int[] inviters = new int[Account.MOST_GIVEN + 1];
    private int all;

    /** Notes an inviter's newest acceptance. */
    void accepted(Account inviter, long nowMillis) {
        int count = withinHour(inviter, nowMillis);
        if (count > inviter.peak()) {
            if (inviter.peak() == 0) {
                all++;
            } else {
                inviters[inviter.peak()]--;
            }
            inviters[count]++;
            inviter.peak(count);
        }
    }

    void forget(Account inviter) {
        if (inviter.peak() > 0) {
            inviters[inviter.peak()]--;
            all--;
        }
    }

    /** Of 1,000 inviters, how many were never as fast as this one; 0 when it was not fast. */
    int slowerPerMille(Account inviter) {
        int peak = inviter.peak();
        if (peak < LEAST || all < LEAST_INVITERS) {
            return 0;
        }
        int slower = 0;
        for (int count = 1; count < peak; count++) {
            slower += inviters[count];
        }
        return (int) (1_000L * slower / all);
    }

    private static int withinHour(Account inviter, long nowMillis) {
        int count = 0;
        for (int i = inviter.given().size() - 1; i >= 0; i--) {
            if (nowMillis - inviter.given().get(i).atMillis() > HOUR_MILLIS) {
                break;
            }
            count++;
        }
        return count;
    }
}
