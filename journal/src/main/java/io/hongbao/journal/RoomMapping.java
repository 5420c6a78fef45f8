package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;

/**
 * Maps waiting rooms and what happens to them; {@link RoomWire} reads and writes what every person
 * does there.
 */
final class RoomMapping {
    private RoomMapping() {}

    static void put(RoomEvent event, JournalProto.Event.Builder builder) {
        switch (event) {
            case RoomEvent.RoomLed of ->
                    builder.getRoomLedBuilder()
                            .setCampaign(of.campaign())
                            .setFromValue(EnumNumbers.ROOM_STATE.of(of.from()))
                            .setToValue(EnumNumbers.ROOM_STATE.of(of.to()))
                            .setOpening(of.opening())
                            .setCommitment(of.commitment())
                            .setOpensAtMillis(of.opensAtMillis())
                            .setBy(PartMapping.toProto(of.by()));
            case RoomEvent.RoomOpened of -> {
                JournalProto.RoomOpened.Builder opened =
                        builder.getRoomOpenedBuilder()
                                .setCampaign(of.campaign())
                                .setFromValue(EnumNumbers.ROOM_STATE.of(of.from()))
                                .setOpening(of.opening())
                                .setPreQueued(of.preQueued())
                                .setCommitment(of.commitment())
                                .setSeed(of.seed())
                                .setBy(PartMapping.toProto(of.by()));
                if (of.to() != RoomState.OPEN) {
                    opened.setToValue(EnumNumbers.ROOM_STATE.of(of.to()));
                }
            }
            case RoomEvent.TicketTaken of ->
                    builder.getTicketTakenBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setOpening(of.opening())
                            .setIndex(of.index());
            case RoomEvent.PlacesAdmitted of ->
                    builder.getPlacesAdmittedBuilder()
                            .setCampaign(of.campaign())
                            .setOpening(of.opening())
                            .setUpTo(of.upTo());
            case RoomEvent.TicketEntered of ->
                    builder.getTicketEnteredBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setOpening(of.opening())
                            .setPlace(of.place());
            case RoomEvent.RoomCeilingSet of -> {
                JournalProto.RoomCeilingSet.Builder set =
                        builder.getRoomCeilingSetBuilder()
                                .setCampaign(of.campaign())
                                .setBy(PartMapping.toProto(of.by()));
                if (of.perSecond() != RoomRules.NO_CEILING) {
                    set.setPerSecond(of.perSecond());
                }
            }
            case RoomEvent.BypassSet of ->
                    builder.getBypassSetBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setBypassValue(EnumNumbers.BYPASS.of(of.bypass()))
                            .setBy(PartMapping.toProto(of.by()));
            case RoomEvent.RoomCopied of ->
                    builder.getRoomCopiedBuilder()
                            .setCampaign(of.campaign())
                            .setStateValue(EnumNumbers.ROOM_STATE.of(of.state()))
                            .setOpening(of.opening())
                            .setOpensAtMillis(of.opensAtMillis());
        }
    }

    static Event fromProto(JournalProto.RoomLed of) {
        return new RoomEvent.RoomLed(
                of.getCampaign(),
                EnumNumbers.ROOM_STATE.of(of.getFromValue()),
                EnumNumbers.ROOM_STATE.of(of.getToValue()),
                of.getOpening(),
                of.getCommitment(),
                of.getOpensAtMillis(),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.RoomOpened of) {
        return new RoomEvent.RoomOpened(
                of.getCampaign(),
                EnumNumbers.ROOM_STATE.of(of.getFromValue()),
                of.hasTo() ? EnumNumbers.ROOM_STATE.of(of.getToValue()) : RoomState.OPEN,
                of.getOpening(),
                of.getPreQueued(),
                of.getCommitment(),
                of.getSeed(),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.PlacesAdmitted of) {
        return new RoomEvent.PlacesAdmitted(of.getCampaign(), of.getOpening(), of.getUpTo());
    }

    static Event fromProto(JournalProto.RoomCeilingSet of) {
        return new RoomEvent.RoomCeilingSet(
                of.getCampaign(),
                of.hasPerSecond() ? of.getPerSecond() : RoomRules.NO_CEILING,
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.BypassSet of) {
        return new RoomEvent.BypassSet(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                EnumNumbers.BYPASS.of(of.getBypassValue()),
                PartMapping.fromProto(of.getBy()));
    }

    static Event fromProto(JournalProto.RoomCopied of) {
        return new RoomEvent.RoomCopied(
                of.getCampaign(),
                EnumNumbers.ROOM_STATE.of(of.getStateValue()),
                of.getOpening(),
                of.getOpensAtMillis());
    }

    static JournalProto.Message.RoomUpdated toProto(Message.RoomUpdated of) {
        return JournalProto.Message.RoomUpdated.newBuilder()
                .setStateValue(EnumNumbers.ROOM_STATE.of(of.state()))
                .setOpening(of.opening())
                .setOpensAtMillis(of.opensAtMillis())
                .build();
    }

    static Message.Body fromProto(JournalProto.Message.RoomUpdated of) {
        return new Message.RoomUpdated(
                EnumNumbers.ROOM_STATE.of(of.getStateValue()),
                of.getOpening(),
                of.getOpensAtMillis());
    }

    static JournalProto.RoomRules toProto(RoomRules rules) {
        JournalProto.RoomRules.Builder builder =
                JournalProto.RoomRules.newBuilder().setPreQueueMinutes(rules.preQueueMinutes());
        if (rules.ceilingPerSecond() != RoomRules.NO_CEILING) {
            builder.setCeilingPerSecond(rules.ceilingPerSecond());
        }
        return builder.build();
    }

    static RoomRules fromProto(JournalProto.RoomRules rules) {
        return new RoomRules(
                true,
                rules.getPreQueueMinutes(),
                rules.hasCeilingPerSecond() ? rules.getCeilingPerSecond() : RoomRules.NO_CEILING);
    }

    static StateProto.WaitingRoom toProto(WaitingRoom room) {
        StateProto.WaitingRoom.Builder builder =
                StateProto.WaitingRoom.newBuilder()
                        .setCampaign(room.campaign())
                        .setStateValue(EnumNumbers.ROOM_STATE.of(room.state()))
                        .setOpening(room.opening())
                        .setPreQueued(room.preQueued())
                        .setJoined(room.joined())
                        .setAdmittedUpTo(room.admittedUpTo())
                        .setEntered(room.entered())
                        .setOpensAtMillis(room.opensAtMillis())
                        .setCommitment(room.commitment())
                        .setSeed(room.seed());
        if (room.ceilingPerSecond() != RoomRules.NO_CEILING) {
            builder.setCeilingPerSecond(room.ceilingPerSecond());
        }
        return builder.build();
    }

    static WaitingRoom fromProto(StateProto.WaitingRoom room) {
        return new WaitingRoom(
                room.getCampaign(),
                EnumNumbers.ROOM_STATE.of(room.getStateValue()),
                room.getOpening(),
                room.getPreQueued(),
                room.getJoined(),
                room.getAdmittedUpTo(),
                room.getEntered(),
                room.hasCeilingPerSecond() ? room.getCeilingPerSecond() : RoomRules.NO_CEILING,
                room.getOpensAtMillis(),
                room.getCommitment(),
                room.getSeed());
    }
}
