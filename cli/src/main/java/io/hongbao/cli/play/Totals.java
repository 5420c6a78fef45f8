package io.hongbao.cli.play;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server says of the campaign's money.
 *
 * @param budgetMinor the budget, in minor units
 * @param granted how many envelopes were granted
 * @param grantedMinor what they held together
 * @param outstandingMinor what the ledger has in people's wallets
 * @param spentMinor what has been spent of them
 * @param balanced whether the budget is the sum of all accounts
 * @param queue commands that wait for the writer
 */
public record Totals(
        long budgetMinor,
        long granted,
        long grantedMinor,
        long outstandingMinor,
        long spentMinor,
        boolean balanced,
        long queue) {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, true, 0);

    /** Reads the operators' totals of a campaign. */
    public static Totals of(JsonNode totals, long queue) {
        long granted = 0;
        long grantedMinor = 0;
        for (JsonNode prize : totals.path("prizes")) {
            granted += prize.path("granted").asLong();
            grantedMinor += prize.path("grantedMinor").asLong();
        }
        JsonNode equation = totals.path("equation");
        return new Totals(
                equation.path("budgetMinor").asLong(),
                granted,
                grantedMinor,
                equation.path("outstandingMinor").asLong(),
                equation.path("spentMinor").asLong(),
                equation.path("holds").asBoolean(),
                queue);
    }

    /** What came on top since {@code before}; the budget and the queue are those of now. */
    public Totals since(Totals before) {
        return new Totals(
                budgetMinor,
                granted - before.granted,
                grantedMinor - before.grantedMinor,
                outstandingMinor - before.outstandingMinor,
                spentMinor - before.spentMinor,
                balanced,
                queue);
    }
}
