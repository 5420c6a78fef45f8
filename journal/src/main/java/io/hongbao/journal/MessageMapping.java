package io.hongbao.journal;

import io.hongbao.core.Message;
import io.hongbao.journal.v1.JournalProto;

/** Maps what shards tell each other; {@link MessageWire} reads and writes what orders say. */
final class MessageMapping {
    private MessageMapping() {}

    static JournalProto.Message toProto(Message message) {
        return JournalProto.Message.newBuilder()
                .setFromShard(message.fromShard())
                .setToShard(message.toShard())
                .setNumber(message.number())
                .setCampaign(message.campaign())
                .setBody(toProto(message.body()))
                .build();
    }

    static JournalProto.Message.Body toProto(Message.Body body) {
        JournalProto.Message.Body.Builder builder = JournalProto.Message.Body.newBuilder();
        switch (body) {
            case Message.CampaignUpdated of ->
                    builder.getCampaignUpdatedBuilder()
                            .setTerms(TermsMapping.toProto(of.terms()))
                            .setStatusValue(EnumNumbers.STATUS.of(of.status()))
                            .setVersion(of.version());
            case Message.PrizeStopsUpdated of ->
                    builder.getPrizeStopsUpdatedBuilder().addAllPrizes(of.prizes());
            case Message.AskForSlice of ->
                    builder.getAskForSliceBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setDry(of.dry());
            case Message.SliceOffered of ->
                    builder.getSliceOfferedBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId())
                            .setStock(PartMapping.toProto(of.stock()));
            case Message.SliceAccepted of ->
                    builder.getSliceAcceptedBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId());
            case Message.SliceDeclined of ->
                    builder.getSliceDeclinedBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId());
            case Message.NothingToSend of ->
                    builder.getNothingToSendBuilder().setBucket(PartMapping.toProto(of.bucket()));
            case Message.RecallSlice of ->
                    builder.getRecallSliceBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setRound(of.round());
            case Message.SliceReturned of ->
                    builder.getSliceReturnedBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setRound(of.round())
                            .setStock(PartMapping.toProto(of.stock()));
            case Message.SoldOut of ->
                    builder.getSoldOutBuilder().setBucket(PartMapping.toProto(of.bucket()));
            case Message.Reopen of ->
                    builder.getReopenBuilder().setBucket(PartMapping.toProto(of.bucket()));
            case Message.Reopened of ->
                    builder.getReopenedBuilder().setBucket(PartMapping.toProto(of.bucket()));
            case Message.EnvelopeReturned of ->
                    builder.getEnvelopeReturnedBuilder()
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setStock(PartMapping.toProto(of.stock()));
            case Message.MoneyReturned of ->
                    builder.getMoneyReturnedBuilder().setAmountMinor(of.amountMinor());
            case Message.OutletUpdated of ->
                    builder.getOutletUpdatedBuilder()
                            .setTerms(OutletMapping.toProto(of.terms()))
                            .setVersion(of.version())
                            .setPaused(of.paused());
            case Message.RoomUpdated of -> builder.setRoomUpdated(RoomMapping.toProto(of));
            case Message.ToInvite of -> InviteMessages.put(of, builder);
            case Message.ToFriend of -> InviteMessages.put(of, builder);
            case Message.Reserve of ->
                    builder.getReserveBuilder()
                            .setOrder(OutletMapping.toProto(of.order()))
                            .setOutlet(of.outlet())
                            .setMakes(of.makes())
                            .setSlot(of.slot())
                            .setSeats(of.seats());
            case Message.Reserved of ->
                    builder.getReservedBuilder()
                            .setOrder(OutletMapping.toProto(of.order()))
                            .setReservation(OutletMapping.toProto(of.reservation()));
            case Message.NotReserved of ->
                    builder.getNotReservedBuilder()
                            .setOrder(OutletMapping.toProto(of.order()))
                            .setReasonValue(EnumNumbers.ORDER_END.of(of.reason()));
            case Message.GiveUpReservation of ->
                    builder.getGiveUpReservationBuilder()
                            .setOrder(OutletMapping.toProto(of.order()))
                            .setOutlet(of.outlet())
                            .setReservation(OutletMapping.toProto(of.reservation()));
        }
        return builder.build();
    }

    static Message.Body fromProto(JournalProto.Message.Body choice) {
        return switch (choice.getKindCase()) {
            case CAMPAIGN_UPDATED -> {
                JournalProto.Message.CampaignUpdated of = choice.getCampaignUpdated();
                yield new Message.CampaignUpdated(
                        TermsMapping.fromProto(of.getTerms()),
                        EnumNumbers.STATUS.of(of.getStatusValue()),
                        of.getVersion());
            }
            case PRIZE_STOPS_UPDATED ->
                    new Message.PrizeStopsUpdated(choice.getPrizeStopsUpdated().getPrizesList());
            case ASK_FOR_SLICE -> {
                JournalProto.Message.AskForSlice of = choice.getAskForSlice();
                yield new Message.AskForSlice(PartMapping.fromProto(of.getBucket()), of.getDry());
            }
            case SLICE_OFFERED -> {
                JournalProto.Message.SliceOffered of = choice.getSliceOffered();
                yield new Message.SliceOffered(
                        PartMapping.fromProto(of.getBucket()),
                        of.getTransferId(),
                        PartMapping.fromProto(of.getStock()));
            }
            case SLICE_ACCEPTED -> {
                JournalProto.Message.SliceAccepted of = choice.getSliceAccepted();
                yield new Message.SliceAccepted(
                        PartMapping.fromProto(of.getBucket()), of.getTransferId());
            }
            case SLICE_DECLINED -> {
                JournalProto.Message.SliceDeclined of = choice.getSliceDeclined();
                yield new Message.SliceDeclined(
                        PartMapping.fromProto(of.getBucket()), of.getTransferId());
            }
            case NOTHING_TO_SEND -> {
                JournalProto.Message.NothingToSend of = choice.getNothingToSend();
                yield new Message.NothingToSend(PartMapping.fromProto(of.getBucket()));
            }
            case RECALL_SLICE -> {
                JournalProto.Message.RecallSlice of = choice.getRecallSlice();
                yield new Message.RecallSlice(PartMapping.fromProto(of.getBucket()), of.getRound());
            }
            case SLICE_RETURNED -> {
                JournalProto.Message.SliceReturned of = choice.getSliceReturned();
                yield new Message.SliceReturned(
                        PartMapping.fromProto(of.getBucket()),
                        of.getRound(),
                        PartMapping.fromProto(of.getStock()));
            }
            case SOLD_OUT -> {
                JournalProto.Message.SoldOut of = choice.getSoldOut();
                yield new Message.SoldOut(PartMapping.fromProto(of.getBucket()));
            }
            case REOPEN -> {
                JournalProto.Message.Reopen of = choice.getReopen();
                yield new Message.Reopen(PartMapping.fromProto(of.getBucket()));
            }
            case REOPENED -> {
                JournalProto.Message.Reopened of = choice.getReopened();
                yield new Message.Reopened(PartMapping.fromProto(of.getBucket()));
            }
            case ENVELOPE_RETURNED -> {
                JournalProto.Message.EnvelopeReturned of = choice.getEnvelopeReturned();
                yield new Message.EnvelopeReturned(
                        PartMapping.fromProto(of.getBucket()),
                        PartMapping.fromProto(of.getStock()));
            }
            case MONEY_RETURNED -> {
                JournalProto.Message.MoneyReturned of = choice.getMoneyReturned();
                yield new Message.MoneyReturned(of.getAmountMinor());
            }
            case OUTLET_UPDATED -> {
                JournalProto.Message.OutletUpdated of = choice.getOutletUpdated();
                yield new Message.OutletUpdated(
                        OutletMapping.fromProto(of.getTerms()), of.getVersion(), of.getPaused());
            }
            case ROOM_UPDATED -> RoomMapping.fromProto(choice.getRoomUpdated());
            case ASK_INVITE -> InviteMessages.fromProto(choice.getAskInvite());
            case INVITE_ACCEPTED_BY -> InviteMessages.fromProto(choice.getInviteAcceptedBy());
            case INVITE_REFUSED_TO -> InviteMessages.fromProto(choice.getInviteRefusedTo());
            case REVIEW_INVITE -> InviteMessages.fromProto(choice.getReviewInvite());
            case FRIEND_CAME_BACK -> InviteMessages.fromProto(choice.getFriendCameBack());
            case CLAW_BACK_ACCEPTANCE -> InviteMessages.fromProto(choice.getClawBackAcceptance());
            case RESERVE, RESERVED, NOT_RESERVED, GIVE_UP_RESERVATION ->
                    MessageWire.readBody(WireReader.of(choice));
            case KIND_NOT_SET -> throw Kinds.unknown(choice);
        };
    }
}
