package io.hongbao.audit;

/**
 * What an audit counted of invites.
 *
 * @param made how many people have one
 * @param accepted how often one was accepted
 * @param rewards how many envelopes they earned both sides that were granted
 * @param rewardsMinor with how much money, over all currencies, in minor units
 */
public record InviteFigures(long made, long accepted, long rewards, long rewardsMinor) {

    /** Nobody invited anybody. */
    public static final InviteFigures NONE = new InviteFigures(0, 0, 0, 0);
}
