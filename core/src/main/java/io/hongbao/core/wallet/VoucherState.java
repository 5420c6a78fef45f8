package io.hongbao.core.wallet;

/** Where a voucher is in its life. Only an issued one can be held, only a held one redeemed. */
public sealed interface VoucherState {

    /** Free to be used. */
    record Issued() implements VoucherState {
        public static final Issued INSTANCE = new Issued();
    }

    /**
     * Set aside for one quote.
     *
     * @param quote the quote's id
     * @param untilMillis when the hold lapses
     * @param leftMillis how long the voucher was still good when it was set aside: it gets at least
     *     that back
     * @param cameBackMinor what refunds have put on it since, in minor units: it stays on it
     *     whatever the rule for the rest is, for nobody agreed to lose it with this quote
     */
    record Held(String quote, long untilMillis, long leftMillis, long cameBackMinor)
            implements VoucherState {

        /** An order's hold does not lapse: the order's end gives it back or spends it. */
        public static final long UNTIL_THE_ORDER_ENDS = Long.MAX_VALUE;

        Held plusCameBack(long backMinor) {
            return new Held(quote, untilMillis, leftMillis, cameBackMinor + backMinor);
        }

        /** Whether an order holds it, not only a quote. */
        public boolean isOrders() {
            return untilMillis == UNTIL_THE_ORDER_ENDS;
        }

        /** Whether the voucher is free again, even if its timer has yet to say so. */
        public boolean isLapsed(long nowMillis) {
            return untilMillis <= nowMillis;
        }
    }

    /** Spent: nothing is left of it. */
    record Redeemed() implements VoucherState {
        public static final Redeemed INSTANCE = new Redeemed();
    }

    /** Not used in time. */
    record Expired() implements VoucherState {
        public static final Expired INSTANCE = new Expired();
    }

    /** Taken back by an operator. */
    record Voided() implements VoucherState {
        public static final Voided INSTANCE = new Voided();
    }

    /** Whether its money is still outstanding. */
    default boolean isOutstanding() {
        return switch (this) {
            case Issued _, Held _ -> true;
            case Redeemed _, Expired _, Voided _ -> false;
        };
    }
}
