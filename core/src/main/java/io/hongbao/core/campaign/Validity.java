package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * How long an envelope is good. Looked up when it is read, never copied into vouchers, so that
 * extending it is one change to the campaign.
 */
public sealed interface Validity {

    /**
     * When an envelope granted at {@code issuedAtMillis} expires (milliseconds since the epoch,
     * exclusive).
     */
    long expiresAtMillis(long issuedAtMillis);

    /** Good until a moment, the same for everybody. */
    record Until(long atMillis) implements Validity {
        @Override
        public long expiresAtMillis(long issuedAtMillis) {
            return atMillis;
        }
    }

    /** Good for some days (of 24 hours) after the grant; 1-3650. */
    record Days(int days) implements Validity {
        private static final long DAY_MILLIS = 86_400_000L;

        public Days {
            Require.inRange(days, 1, 3650, "validity days");
        }

        @Override
        public long expiresAtMillis(long issuedAtMillis) {
            return issuedAtMillis + days * DAY_MILLIS;
        }
    }
}
