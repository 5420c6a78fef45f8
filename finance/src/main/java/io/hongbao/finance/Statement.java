package io.hongbao.finance;

import io.hongbao.core.campaign.Funder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one merchant is due for some days. In minor units. */
public final class Statement {
    private final String merchant;
    private final List<Funder> funders;
    private final Map<String, Figures.Sum> outlets = new TreeMap<>();

    /** What vouchers paid before the days, less what went back onto them. */
    private long fundedBeforeMinor;

    private long orders;
    private long grossMinor;
    private long paidMinor;
    private long redeemedMinor;
    private long refunds;
    private long refundedPaymentMinor;
    private long refundedVoucherMinor;

    Statement(String merchant, List<Funder> funders) {
        this.merchant = merchant;
        this.funders = funders;
    }

    void completed(Sale sale, long voucherMinor, boolean within) {
        if (!within) {
            fundedBeforeMinor = Math.addExact(fundedBeforeMinor, voucherMinor);
            return;
        }
        orders++;
        grossMinor = Math.addExact(grossMinor, sale.grossMinor());
        paidMinor = Math.addExact(paidMinor, sale.payableMinor());
        redeemedMinor = Math.addExact(redeemedMinor, voucherMinor);
        outlets.computeIfAbsent(sale.outlet(), _ -> new Figures.Sum()).add(sale.grossMinor());
    }

    void refunded(long paymentMinor, long voucherMinor, boolean within) {
        if (!within) {
            fundedBeforeMinor = Math.subtractExact(fundedBeforeMinor, voucherMinor);
            return;
        }
        refunds++;
        refundedPaymentMinor = Math.addExact(refundedPaymentMinor, paymentMinor);
        refundedVoucherMinor = Math.addExact(refundedVoucherMinor, voucherMinor);
    }

    public String merchant() {
        return merchant;
    }

    /** How many orders were completed. */
    public long orders() {
        return orders;
    }

    /** The whole price of the completed orders. */
    public long grossMinor() {
        return grossMinor;
    }

    /** What people paid for them beside vouchers. */
    public long paidMinor() {
        return paidMinor;
    }

    /** What vouchers paid for them. */
    public long redeemedMinor() {
        return redeemedMinor;
    }

    /** How many refunds of completed orders were started. */
    public long refunds() {
        return refunds;
    }

    /** What of them goes back to people. */
    public long refundedPaymentMinor() {
        return refundedPaymentMinor;
    }

    /** What of them went back onto vouchers. */
    public long refundedVoucherMinor() {
        return refundedVoucherMinor;
    }

    /**
     * Each funder's share, in the campaign's order, of what vouchers paid less what went back onto
     * them; they add up to it. Negative where the days gave more back than they took.
     */
    public List<Long> sharesMinor() {
        long netMinor = redeemedMinor - refundedVoucherMinor;
        return Shares.between(fundedBeforeMinor, fundedBeforeMinor + netMinor, funders);
    }

    /** Whether this merchant bears {@code funder}'s share itself. */
    boolean bears(Funder funder, String merchantsFunder) {
        return funder.name().equals(merchant) || funder.name().equals(merchantsFunder);
    }

    /** What this merchant bears itself of {@link #sharesMinor}. */
    public long borneMinor(String merchantsFunder) {
        List<Long> shares = sharesMinor();
        long sum = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (bears(funders.get(i), merchantsFunder)) {
                sum += shares.get(i);
            }
        }
        return sum;
    }

    /**
     * What the merchant is due: all that was paid for its completed orders, less refunds, less what
     * it bears itself. Negative when it owes.
     */
    public long netDueMinor(String merchantsFunder) {
        return grossMinor
                - refundedPaymentMinor
                - refundedVoucherMinor
                - borneMinor(merchantsFunder);
    }

    /** Orders and gross amount by outlet. */
    Map<String, Figures.Sum> outlets() {
        return outlets;
    }
}
