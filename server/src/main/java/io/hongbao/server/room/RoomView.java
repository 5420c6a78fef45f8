package io.hongbao.server.room;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignView;

/**
 * A waiting room as it was a tenth of a second ago at most.
 *
 * @param perSecond how many places a second get their turn at the moment; 0 when that is not known
 */
record RoomView(CampaignView campaign, WaitingRoom room, double perSecond) {

    RoomState stateAt(long nowMillis) {
        return room.stateAt(campaign.campaign(), nowMillis);
    }

    /** Whether the ceiling in force lets nobody in. */
    boolean isStopped() {
        return room.ceilingPerSecond(campaign.terms()) == 0;
    }

    /** Whether people are let in now: the room admits, and there is something to come for. */
    boolean admits(long nowMillis) {
        CampaignStatus status = campaign.campaign().status();
        return stateAt(nowMillis).admits()
                && !isStopped()
                && (status == CampaignStatus.SCHEDULED || status == CampaignStatus.RUNNING)
                && nowMillis < campaign.terms().window().toMillis();
    }

    /** How many tickets have not had their turn. */
    long waiting() {
        return room.joined() - room.admittedUpTo();
    }
}
