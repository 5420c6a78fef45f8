package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.RoomEvent;
import io.hongbao.journal.v1.JournalProto;

/**
 * Maps events; those of single prizes, outlets, orders, payouts, rooms and invites by {@link
 * PrizeStopMapping}, {@link OutletMapping}, {@link OrderMapping}, {@link PayoutMapping}, {@link
 * RoomMapping} and {@link InviteMapping}. In an entry {@link EventWire} writes and reads most of
 * them by hand. One switch each way, long because there are many kinds, so that the compiler sees
 * that none is missing.
 */
final class EventMapping {
    private EventMapping() {}

    static JournalProto.Event toProto(Event event) {
        JournalProto.Event.Builder builder = JournalProto.Event.newBuilder();
        switch (event) {
            case Event.CampaignApplied of ->
                    builder.getCampaignAppliedBuilder()
                            .setTerms(TermsMapping.toProto(of.terms()))
                            .setVersion(of.version())
                            .setDigest(of.digest())
                            .addAllChanges(
                                    of.changes().stream().map(TermsMapping::toProto).toList())
                            .setBy(PartMapping.toProto(of.by()));
            case Event.ActProposed of ->
                    builder.getActProposedBuilder()
                            .setCampaign(of.campaign())
                            .setAct(of.act())
                            .setBy(PartMapping.toProto(of.by()));
            case Event.StatusChanged of -> builder.setStatusChanged(ClearanceMapping.toProto(of));
            case Event.CampaignCopied of ->
                    builder.getCampaignCopiedBuilder()
                            .setTerms(TermsMapping.toProto(of.terms()))
                            .setStatusValue(EnumNumbers.STATUS.of(of.status()))
                            .setVersion(of.version());
            case Event.BudgetFunded of ->
                    builder.getBudgetFundedBuilder()
                            .setCampaign(of.campaign())
                            .setAmountMinor(of.amountMinor());
            case Event.StockAllotted of ->
                    builder.getStockAllottedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setStock(PartMapping.toProto(of.stock()))
                            .setIncoming(of.incoming());
            case Event.SliceSent of ->
                    builder.getSliceSentBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId())
                            .setToShard(of.toShard())
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.SliceSettled of ->
                    builder.getSliceSettledBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId());
            case Event.SliceVoided of ->
                    builder.getSliceVoidedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId())
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.TillWaited of ->
                    builder.getTillWaitedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setShard(of.shard());
            case Event.RecallStarted of ->
                    builder.getRecallStartedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setRound(of.round())
                            .addAllShards(of.shards());
            case Event.RecallAnswered of ->
                    builder.getRecallAnsweredBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setRound(of.round())
                            .setShard(of.shard())
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.BucketSoldOut of ->
                    builder.getBucketSoldOutBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()));
            case Event.StockReturned of ->
                    builder.getStockReturnedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setStock(PartMapping.toProto(of.stock()))
                            .setIncoming(of.incoming());
            case Event.ReopeningStarted of ->
                    builder.getReopeningStartedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .addAllShards(of.shards());
            case Event.ReopeningConfirmed of ->
                    builder.getReopeningConfirmedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setShard(of.shard());
            case Event.BucketReopened of ->
                    builder.getBucketReopenedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.MoneyTakenBack of ->
                    builder.getMoneyTakenBackBuilder()
                            .setCampaign(of.campaign())
                            .setAmountMinor(of.amountMinor());
            case Event.SliceAsked of ->
                    builder.getSliceAskedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setDry(of.dry());
            case Event.SliceReceived of ->
                    builder.getSliceReceivedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setTransferId(of.transferId())
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.NothingReceived of ->
                    builder.getNothingReceivedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()));
            case Event.SliceGivenBack of ->
                    builder.getSliceGivenBackBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setStock(PartMapping.toProto(of.stock()));
            case Event.SoldOutNoted of ->
                    builder.getSoldOutNotedBuilder()
                            .setCampaign(of.campaign())
                            .setBucket(PartMapping.toProto(of.bucket()))
                            .setSoldOut(of.soldOut());
            case Event.EnvelopeGranted of ->
                    builder.getEnvelopeGrantedBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setVoucher(PartMapping.toProto(of.voucher()))
                            .setSplitCount(of.splitCount())
                            .setSplitAmountMinor(of.splitAmountMinor());
            case Event.VoucherHeld of ->
                    builder.getVoucherHeldBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setQuote(of.quote())
                            .setUntilMillis(of.untilMillis())
                            .setLeftMillis(of.leftMillis());
            case Event.VoucherReleased of ->
                    builder.getVoucherReleasedBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setQuote(of.quote())
                            .setExtendedUntilMillis(of.extendedUntilMillis());
            case Event.VoucherRedeemed of ->
                    builder.getVoucherRedeemedBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setPrize(of.prize())
                            .setQuote(of.quote())
                            .setSpentMinor(of.spentMinor())
                            .setForfeitedMinor(of.forfeitedMinor())
                            .setToBreakage(of.toBreakage());
            case Event.VoucherExpired of ->
                    builder.getVoucherExpiredBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setPrize(of.prize())
                            .setAmountMinor(of.amountMinor())
                            .setToBreakage(of.toBreakage());
            case Event.VoucherVoided of ->
                    builder.getVoucherVoidedBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setPrize(of.prize())
                            .setAmountMinor(of.amountMinor())
                            .setBy(PartMapping.toProto(of.by()));
            case Event.VoucherRefunded of ->
                    builder.getVoucherRefundedBuilder()
                            .setUser(PartMapping.toProto(of.user()))
                            .setCampaign(of.campaign())
                            .setVoucher(of.voucher())
                            .setPrize(of.prize())
                            .setQuote(of.quote())
                            .setAmountMinor(of.amountMinor())
                            .setExtendedUntilMillis(of.extendedUntilMillis());
            case Event.OfOutlet of -> OutletMapping.put(of, builder);
            case Event.OfOrder of -> OrderMapping.put(of, builder);
            case Event.OfPayouts of -> PayoutMapping.put(of, builder);
            case PrizeEvent of -> PrizeStopMapping.put(of, builder);
            case RoomEvent of -> RoomMapping.put(of, builder);
            case InviteEvent of -> InviteMapping.put(of, builder);
        }
        return builder.build();
    }

    static Event fromProto(JournalProto.Event choice) {
        return switch (choice.getKindCase()) {
            case CAMPAIGN_APPLIED -> {
                JournalProto.CampaignApplied of = choice.getCampaignApplied();
                yield new Event.CampaignApplied(
                        TermsMapping.fromProto(of.getTerms()),
                        of.getVersion(),
                        of.getDigest(),
                        of.getChangesList().stream().map(TermsMapping::fromProto).toList(),
                        PartMapping.fromProto(of.getBy()));
            }
            case ACT_PROPOSED -> {
                JournalProto.ActProposed of = choice.getActProposed();
                yield new Event.ActProposed(
                        of.getCampaign(), of.getAct(), PartMapping.fromProto(of.getBy()));
            }
            case STATUS_CHANGED -> ClearanceMapping.fromProto(choice.getStatusChanged());
            case CAMPAIGN_COPIED -> {
                JournalProto.CampaignCopied of = choice.getCampaignCopied();
                yield new Event.CampaignCopied(
                        TermsMapping.fromProto(of.getTerms()),
                        EnumNumbers.STATUS.of(of.getStatusValue()),
                        of.getVersion());
            }
            case PRIZE_STOPPED -> PrizeStopMapping.fromProto(choice.getPrizeStopped());
            case PRIZE_RESUMED -> PrizeStopMapping.fromProto(choice.getPrizeResumed());
            case PRIZE_STOPS_COPIED -> PrizeStopMapping.fromProto(choice.getPrizeStopsCopied());
            case BUDGET_FUNDED -> {
                JournalProto.BudgetFunded of = choice.getBudgetFunded();
                yield new Event.BudgetFunded(of.getCampaign(), of.getAmountMinor());
            }
            case STOCK_ALLOTTED -> {
                JournalProto.StockAllotted of = choice.getStockAllotted();
                yield new Event.StockAllotted(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        PartMapping.fromProto(of.getStock()),
                        of.getIncoming());
            }
            case SLICE_SENT -> {
                JournalProto.SliceSent of = choice.getSliceSent();
                yield new Event.SliceSent(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getTransferId(),
                        of.getToShard(),
                        PartMapping.fromProto(of.getStock()));
            }
            case SLICE_SETTLED -> {
                JournalProto.SliceSettled of = choice.getSliceSettled();
                yield new Event.SliceSettled(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getTransferId());
            }
            case SLICE_VOIDED -> {
                JournalProto.SliceVoided of = choice.getSliceVoided();
                yield new Event.SliceVoided(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getTransferId(),
                        PartMapping.fromProto(of.getStock()));
            }
            case TILL_WAITED -> {
                JournalProto.TillWaited of = choice.getTillWaited();
                yield new Event.TillWaited(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()), of.getShard());
            }
            case RECALL_STARTED -> {
                JournalProto.RecallStarted of = choice.getRecallStarted();
                yield new Event.RecallStarted(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getRound(),
                        of.getShardsList());
            }
            case RECALL_ANSWERED -> {
                JournalProto.RecallAnswered of = choice.getRecallAnswered();
                yield new Event.RecallAnswered(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getRound(),
                        of.getShard(),
                        PartMapping.fromProto(of.getStock()));
            }
            case BUCKET_SOLD_OUT -> {
                JournalProto.BucketSoldOut of = choice.getBucketSoldOut();
                yield new Event.BucketSoldOut(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()));
            }
            case STOCK_RETURNED -> {
                JournalProto.StockReturned of = choice.getStockReturned();
                yield new Event.StockReturned(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        PartMapping.fromProto(of.getStock()),
                        of.getIncoming());
            }
            case REOPENING_STARTED -> {
                JournalProto.ReopeningStarted of = choice.getReopeningStarted();
                yield new Event.ReopeningStarted(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getShardsList());
            }
            case REOPENING_CONFIRMED -> {
                JournalProto.ReopeningConfirmed of = choice.getReopeningConfirmed();
                yield new Event.ReopeningConfirmed(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()), of.getShard());
            }
            case BUCKET_REOPENED -> {
                JournalProto.BucketReopened of = choice.getBucketReopened();
                yield new Event.BucketReopened(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        PartMapping.fromProto(of.getStock()));
            }
            case MONEY_TAKEN_BACK -> {
                JournalProto.MoneyTakenBack of = choice.getMoneyTakenBack();
                yield new Event.MoneyTakenBack(of.getCampaign(), of.getAmountMinor());
            }
            case SLICE_ASKED -> {
                JournalProto.SliceAsked of = choice.getSliceAsked();
                yield new Event.SliceAsked(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()), of.getDry());
            }
            case SLICE_RECEIVED -> {
                JournalProto.SliceReceived of = choice.getSliceReceived();
                yield new Event.SliceReceived(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        of.getTransferId(),
                        PartMapping.fromProto(of.getStock()));
            }
            case NOTHING_RECEIVED -> {
                JournalProto.NothingReceived of = choice.getNothingReceived();
                yield new Event.NothingReceived(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()));
            }
            case SLICE_GIVEN_BACK -> {
                JournalProto.SliceGivenBack of = choice.getSliceGivenBack();
                yield new Event.SliceGivenBack(
                        of.getCampaign(),
                        PartMapping.fromProto(of.getBucket()),
                        PartMapping.fromProto(of.getStock()));
            }
            case SOLD_OUT_NOTED -> {
                JournalProto.SoldOutNoted of = choice.getSoldOutNoted();
                yield new Event.SoldOutNoted(
                        of.getCampaign(), PartMapping.fromProto(of.getBucket()), of.getSoldOut());
            }
            case VOUCHER_EXPIRED -> {
                JournalProto.VoucherExpired of = choice.getVoucherExpired();
                yield new Event.VoucherExpired(
                        PartMapping.fromProto(of.getUser()),
                        of.getCampaign(),
                        of.getVoucher(),
                        of.getPrize(),
                        of.getAmountMinor(),
                        of.getToBreakage());
            }
            case VOUCHER_VOIDED -> {
                JournalProto.VoucherVoided of = choice.getVoucherVoided();
                yield new Event.VoucherVoided(
                        PartMapping.fromProto(of.getUser()),
                        of.getCampaign(),
                        of.getVoucher(),
                        of.getPrize(),
                        of.getAmountMinor(),
                        PartMapping.fromProto(of.getBy()));
            }
            case VOUCHER_REFUNDED -> {
                JournalProto.VoucherRefunded of = choice.getVoucherRefunded();
                yield new Event.VoucherRefunded(
                        PartMapping.fromProto(of.getUser()),
                        of.getCampaign(),
                        of.getVoucher(),
                        of.getPrize(),
                        of.getQuote(),
                        of.getAmountMinor(),
                        of.getExtendedUntilMillis());
            }
            case OUTLET_APPLIED -> OutletMapping.fromProto(choice.getOutletApplied());
            case OUTLET_PAUSED -> OutletMapping.fromProto(choice.getOutletPaused());
            case OUTLET_COPIED -> OutletMapping.fromProto(choice.getOutletCopied());
            case PAYOUT_ASKED -> PayoutMapping.fromProto(choice.getPayoutAsked());
            case PAYOUT_SENT -> PayoutMapping.fromProto(choice.getPayoutSent());
            case PAYOUT_PAID -> PayoutMapping.fromProto(choice.getPayoutPaid());
            case PAYOUT_FAILED -> PayoutMapping.fromProto(choice.getPayoutFailed());
            case REAL_NAME_SET -> PayoutMapping.fromProto(choice.getRealNameSet());
            case ROOM_LED -> RoomMapping.fromProto(choice.getRoomLed());
            case ROOM_OPENED -> RoomMapping.fromProto(choice.getRoomOpened());
            case PLACES_ADMITTED -> RoomMapping.fromProto(choice.getPlacesAdmitted());
            case ROOM_CEILING_SET -> RoomMapping.fromProto(choice.getRoomCeilingSet());
            case BYPASS_SET -> RoomMapping.fromProto(choice.getBypassSet());
            case ROOM_COPIED -> RoomMapping.fromProto(choice.getRoomCopied());
            case FRIEND_RETURNED -> InviteMapping.fromProto(choice.getFriendReturned());
            case SIDE_REVIEWED -> InviteMapping.fromProto(choice.getSideReviewed());
            case ACCEPTANCE_REVIEWED -> InviteMapping.fromProto(choice.getAcceptanceReviewed());
            case INVITE_REVIEWED -> InviteMapping.fromProto(choice.getInviteReviewed());
            case INVITE_REVOKED -> InviteMapping.fromProto(choice.getInviteRevoked());
            case ENVELOPE_GRANTED,
                    VOUCHER_HELD,
                    VOUCHER_RELEASED,
                    VOUCHER_REDEEMED,
                    CAPACITY_RESERVED,
                    CAPACITY_RELEASED,
                    QUOTE_MADE,
                    ORDER_PLACED,
                    ORDER_RESERVED,
                    ORDER_MOVED,
                    PAYMENT_MOVED,
                    PAYMENT_CAPTURED,
                    REFUND_STARTED,
                    REFUND_DONE,
                    TICKET_TAKEN,
                    TICKET_ENTERED,
                    INVITE_CREATED,
                    INVITE_ASKED,
                    INVITE_ACCEPTED,
                    INVITE_ANSWERED,
                    REWARD_MOVED ->
                    EventWire.readEvent(WireReader.of(choice));
            case KIND_NOT_SET -> throw Kinds.unknown(choice);
        };
    }
}
