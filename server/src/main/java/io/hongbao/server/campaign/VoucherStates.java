package io.hongbao.server.campaign;

import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;

/** The state of a voucher as its holder sees it. */
public final class VoucherStates {

    private VoucherStates() {}

    /**
     * The word for it. What is due reads as expired even before its timer ran; what a quote holds
     * does not expire, and a hold that is over is none.
     */
    public static String word(Voucher voucher, long expiresAtMillis, long nowMillis) {
        return switch (voucher.state()) {
            case VoucherState.Issued _ -> nowMillis >= expiresAtMillis ? "expired" : "issued";
            case VoucherState.Held held -> held.isLapsed(nowMillis) ? "issued" : "held";
            case VoucherState.Redeemed _ -> "redeemed";
            case VoucherState.Expired _ -> "expired";
            case VoucherState.Voided _ -> "voided";
        };
    }
}
