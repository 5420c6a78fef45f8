package io.hongbao.audit;

/**
 * What an audit counted of orders. Amounts over all currencies, in minor units.
 *
 * @param orders how many were placed
 * @param completed how many were completed
 * @param ended how many were cancelled or rejected; the rest was under way
 * @param paidMinor what people paid beside their vouchers
 * @param refundedMinor how much of that went back to them
 */
public record OrderFigures(
        long orders, long completed, long ended, long paidMinor, long refundedMinor) {

    /** Nobody ordered anything. */
    public static final OrderFigures NONE = new OrderFigures(0, 0, 0, 0, 0);
}
