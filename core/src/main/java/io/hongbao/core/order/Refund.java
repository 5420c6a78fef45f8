package io.hongbao.core.order;

/**
 * Something given back of an order after it was paid. Amounts in minor units.
 *
 * @param number counts the refunds of an order, from 1
 * @param key the idempotency key that it was asked for with; empty when it came with the order's
 *     end
 * @param paymentMinor what goes back to the person by the payment provider
 * @param voucherMinor what went back onto vouchers
 * @param done whether the provider has done its part, or had none
 */
public record Refund(
        int number, String key, long paymentMinor, long voucherMinor, boolean done, long atMillis) {

    public Refund asDone() {
        return new Refund(number, key, paymentMinor, voucherMinor, true, atMillis);
    }

    /** All of it, in minor units. */
    public long amountMinor() {
        return paymentMinor + voucherMinor;
    }
}
