package io.hongbao.channel;

/**
 * A form that is thought to be blocked and that a few people get all the same, so that its recovery
 * shows.
 *
 * @param share of the people, above 0
 */
public record Probe(Form form, double share) {

    /** How many people try a form that is blocked. */
    public static final double SHARE = 0.02;

    /** How many try one of which more than {@link #MILD} still gets through. */
    public static final double MILD_SHARE = 0.25;

    static final double MILD = 0.5;
}
