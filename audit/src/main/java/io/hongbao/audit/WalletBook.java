package io.hongbao.audit;

import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.wallet.Redemption;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;

/** What the auditor knows of one wallet. Small: a million of these are in memory at once. */
final class WalletBook {

    final List<VoucherBook> vouchers = new ArrayList<>(1);
    long timerAtMillis = Wallet.NO_TIMER;

    /** Where a voucher is in its life. */
    enum Stage {
        ISSUED,
        HELD,
        REDEEMED,
        EXPIRED,
        VOIDED
    }

    /** What the auditor knows of one voucher. */
    static final class VoucherBook {
        final long id;
        final String campaign;
        final String wave;
        final String prize;
        final EarnedBy earnedBy;
        final long amountMinor;
        final long position;
        final long issuedAtMillis;
        final long day;
        final String key;
        final String wish;
        Stage stage = Stage.ISSUED;
        long remainingMinor;
        long extendedUntilMillis;
        String quote = "";
        long heldUntilMillis;
        long leftMillis;

        /** What was on it when it was held: all that a spending may take or forfeit. */
        long heldMinor;

        List<Redemption> redemptions = List.of();

        /**
         * {@code wave} and {@code prize} are the rules' own strings: a million vouchers share them.
         */
        VoucherBook(Voucher voucher, String campaign, String wave, String prize) {
            this.id = voucher.id();
            this.campaign = campaign;
            this.wave = wave;
            this.prize = prize;
            this.earnedBy = voucher.earnedBy();
            this.amountMinor = voucher.amountMinor();
            this.remainingMinor = voucher.amountMinor();
            this.position = voucher.position();
            this.issuedAtMillis = voucher.issuedAtMillis();
            this.day = voucher.day();
            this.key = voucher.key();
            this.wish = voucher.wish().equals(prize) ? prize : voucher.wish();
        }

        void spend(Redemption redemption) {
            List<Redemption> all = new ArrayList<>(redemptions);
            all.add(redemption);
            redemptions = List.copyOf(all);
            remainingMinor -= redemption.amountMinor() + redemption.forfeitedMinor();
        }

        /** Money comes back; what had expired or was voided meanwhile is gone. */
        void refund(long amountMinor, long untilMillis) {
            if (stage != Stage.ISSUED && stage != Stage.HELD) {
                remainingMinor = 0;
                stage = Stage.ISSUED;
            }
            remainingMinor += amountMinor;
            extendedUntilMillis = Math.max(extendedUntilMillis, untilMillis);
        }

        boolean isSpentBy(String byQuote) {
            for (Redemption redemption : redemptions) {
                if (redemption.quote().equals(byQuote)) {
                    return true;
                }
            }
            return false;
        }
    }
}
