package io.hongbao.core.invite;

/** The life of a reward. */
public enum RewardState {
    /** Earned; it is granted as soon as there is one to be had. */
    OWED,
    /** Earned; its acceptance is being reviewed. */
    HELD,
    /** It is in the wallet. */
    GRANTED,
    /** It could not be granted, and never will be. */
    LAPSED,
    /** A review has ended against it before it was granted. */
    FORFEITED,
    /** To be taken back as soon as the order or quote ends that its voucher is set aside for. */
    RECALLED,
    /** Its voucher was voided; the money went to the treasury. */
    CLAWED_BACK,
    /** It was clawed back too late: its voucher had been spent or had expired. */
    GONE;

    /** Whether it waits for something and is tried again by a timer. */
    public boolean isOpen() {
        return this == OWED || this == RECALLED;
    }
}
