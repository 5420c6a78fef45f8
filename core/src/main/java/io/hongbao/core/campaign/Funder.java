package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * Who pays which share of the budget, in basis points (1/10000). The shares of a campaign add up to
 * 10000.
 */
public record Funder(String name, int shareBasisPoints) {

    public Funder {
        Require.inRange(name.length(), 1, 64, "funder name length");
        Require.inRange(shareBasisPoints, 1, 10_000, "funder share in basis points");
    }
}
