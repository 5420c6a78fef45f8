package io.hongbao.journal;

import io.hongbao.core.Event;
import io.hongbao.core.order.Order;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.Payouts;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;

/** Maps payouts and what happens to them. */
final class PayoutMapping {
    private PayoutMapping() {}

    static void put(Event.OfPayouts event, JournalProto.Event.Builder builder) {
        JournalProto.UserId user = PartMapping.toProto(event.user());
        switch (event) {
            case Event.PayoutAsked of ->
                    builder.getPayoutAskedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setPayout(of.payout())
                            .setHold(OrderMapping.toProto(of.hold()))
                            .setKey(of.key());
            case Event.PayoutSent of ->
                    builder.getPayoutSentBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setPayout(of.payout());
            case Event.PayoutPaid of ->
                    builder.getPayoutPaidBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setPayout(of.payout())
                            .setReference(of.reference())
                            .setAmountMinor(of.amountMinor());
            case Event.PayoutFailed of ->
                    builder.getPayoutFailedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setPayout(of.payout())
                            .setReason(of.reason());
            case Event.RealNameSet of ->
                    builder.getRealNameSetBuilder()
                            .setUser(user)
                            .setConfirmed(of.confirmed())
                            .setBy(PartMapping.toProto(of.by()));
        }
    }

    static Event fromProto(JournalProto.PayoutAsked of) {
        return new Event.PayoutAsked(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getPayout(),
                fromProto(of.getHold()),
                of.getKey());
    }

    static Event fromProto(JournalProto.PayoutSent of) {
        return new Event.PayoutSent(
                PartMapping.fromProto(of.getUser()), of.getCampaign(), of.getPayout());
    }

    static Event fromProto(JournalProto.PayoutPaid of) {
        return new Event.PayoutPaid(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getPayout(),
                of.getReference(),
                of.getAmountMinor());
    }

    static Event fromProto(JournalProto.PayoutFailed of) {
        return new Event.PayoutFailed(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getPayout(),
                of.getReason());
    }

    static Event fromProto(JournalProto.RealNameSet of) {
        return new Event.RealNameSet(
                PartMapping.fromProto(of.getUser()),
                of.getConfirmed(),
                PartMapping.fromProto(of.getBy()));
    }

    private static Order.Hold fromProto(JournalProto.Hold hold) {
        return new Order.Hold(
                hold.getVoucher(), hold.getPrize(), hold.getSpentMinor(), hold.getLeftMillis());
    }

    static StateProto.Payouts toProto(Payouts payouts) {
        StateProto.Payouts.Builder builder =
                StateProto.Payouts.newBuilder()
                        .setUser(PartMapping.toProto(payouts.user()))
                        .setHasRealName(payouts.hasRealName());
        for (Payout payout : payouts.payouts()) {
            builder.addPayoutsBuilder()
                    .setId(payout.id())
                    .setCampaign(payout.campaign())
                    .setHold(OrderMapping.toProto(payout.hold()))
                    .setKey(payout.key())
                    .setStateValue(EnumNumbers.PAYOUT_STATE.of(payout.state()))
                    .setNote(payout.note())
                    .setAskedAtMillis(payout.askedAtMillis())
                    .setSentAtMillis(payout.sentAtMillis())
                    .setEndedAtMillis(payout.endedAtMillis());
        }
        return builder.build();
    }

    static Payouts fromProto(StateProto.Payouts payouts) {
        return new Payouts(
                PartMapping.fromProto(payouts.getUser()),
                payouts.getHasRealName(),
                payouts.getPayoutsList().stream().map(PayoutMapping::fromProto).toList());
    }

    private static Payout fromProto(StateProto.Payout payout) {
        return new Payout(
                payout.getId(),
                payout.getCampaign(),
                fromProto(payout.getHold()),
                payout.getKey(),
                EnumNumbers.PAYOUT_STATE.of(payout.getStateValue()),
                payout.getNote(),
                payout.getAskedAtMillis(),
                payout.getSentAtMillis(),
                payout.getEndedAtMillis());
    }
}
