package io.hongbao.rehearsal;

import java.util.List;

/**
 * What the people of a crowd do, in percent of all arrivals; the rest claim once, and one in four
 * of them looks at the wallet.
 *
 * @param campaign whose envelopes they want
 * @param seed of everything they choose
 * @param retryPercent claim, and send the very same claim again: it must get the same answer
 * @param busterPercent claim, and claim again under another key: it must be refused
 * @param comebackPercent came before: open another session, look at the wallet, and claim again
 *     with the old key or a new one
 * @param badPercent send something broken first, which must be refused, and then claim under the
 *     same key, which must find that nothing was recorded
 * @param orderPercent of those who do nothing else and were granted an envelope: order drinks with
 *     it
 * @param outlets the outlets that they order at; may be empty when nobody orders
 * @param opensAfterMillis when the campaign opens, from the beginning of the load: who is told "not
 *     started" comes back then; 0 when it is open
 * @param maxTries how often a request is tried that the server was too busy for
 */
public record CrowdPlan(
        String campaign,
        long seed,
        int retryPercent,
        int busterPercent,
        int comebackPercent,
        int badPercent,
        int orderPercent,
        List<String> outlets,
        long opensAfterMillis,
        int maxTries) {

    public CrowdPlan {
        outlets = List.copyOf(outlets);
        if (orderPercent < 0 || orderPercent > 100 || (orderPercent > 0 && outlets.isEmpty())) {
            throw new IllegalArgumentException(
                    "0 to 100 percent may order, and only where there is an outlet, not "
                            + orderPercent);
        }
        int sum = retryPercent + busterPercent + comebackPercent + badPercent;
        if (Math.min(Math.min(retryPercent, busterPercent), Math.min(comebackPercent, badPercent))
                        < 0
                || sum > 100) {
            throw new IllegalArgumentException(
                    "the percentages must be 0 to 100 in all, but make " + sum);
        }
        if (maxTries < 1 || maxTries > 1_000) {
            throw new IllegalArgumentException(
                    "the number of tries must be 1 to 1000, not " + maxTries);
        }
    }

    /** A launch morning: one in ten retries, and so on. */
    public static CrowdPlan morning(
            String campaign, long seed, List<String> outlets, long opensAfterMillis) {
        return new CrowdPlan(
                campaign,
                seed,
                10,
                6,
                6,
                3,
                outlets.isEmpty() ? 0 : ORDER_PERCENT,
                outlets,
                opensAfterMillis,
                60);
    }

    /**
     * For people who follow a traffic model: who does what is the model's business.
     *
     * @param outlets the outlets that they order at
     */
    public static CrowdPlan ofModel(String campaign, long seed, List<String> outlets) {
        return new CrowdPlan(campaign, seed, 0, 0, 0, 0, 0, outlets, 0, 1);
    }

    /**
     * Three million people order about a million cups: three of four do nothing else, and 1.2 cups
     * are an order.
     */
    private static final int ORDER_PERCENT = 40;
}
