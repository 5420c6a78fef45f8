package io.hongbao.core.campaign;

/** What earns a prize. */
public enum EarnedBy {
    /** Asking for it, once in the campaign. */
    CLAIM_ONCE,
    /** Asking for it, once on each day of the campaign's time zone. */
    CLAIM_DAILY,
    /** An accepted invite. */
    INVITE,
    /** A completed order. */
    ORDER;

    public boolean isClaim() {
        return this == CLAIM_ONCE || this == CLAIM_DAILY;
    }
}
