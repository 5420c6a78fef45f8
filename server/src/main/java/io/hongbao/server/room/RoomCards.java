package io.hongbao.server.room;

import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.Rfc3339;
import java.util.Optional;

/** Waiting rooms for their operators, as they are at this moment. */
public final class RoomCards {

    private final Campaigns campaigns;
    private final Doorkeeper doorkeeper;
    private final CampaignClock clock;

    public RoomCards(Campaigns campaigns, Doorkeeper doorkeeper, CampaignClock clock) {
        this.campaigns = campaigns;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    public RoomCard of(CampaignView campaign) {
        WaitingRoom room = campaigns.room(campaign.id());
        long nowMillis = clock.getAsLong();
        RoomState state = room.stateAt(campaign.campaign(), nowMillis);
        Optional<Outflow.Reading> outflow = doorkeeper.reading(campaign.id());
        int ceiling = room.ceilingPerSecond(campaign.terms());
        return new RoomCard(
                campaign.id(),
                RoomStatus.word(state),
                state.next().stream().map(RoomStatus::word).sorted().toList(),
                room.opening(),
                room.joined(),
                room.preQueued(),
                room.admittedUpTo(),
                room.joined() - room.admittedUpTo(),
                room.entered(),
                outflow.map(Outflow.Reading::perSecond).map(RoomCards::rounded).orElse(0.0),
                outflow.map(Outflow.Reading::ratePerSecond).map(RoomCards::rounded).orElse(null),
                outflow.map(Outflow.Reading::shown).map(RoomCards::rounded).orElse(null),
                ceiling == RoomRules.NO_CEILING ? null : ceiling,
                room.opensAtMillis() > nowMillis
                        ? Rfc3339.of(room.opensAtMillis(), campaign.terms().zone())
                        : null,
                room.commitment().isEmpty() ? null : room.commitment());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
