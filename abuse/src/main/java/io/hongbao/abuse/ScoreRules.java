package io.hongbao.abuse;

/**
 * What an operator may set. Weights are not among it: they were chosen together.
 *
 * @param holdFrom a side's score from which its reward is held, 1 to 100
 * @param releaseBelow a held side is released by itself when its score falls below this, 0 to
 *     {@code holdFrom}; lower, so that a reward does not go to and fro
 * @param householdPeople how many people may share devices, 2 to 20
 */
public record ScoreRules(int holdFrom, int releaseBelow, int householdPeople) {
    public static final ScoreRules USUAL = new ScoreRules(60, 50, 6);

    /**
     * @throws IllegalArgumentException when a bound does not hold
     */
    public ScoreRules {
        if (holdFrom < 1 || holdFrom > 100) {
            throw new IllegalArgumentException("holdFrom must be 1 to 100");
        }
        if (releaseBelow < 0 || releaseBelow > holdFrom) {
            throw new IllegalArgumentException("releaseBelow must be 0 to holdFrom");
        }
        if (householdPeople < 2 || householdPeople > 20) {
            throw new IllegalArgumentException("householdPeople must be 2 to 20");
        }
    }
}
