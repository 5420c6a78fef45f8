package io.hongbao.core.order;

/**
 * What a person pays for an order beside the vouchers. Amounts in minor units.
 *
 * @param state where it is
 * @param reference the provider's own name for it; empty until it has told
 * @param capturedMinor what the provider has taken
 */
public record Payment(State state, String reference, long capturedMinor) {

    /** Nothing is to be paid, or nothing has been asked for yet. */
    public static final Payment NONE = new Payment(State.NONE, "", 0);

    /** Where a payment is. */
    public enum State {
        NONE,
        /** The provider was asked to take it. */
        CHARGING,
        /** The provider was asked not to take it. */
        STOPPING,
        /** The provider has taken it. */
        CAPTURED,
        /** The provider, or the person's bank, would not. */
        DECLINED,
        /** It was stopped before anything was taken. */
        STOPPED
    }

    /** Whether the provider still owes an answer. */
    public boolean isUnresolved() {
        return state == State.CHARGING || state == State.STOPPING;
    }

    public Payment with(State newState) {
        return new Payment(newState, reference, capturedMinor);
    }
}
