package io.hongbao.abuse.population;

/**
 * The confusion table of a trial; its unit is the person.
 *
 * @param abusersHeld true positives
 * @param honestHeld false positives
 * @param abusersPassed false negatives
 * @param honestPassed true negatives
 */
public record Confusion(long abusersHeld, long honestHeld, long abusersPassed, long honestPassed) {

    /** Which share of the held people are abusers; 1 when nobody is held. */
    public double precision() {
        long held = abusersHeld + honestHeld;
        return held == 0 ? 1 : (double) abusersHeld / held;
    }

    /** Which share of the abusers is held; 1 when there are none. */
    public double recall() {
        long abusers = abusersHeld + abusersPassed;
        return abusers == 0 ? 1 : (double) abusersHeld / abusers;
    }
}
