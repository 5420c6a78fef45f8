package io.hongbao.core.invite;

/** Every reason why nothing is done with an invite. Nothing was changed. */
public enum InviteRefusal {
    CAMPAIGN_UNKNOWN,
    CAMPAIGN_NOT_STARTED,
    CAMPAIGN_PAUSED,
    CAMPAIGN_KILLED,
    CAMPAIGN_ENDED,
    CAMPAIGN_CLOSED,
    /** The campaign has no invites. */
    NO_INVITES,
    /** Their turn in the waiting room has not come. */
    PLACE_NEEDED,
    AUDIENCE_NOT_ELIGIBLE,
    REGION_NOT_ELIGIBLE,
    APP_VERSION_NOT_ELIGIBLE,
    /** Only people whom the app has never seen before may accept an invite. */
    FRIEND_NOT_NEW,
    INVITE_UNKNOWN,
    /** Nobody accepts their own invite. */
    OWN_INVITE,
    INVITE_EXPIRED,
    /** An operator has clawed it back. */
    INVITE_REVOKED,
    /** This person has accepted another invite of the campaign. */
    ALREADY_ACCEPTED,
    /** This person has asked for another invite, and its answer is on its way. */
    ANSWER_PENDING,
    /** Somebody else's acceptance has this idempotency key: it was not made by this person. */
    KEY_REUSED,
    /** This person has accepted no invite of the campaign. */
    ACCEPTANCE_UNKNOWN,
    /** What was reviewed to its end can't be led there. */
    REVIEW_ENDED
}
