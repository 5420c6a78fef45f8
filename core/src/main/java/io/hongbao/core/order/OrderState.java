package io.hongbao.core.order;

import java.util.Set;

/**
 * The life of an order. Each state names those that may follow it. To people the first four are all
 * "placed".
 */
public enum OrderState {
    /** Placed: vouchers are set aside, the outlet's capacity is being asked for. */
    RESERVING,
    /** Placed: the rest is being paid. */
    PAYING,
    /**
     * Placed, and to be ended: whether the payment can still be stopped is being found out. What is
     * set aside stays so until that is known.
     */
    STOPPING,
    /** Placed: the outlet has it and has yet to answer. */
    SENDING,
    /** The outlet will make it. */
    ACCEPTED,
    /** The outlet is making it. */
    MAKING,
    /** It can be fetched. */
    READY,
    /** It was fetched, used, or nobody said otherwise in time: the vouchers are spent. */
    COMPLETED,
    /** Ended by somebody, or because somebody was silent. Everything was given back. */
    CANCELLED,
    /** Ended because it could not be made or paid. Everything was given back. */
    REJECTED;

    /** What may follow. The outlet may leave out what it does not report. */
    public Set<OrderState> next() {
        return switch (this) {
            case RESERVING -> Set.of(PAYING, SENDING, CANCELLED, REJECTED);
            case PAYING -> Set.of(SENDING, STOPPING, CANCELLED, REJECTED);
            case STOPPING -> Set.of(CANCELLED, REJECTED);
            case SENDING -> Set.of(ACCEPTED, CANCELLED, REJECTED);
            case ACCEPTED -> Set.of(MAKING, READY, COMPLETED, CANCELLED);
            case MAKING -> Set.of(READY, COMPLETED, CANCELLED);
            case READY -> Set.of(COMPLETED, CANCELLED);
            case COMPLETED, CANCELLED, REJECTED -> Set.of();
        };
    }

    /** Whether nothing more happens to it but refunds. */
    public boolean isEnded() {
        return this == COMPLETED || this == CANCELLED || this == REJECTED;
    }

    /** Whether the outlet has it, or has made it. */
    public boolean isWithOutlet() {
        return switch (this) {
            case SENDING, ACCEPTED, MAKING, READY -> true;
            case RESERVING, PAYING, STOPPING, COMPLETED, CANCELLED, REJECTED -> false;
        };
    }
}
