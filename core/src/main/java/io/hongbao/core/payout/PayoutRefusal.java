package io.hongbao.core.payout;

/** Every reason why cash is not paid out. Nothing was changed. */
public enum PayoutRefusal {
    CAMPAIGN_UNKNOWN,
    CAMPAIGN_KILLED,
    KEY_REUSED,
    VOUCHER_UNKNOWN,
    /** It pays for orders and can't be had as money. */
    VOUCHER_NOT_CASH,
    /** It is held, spent, expired or voided. */
    VOUCHER_NOT_USABLE,
    PAYOUT_TOO_SMALL,
    PAYOUT_TOO_LARGE,
    PAYOUT_DAY_LIMIT_REACHED,
    /** So much of what the person asked for today failed that they may try no more. */
    TOO_MANY_PAYOUTS_FAILED,
    PAYOUTS_FULL,
    PAYOUT_UNKNOWN,
    /** The provider was asked already, or it has ended. */
    PAYOUT_NOT_CANCELLABLE
}
