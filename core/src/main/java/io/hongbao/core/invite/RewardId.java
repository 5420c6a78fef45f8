package io.hongbao.core.invite;

import java.util.Locale;

/**
 * Names a reward within its campaign: nothing pays it twice.
 *
 * @param invite the invite's number
 * @param kind whose it is
 * @param acceptance which acceptance of the invite earned it, from 1
 * @param step 0 for the acceptance itself; else on which day after it the friend came back
 */
public record RewardId(long invite, RewardKind kind, int acceptance, int step) {

    /** For the acceptance itself. */
    public static final int AT_ONCE = 0;

    /**
     * What its voucher is granted for, in place of a claim's key. No claim has the same: a slash
     * stands in no idempotency key.
     */
    public String voucherKey() {
        return "invite/"
                + invite
                + "/"
                + acceptance
                + "/"
                + kind.name().toLowerCase(Locale.ROOT)
                + "/"
                + step;
    }
}
