package io.hongbao.core;

/** Every reason why a claim gets no envelope. */
public enum Refusal {
    CAMPAIGN_UNKNOWN(Scope.CAMPAIGN),
    CAMPAIGN_NOT_STARTED(Scope.CAMPAIGN),
    CAMPAIGN_PAUSED(Scope.CAMPAIGN),
    CAMPAIGN_KILLED(Scope.CAMPAIGN),
    CAMPAIGN_ENDED(Scope.CAMPAIGN),
    CAMPAIGN_CLOSED(Scope.CAMPAIGN),
    NO_WAVE_OPEN(Scope.CAMPAIGN),
    PLACE_NEEDED(Scope.REQUEST),
    PRIZE_UNKNOWN(Scope.REQUEST),
    PRIZE_NOT_IN_WAVE(Scope.REQUEST),
    PRIZE_NOT_CLAIMABLE(Scope.REQUEST),
    KEY_REUSED(Scope.REQUEST),
    AUDIENCE_NOT_ELIGIBLE(Scope.PERSON),
    REGION_NOT_ELIGIBLE(Scope.PERSON),
    APP_VERSION_NOT_ELIGIBLE(Scope.PERSON),
    ALREADY_CLAIMED(Scope.PERSON),
    ALREADY_CLAIMED_TODAY(Scope.PERSON),
    ORDER_NEEDED(Scope.PERSON),
    CAMPAIGN_CAP_REACHED(Scope.PERSON),
    CAMPAIGN_DAY_CAP_REACHED(Scope.PERSON),
    WAVE_CAP_REACHED(Scope.PERSON),
    WAVE_DAY_CAP_REACHED(Scope.PERSON),
    PRIZE_CAP_REACHED(Scope.PERSON),
    PRIZE_DAY_CAP_REACHED(Scope.PERSON),
    WALLET_FULL(Scope.PERSON),
    PRIZE_STOPPED(Scope.CAMPAIGN),
    PRIZE_SOLD_OUT(Scope.STOCK),
    PRIZE_SOLD_OUT_TODAY(Scope.STOCK),
    WAVE_SOLD_OUT(Scope.STOCK);

    /** What the reason lies in. */
    public enum Scope {
        /** The campaign is not giving envelopes, or not this prize, to anybody now. */
        CAMPAIGN,
        /** The request can't be met by anybody as it stands. */
        REQUEST,
        /** This person can't have it (now). */
        PERSON,
        /** There is none left (now). */
        STOCK
    }

    private final Scope scope;

    Refusal(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }
}
