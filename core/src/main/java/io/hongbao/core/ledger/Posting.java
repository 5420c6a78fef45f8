package io.hongbao.core.ledger;

import io.hongbao.core.Require;

/**
 * One balanced ledger entry: {@code amountMinor} leaves {@code from} and enters {@code to}.
 *
 * @param campaign whose money
 * @param amountMinor positive, in minor units
 */
public record Posting(String campaign, Account from, Account to, long amountMinor) {

    public Posting {
        Require.inRange(amountMinor, 1, Long.MAX_VALUE, "posting amount in minor units");
        Require.that(from != to, "a posting must have two accounts");
    }
}
