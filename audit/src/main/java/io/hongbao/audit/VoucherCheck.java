package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;

/**
 * The life of a voucher as it may be: issued, held by one quote, then released or redeemed; only an
 * issued one expires or is voided. Each method returns what is wrong; empty when nothing is.
 */
record VoucherCheck(WalletBook.VoucherBook voucher, Rules.Rule rule, Prize prize, long atMillis) {

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
        if (!rule.allowsRedemption()) {
            return "it was redeemed while the campaign was " + rule.status();
        }
        if (it.spentMinor() < 1 || it.spentMinor() > voucher.remainingMinor) {
            return it.spentMinor() + " was spent, but " + voucher.remainingMinor + " was left";
        }
        boolean forfeits =
                prize.content() instanceof Prize.Card card && card.rest() == Prize.Rest.FORFEIT;
        long forfeitedMinor = forfeits ? voucher.remainingMinor - it.spentMinor() : 0;
        if (it.forfeitedMinor() != forfeitedMinor) {
            return it.forfeitedMinor() + " was forfeited, but the rules say " + forfeitedMinor;
        }
        return whereItGoes(it.prize(), it.toBreakage());
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
