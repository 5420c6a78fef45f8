package io.hongbao.core.campaign;

import java.util.Set;

/** The life cycle of a campaign. Each status names the ones that an operator may lead it to. */
public enum CampaignStatus {
    /** No campaign of that id is known. */
    ABSENT,
    /** Applied, and open to any change; nothing is funded yet. */
    DRAFT,
    /**
     * Published: its money lies in the treasury. Grants begin with its window, without another
     * command.
     */
    SCHEDULED,
    /** Its window has begun. */
    RUNNING,
    /** No new grants; what is held can be spent. */
    PAUSED,
    /** No new grants and no redemption. */
    KILLED,
    /** Over for good; the secrets are public. */
    CLOSED;

    /** Where an operator may lead a campaign from here. */
    public Set<CampaignStatus> next() {
        return switch (this) {
            case ABSENT -> Set.of(DRAFT);
            case DRAFT -> Set.of(SCHEDULED);
            case SCHEDULED, RUNNING -> Set.of(RUNNING, PAUSED, KILLED, CLOSED);
            case PAUSED -> Set.of(RUNNING, KILLED, CLOSED);
            case KILLED -> Set.of(RUNNING, CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Whether the money of the campaign lies in treasury and tills. */
    public boolean isFunded() {
        return this != ABSENT && this != DRAFT;
    }

    /** Whether vouchers of the campaign may be held and redeemed. */
    public boolean allowsRedemption() {
        return isFunded() && this != KILLED;
    }
}
