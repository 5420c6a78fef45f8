package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Order;
import io.hongbao.core.wallet.VoucherState;
import java.util.Optional;

/**
 * The life of a voucher as it may be: issued, held by one quote or order, then released or
 * redeemed; only an issued one expires or is voided; what an order spent may come back. Each method
 * returns what is wrong; empty when nothing is.
 */
record VoucherCheck(
        WalletBook.VoucherBook voucher,
        Rules.Rule rule,
        Prize prize,
        OrderTies ties,
        long atMillis) {

    private static boolean isOrders(long untilMillis) {
        return untilMillis == VoucherState.Held.UNTIL_THE_ORDER_ENDS;
    }

    private long expiresAtMillis() {
        return Math.max(
                prize.validity().expiresAtMillis(voucher.issuedAtMillis),
                voucher.extendedUntilMillis);
    }

    private String stage(WalletBook.Stage needed, String done) {
        return voucher.stage == needed ? "" : "it was " + done + " while it was " + voucher.stage;
    }

    String hold(Event.VoucherHeld it) {
        String wrong = stage(WalletBook.Stage.ISSUED, "held");
        if (!wrong.isEmpty()) {
            return wrong;
        }
        long leftMillis = expiresAtMillis() - atMillis;
        if (leftMillis <= 0) {
            return "it was held after it had expired";
        }
        if (!rule.allowsRedemption()) {
            return "it was held while the campaign was " + rule.status();
        }
        if (isOrders(it.untilMillis()) && !ties.places(it.quote())) {
            return "it was held until order " + it.quote() + " ends, which was not placed here";
        }
        return it.leftMillis() == leftMillis
                ? ""
                : "it had "
                        + leftMillis
                        + " milliseconds left when it was held, not "
                        + it.leftMillis();
    }

    String release(Event.VoucherReleased it) {
        String wrong = stage(WalletBook.Stage.HELD, "released");
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (!it.quote().equals(voucher.quote)) {
            return "quote " + it.quote() + " released it, but quote " + voucher.quote + " held it";
        }
        if (isOrders(voucher.heldUntilMillis) && !ties.ends(it.quote())) {
            return "it was released, but order " + it.quote() + " did not end here";
        }
        long goodUntilMillis = Math.max(expiresAtMillis(), it.extendedUntilMillis());
        return goodUntilMillis >= atMillis + voucher.leftMillis
                ? ""
                : "it is good for "
                        + (goodUntilMillis - atMillis)
                        + " milliseconds, but had "
                        + voucher.leftMillis
                        + " left when it was held";
    }

    String redeem(Event.VoucherRedeemed it) {
        if (voucher.isSpentBy(it.quote())) {
            return "quote " + it.quote() + " spent it before";
        }
        String wrong = stage(WalletBook.Stage.HELD, "redeemed");
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (!it.quote().equals(voucher.quote)) {
            return "quote " + it.quote() + " redeemed it, but quote " + voucher.quote + " held it";
        }
        if (atMillis >= voucher.heldUntilMillis) {
            return "the hold had lapsed";
        }
        boolean byOrder = isOrders(voucher.heldUntilMillis);
        if (byOrder && !ties.completes(it.quote())) {
            return "order " + it.quote() + " spent it without being completed here";
        }
        if (!byOrder && !rule.allowsRedemption()) {
            return "it was redeemed while the campaign was " + rule.status();
        }
        if (it.spentMinor() < 1 || it.spentMinor() > voucher.remainingMinor) {
            return it.spentMinor() + " was spent, but " + voucher.remainingMinor + " was left";
        }
        boolean forfeits =
                prize.content() instanceof Prize.Card card && card.rest() == Prize.Rest.FORFEIT;
        long forfeitedMinor = forfeits ? Math.max(0, voucher.heldMinor - it.spentMinor()) : 0;
        if (it.forfeitedMinor() != forfeitedMinor) {
            return it.forfeitedMinor() + " was forfeited, but the rules say " + forfeitedMinor;
        }
        return whereItGoes(it.prize(), it.toBreakage());
    }

    String refund(Event.VoucherRefunded it) {
        Optional<Order.Hold> hold = ties.refunds(it.quote(), it.voucher());
        if (hold.isEmpty() || !voucher.isSpentBy(it.quote())) {
            return "order " + it.quote() + " gives back what it never spent, or not here";
        }
        if (!it.prize().equals(voucher.prize)) {
            return "it is of prize " + voucher.prize + ", not " + it.prize();
        }
        long leftMinor = hold.get().spentMinor() - ties.refundedMinor(it.quote(), it.voucher());
        if (it.amountMinor() < 1 || it.amountMinor() > leftMinor) {
            return it.amountMinor() + " came back, but only " + leftMinor + " can";
        }
        long goodUntilMillis = Math.max(expiresAtMillis(), it.extendedUntilMillis());
        return goodUntilMillis >= atMillis + hold.get().leftMillis()
                ? ""
                : "it is good for "
                        + (goodUntilMillis - atMillis)
                        + " milliseconds, but had "
                        + hold.get().leftMillis()
                        + " left when it was held";
    }

    String expire(Event.VoucherExpired it) {
        String wrong = stage(WalletBook.Stage.ISSUED, "expired");
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (atMillis < expiresAtMillis()) {
            return "it expired at " + atMillis + ", but is good until " + expiresAtMillis();
        }
        return it.amountMinor() == voucher.remainingMinor
                ? whereItGoes(it.prize(), it.toBreakage())
                : it.amountMinor() + " expired, but " + voucher.remainingMinor + " was left";
    }

    String voided(Event.VoucherVoided it) {
        String wrong = stage(WalletBook.Stage.ISSUED, "voided");
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (!it.prize().equals(voucher.prize)) {
            return "it is of prize " + voucher.prize + ", not " + it.prize();
        }
        return it.amountMinor() == voucher.remainingMinor
                ? ""
                : it.amountMinor() + " was voided, but " + voucher.remainingMinor + " was left";
    }

    private String whereItGoes(String ofPrize, boolean toBreakage) {
        if (!ofPrize.equals(voucher.prize)) {
            return "it is of prize " + voucher.prize + ", not " + ofPrize;
        }
        boolean asRuled = toBreakage == (rule.terms().expiry() == CampaignTerms.Expiry.BREAKAGE);
        return asRuled ? "" : "its money went elsewhere than to " + rule.terms().expiry();
    }
}
