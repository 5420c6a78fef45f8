package io.hongbao.channel;

/** What is compared with what. */
enum Ratio {
    OPENS_PER_SHARE("opens"),
    ACCEPTANCES_PER_OPEN("acceptances");

    private final String outcome;

    Ratio(String outcome) {
        this.outcome = outcome;
    }

    /** What comes of the causes, in the plural. */
    String outcome() {
        return outcome;
    }

    long causes(MinuteCounts counts) {
        return this == OPENS_PER_SHARE ? counts.shares() : counts.opens();
    }

    long outcomes(MinuteCounts counts) {
        return this == OPENS_PER_SHARE ? counts.opens() : counts.acceptances();
    }
}
