package io.hongbao.core.invite;

/** Why a reward can't be granted any more. */
public enum Lapse {
    /**
     * Its holder has reached a cap of the campaign, of the last wave that has it, or of the prize.
     */
    CAP_REACHED,
    /** The last one was granted to somebody else. */
    SOLD_OUT,
    /** The campaign, or the last wave that has it, is over. */
    CAMPAIGN_OVER,
    /** Its holder has as many vouchers as a wallet may hold. */
    WALLET_FULL
}
