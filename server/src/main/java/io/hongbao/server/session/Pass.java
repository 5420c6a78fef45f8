package io.hongbao.server.session;

import io.hongbao.core.Person;
import io.hongbao.core.Require;
import io.hongbao.core.UserId;

/**
 * The signed right to act, as its holder carries it.
 *
 * @param user the holder's pseudonym
 * @param campaign for which campaign
 * @param place the holder's place in the waiting room; 0 for none
 * @param serial names this pass among the holder's
 * @param issuedAtMillis when it was made, by the machine's clock (not the campaign's)
 * @param expiresAtMillis when it expires, by the same clock, exclusive
 * @param newUser whether the app has never seen the holder before the campaign
 * @param region a region code, or empty
 * @param appVersion dotted numbers, or empty
 */
public record Pass(
        UserId user,
        String campaign,
        long place,
        long serial,
        long issuedAtMillis,
        long expiresAtMillis,
        boolean newUser,
        String region,
        String appVersion) {

    /** How long a pass is good. */
    public static final long LIFE_MILLIS = 12 * 3_600_000L;

    public Pass {
        Require.inRange(campaign.length(), 1, 40, "campaign id length");
        Require.inRange(region.length(), 0, 32, "region length");
        Require.inRange(appVersion.length(), 0, 32, "app version length");
    }

    /** The holder as the core sees them. */
    public Person person() {
        return new Person(user, newUser, region, appVersion, place != 0);
    }
}
