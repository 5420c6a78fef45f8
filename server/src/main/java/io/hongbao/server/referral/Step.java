package io.hongbao.server.referral;

import java.util.Locale;

/** The steps of the funnel, in their order. */
public enum Step {
    SHARES(0),
    OPENS(1),
    INSTALLS(2),
    ACCEPTANCES(3),
    /** Of the acceptances, those that earn the inviter something too. */
    REWARDED(4),
    FIRST_ORDERS(5);

    private final int place;

    Step(int place) {
        this.place = place;
    }

    /** Where it is counted: from 0, without gaps. */
    int place() {
        return place;
    }

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
