package io.hongbao.abuse;

/**
 * How many acceptances inviters have within a minute and within an hour, at most: the campaign's
 * own distributions. What is fast in one campaign is ordinary in another, so an inviter is held
 * against the others.
 */
final class Velocity {
    /** With fewer inviters there is no distribution yet. */
    private static final int LEAST_INVITERS = 500;

    private final int[][] inviters = new int[Span.values().length][Account.MOST_GIVEN + 1];
    private int all;

    /** A stretch of time, with how many acceptances in it are never fast. */
    enum Span {
        MINUTE(0, 60_000, 6),
        HOUR(1, 3_600_000, 10);

        private final int slot;
        private final long millis;
        private final int least;

        Span(int slot, long millis, int least) {
            this.slot = slot;
            this.millis = millis;
            this.least = least;
        }

        /** Where its figures lie among those of all spans. */
        int slot() {
            return slot;
        }
    }

    /** Notes an inviter's newest acceptance. */
    void accepted(Account inviter, long nowMillis) {
        if (inviter.peak(Span.HOUR) == 0) {
            all++;
        }
        for (Span span : Span.values()) {
            int[] counts = inviters[span.slot()];
            int count = within(span.millis, inviter, nowMillis);
            int peak = inviter.peak(span);
            if (count > peak) {
                counts[peak] -= peak == 0 ? 0 : 1;
                counts[count]++;
                inviter.peak(span, count);
            }
        }
    }

    void forget(Account inviter) {
        all -= inviter.peak(Span.HOUR) == 0 ? 0 : 1;
        for (Span span : Span.values()) {
            int peak = inviter.peak(span);
            inviters[span.slot()][peak] -= peak == 0 ? 0 : 1;
        }
    }

    /** Of 1,000 inviters, how many were never as fast as this one; 0 when it was not fast. */
    int slowerPerMille(Account inviter, Span span) {
        int peak = inviter.peak(span);
        if (peak < span.least || all < LEAST_INVITERS) {
            return 0;
        }
        int slower = 0;
        for (int count = 1; count < peak; count++) {
            slower += inviters[span.slot()][count];
        }
        return (int) (1_000L * slower / all);
    }

    private static int within(long millis, Account inviter, long nowMillis) {
        int count = 0;
        for (int i = inviter.given().size() - 1; i >= 0; i--) {
            if (nowMillis - inviter.given().get(i).atMillis() > millis) {
                break;
            }
            count++;
        }
        return count;
    }
}
