package io.hongbao.core.payout;

/** The life of a payout. */
public enum PayoutState {
    /** Asked for; its person's real name has yet to be confirmed, or the day's limit is reached. */
    WAITING,
    /** The payout provider was asked to pay it. */
    PAYING,
    /** The person has the money: the voucher is spent. */
    PAID,
    /** It could not be paid, or was cancelled while it waited: the voucher is free again. */
    FAILED;

    /** Whether nothing more happens to it. */
    public boolean isEnded() {
        return switch (this) {
            case WAITING, PAYING -> false;
            case PAID, FAILED -> true;
        };
    }
}
