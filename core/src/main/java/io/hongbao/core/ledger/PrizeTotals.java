package io.hongbao.core.ledger;

/**
 * What became of the envelopes of one prize on one shard. Amounts in minor units.
 *
 * @param prize the prize's id
 */
public record PrizeTotals(
        String prize,
        long granted,
        long grantedMinor,
        long redeemed,
        long redeemedMinor,
        long expired,
        long expiredMinor,
        long voided,
        long voidedMinor,
        long refunded,
        long refundedMinor) {

    public static PrizeTotals none(String prize) {
        return new PrizeTotals(prize, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public PrizeTotals plusGranted(long amountMinor) {
        return new PrizeTotals(
                prize,
                granted + 1,
                grantedMinor + amountMinor,
                redeemed,
                redeemedMinor,
                expired,
                expiredMinor,
                voided,
                voidedMinor,
                refunded,
                refundedMinor);
    }

    public PrizeTotals plusRedeemed(long amountMinor) {
        return new PrizeTotals(
                prize,
                granted,
                grantedMinor,
                redeemed + 1,
                redeemedMinor + amountMinor,
                expired,
                expiredMinor,
                voided,
                voidedMinor,
                refunded,
                refundedMinor);
    }

    public PrizeTotals plusExpired(long amountMinor) {
        return new PrizeTotals(
                prize,
                granted,
                grantedMinor,
                redeemed,
                redeemedMinor,
                expired + 1,
                expiredMinor + amountMinor,
                voided,
                voidedMinor,
                refunded,
                refundedMinor);
    }

    public PrizeTotals plusVoided(long amountMinor) {
        return new PrizeTotals(
                prize,
                granted,
                grantedMinor,
                redeemed,
                redeemedMinor,
                expired,
                expiredMinor,
                voided + 1,
                voidedMinor + amountMinor,
                refunded,
                refundedMinor);
    }

    /** Redeemed money that came back onto a voucher; {@code redeemed} still counts it. */
    public PrizeTotals plusRefunded(long amountMinor) {
        return new PrizeTotals(
                prize,
                granted,
                grantedMinor,
                redeemed,
                redeemedMinor,
                expired,
                expiredMinor,
                voided,
                voidedMinor,
                refunded + 1,
                refundedMinor + amountMinor);
    }

    /** Both shards' totals of the same prize together. */
    public PrizeTotals plus(PrizeTotals other) {
        return new PrizeTotals(
                prize,
                granted + other.granted,
                grantedMinor + other.grantedMinor,
                redeemed + other.redeemed,
                redeemedMinor + other.redeemedMinor,
                expired + other.expired,
                expiredMinor + other.expiredMinor,
                voided + other.voided,
                voidedMinor + other.voidedMinor,
                refunded + other.refunded,
                refundedMinor + other.refundedMinor);
    }
}
