package io.hongbao.server.session;

import io.hongbao.core.Person;
import io.hongbao.core.Require;
import io.hongbao.core.UserId;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;

/**
 * The signed right to act, as its holder carries it.
 *
 * @param user the holder's pseudonym
 * @param campaign for which campaign
 * @param opening of which opening of the waiting room the place is; 0 for none
 * @param place the holder's place in it; {@link #NO_PLACE} for none, {@link #BYPASS} for who need
 *     not wait
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
        int opening,
        long place,
        long serial,
        long issuedAtMillis,
        long expiresAtMillis,
        boolean newUser,
        String region,
        String appVersion) {

    /** How long a pass is good. */
    public static final long LIFE_MILLIS = 12 * 3_600_000L;

    /** How long a placed one is good; who is active renews it. */
    public static final long PLACED_LIFE_MILLIS = 30 * 60_000L;

    public static final long NO_PLACE = 0;

    public static final long BYPASS = -1;

    public Pass {
        Require.inRange(campaign.length(), 1, 40, "campaign id length");
        Require.inRange(region.length(), 0, 32, "region length");
        Require.inRange(appVersion.length(), 0, 32, "app version length");
    }

    /**
     * How long it is good from when it was made, in seconds: for holders whose own clock may be
     * wrong (as {@code expires_in} of RFC 6749, 5.1).
     */
    public long lifeSeconds() {
        return (expiresAtMillis - issuedAtMillis) / 1000;
    }

    /** Whether it has a place of this opening of the waiting room. */
    public boolean isPlacedIn(int wanted) {
        return place != NO_PLACE && opening == wanted;
    }

    /** The holder as the core sees them while the waiting room is in this opening. */
    public Person person(int inOpening) {
        return new Person(user, newUser, region, appVersion, isPlacedIn(inOpening));
    }

    /** The same holder's pass with a place, made now. */
    public Pass placed(int inOpening, long at, long newSerial, long nowMillis) {
        return new Pass(
                user,
                campaign,
                inOpening,
                at,
                newSerial,
                nowMillis,
                nowMillis + PLACED_LIFE_MILLIS,
                newUser,
                region,
                appVersion);
    }

    /**
     * Refuses a pass for another campaign.
     *
     * @throws ProblemException when it is
     */
    public void requireCampaign(String wanted) {
        if (!campaign.equals(wanted)) {
            throw ProblemException.of(
                    ProblemCode.PASS_OF_ANOTHER_CAMPAIGN,
                    "Authorization",
                    "the pass is for campaign " + campaign + ": get one for " + wanted);
        }
    }
}
