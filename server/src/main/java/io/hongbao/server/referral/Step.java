package io.hongbao.server.referral;

import java.util.Locale;

/** The steps of the funnel, in their order. */
public enum Step {
    SHARES,
    OPENS,
    INSTALLS,
    ACCEPTANCES,
    /** Of the acceptances, those that earn the inviter something too. */
    REWARDED,
    FIRST_ORDERS;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
