package io.hongbao.core;

/**
 * Who is asking, as the app vouched for them when their pass was made: what eligibility rules look
 * at.
 *
 * @param user the pseudonym
 * @param newUser whether the app has never seen this person before the campaign
 * @param region a region code such as {@code CN-31}, or empty when unknown
 * @param appVersion dotted numbers such as {@code 6.2.0}, or empty when unknown
 * @param placed whether their turn in the campaign's waiting room has come: they hold a placed pass
 */
public record Person(
        UserId user, boolean newUser, String region, String appVersion, boolean placed) {

    /** A person of whom only the pseudonym is known. */
    public static Person of(UserId user) {
        return new Person(user, false, "", "", false);
    }
}
