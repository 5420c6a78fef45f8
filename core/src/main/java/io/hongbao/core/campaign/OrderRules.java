package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * What people may order with the cards of a campaign.
 *
 * @param vouchersPerOrder how many vouchers may pay for one order, 1-20
 * @param ordersPerDay how many orders one person may place on one day of the campaign's time zone,
 *     1-1000
 * @param largestAmountMinor the most that one order may cost, in minor units
 * @param largestQuantity the most pieces of one order, 1-100
 * @param quoteMillis how long a quote is good
 * @param paymentMillis how long a payment may take before it is stopped
 * @param outletMillis how long an outlet may take to answer before the order is cancelled
 */
public record OrderRules(
        int vouchersPerOrder,
        int ordersPerDay,
        long largestAmountMinor,
        int largestQuantity,
        long quoteMillis,
        long paymentMillis,
        long outletMillis) {

    private static final long MINUTE_MILLIS = 60_000L;
    private static final long DAY_MILLIS = 86_400_000L;

    /** One voucher for an order, twenty pieces, CNY 5,000.00, quotes for five minutes. */
    public static final OrderRules STANDARD =
            new OrderRules(
                    1, 20, 500_000, 20, 5 * MINUTE_MILLIS, 15 * MINUTE_MILLIS, 3 * MINUTE_MILLIS);

    public OrderRules {
        Require.inRange(vouchersPerOrder, 1, 20, "vouchers per order");
        Require.inRange(ordersPerDay, 1, 1_000, "orders per person and day");
        Require.inRange(
                largestAmountMinor, 1, 1_000_000_000_000L, "largest order amount in minor units");
        Require.inRange(largestQuantity, 1, 100, "largest order quantity");
        Require.inRange(quoteMillis, 1_000, DAY_MILLIS, "quote validity in milliseconds");
        Require.inRange(paymentMillis, 1_000, DAY_MILLIS, "payment deadline in milliseconds");
        Require.inRange(outletMillis, 1_000, DAY_MILLIS, "outlet deadline in milliseconds");
    }
}
