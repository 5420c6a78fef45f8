package io.hongbao.core.room;

/** Every reason why the waiting room does nothing. Nothing was changed. */
public enum RoomRefusal {
    CAMPAIGN_UNKNOWN,
    /** It is a draft. */
    CAMPAIGN_NOT_PUBLISHED,
    CAMPAIGN_KILLED,
    CAMPAIGN_ENDED,
    CAMPAIGN_CLOSED,
    /** There is no waiting room now: nobody needs a place. */
    ROOM_NOT_OPEN,
    /** Nobody may join any more; who waits is admitted. */
    ROOM_DRAINING,
    /** This person has not joined. */
    TICKET_UNKNOWN,
    NOT_YOUR_TURN
}
