package io.hongbao.core.ledger;

/**
 * Where a campaign's money is. {@code BUDGET} is the source, so its balance is the budget's
 * negative.
 */
public enum Account {
    BUDGET,
    /** In the campaign's treasury. */
    TREASURY,
    /** On the way between treasury, tills and wallets. */
    IN_TRANSFER,
    /** In the tills. */
    TILL,
    /** In people's wallets: issued or held vouchers, unpaid cash. */
    OUTSTANDING,
    /** Redeemed or paid out. */
    SPENT,
    /** Not used in time, and kept by the funders. */
    BREAKAGE,
    /**
     * What people pay beside their vouchers comes from here, so its balance is the negative of it.
     */
    PAYERS,
    /** What the payment provider has taken from people for orders, and not given back. */
    PAID_IN;

    /** Whether a campaign's budget is in it; what people pay themselves is beside the budget. */
    public boolean isOfBudget() {
        return this != PAYERS && this != PAID_IN;
    }
}
