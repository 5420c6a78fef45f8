package io.hongbao.journal;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Event;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.journal.v1.JournalProto;

/**
 * Maps quotes, orders, what happens to them, and what is asked of the world outside for them to the
 * generated classes, for exports. {@link OrderWire}, {@link QuoteWire} and {@link EffectWire} write
 * and read the bytes.
 */
final class OrderMapping {
    private OrderMapping() {}

    static void put(Event.OfOrder event, JournalProto.Event.Builder builder) {
        JournalProto.UserId user = PartMapping.toProto(event.user());
        switch (event) {
            case Event.QuoteMade of ->
                    builder.getQuoteMadeBuilder().setUser(user).setQuote(toProto(of.quote()));
            case Event.OrderPlaced of ->
                    builder.getOrderPlacedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .addAllHolds(of.holds().stream().map(OrderMapping::toProto).toList());
            case Event.OrderReserved of ->
                    builder.getOrderReservedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .setReservation(OutletMapping.toProto(of.reservation()));
            case Event.OrderMoved of -> put(of, builder.getOrderMovedBuilder());
            case Event.PaymentMoved of ->
                    builder.getPaymentMovedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .setToValue(EnumNumbers.PAYMENT_STATE.of(of.to()));
            case Event.PaymentCaptured of ->
                    builder.getPaymentCapturedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .setReference(of.reference())
                            .setAmountMinor(of.amountMinor());
            case Event.RefundStarted of ->
                    builder.getRefundStartedBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .setNumber(of.number())
                            .setKey(of.key())
                            .setPaymentMinor(of.paymentMinor())
                            .setVoucherMinor(of.voucherMinor())
                            .addAllBy(of.by().stream().map(PartMapping::toProto).toList());
            case Event.RefundDone of ->
                    builder.getRefundDoneBuilder()
                            .setUser(user)
                            .setCampaign(of.campaign())
                            .setOrder(of.order())
                            .setNumber(of.number())
                            .setReference(of.reference())
                            .setPaymentMinor(of.paymentMinor());
        }
    }

    private static void put(Event.OrderMoved of, JournalProto.OrderMoved.Builder builder) {
        builder.setUser(PartMapping.toProto(of.user()))
                .setCampaign(of.campaign())
                .setOrder(of.order())
                .setToValue(EnumNumbers.ORDER_STATE.of(of.to()))
                .setEndValue(EnumNumbers.ORDER_END.of(of.end()));
        if (of.deadlineAtMillis() != Orders.NO_TIMER) {
            builder.setDeadlineAtMillis(of.deadlineAtMillis());
        }
    }

    static JournalProto.Effect toProto(Effect effect) {
        return JournalProto.Effect.newBuilder()
                .setId(toProto(effect.id()))
                .setCampaign(effect.campaign())
                .setOutlet(effect.outlet())
                .setCurrency(effect.currency())
                .setAmountMinor(effect.amountMinor())
                .build();
    }

    static JournalProto.EffectId toProto(EffectId id) {
        return JournalProto.EffectId.newBuilder()
                .setUser(PartMapping.toProto(id.user()))
                .setKindValue(EnumNumbers.EFFECT_KIND.of(id.kind()))
                .setSubject(id.subject())
                .setAttempt(id.attempt())
                .build();
    }

    static JournalProto.Hold toProto(Order.Hold hold) {
        return JournalProto.Hold.newBuilder()
                .setVoucher(hold.voucher())
                .setPrize(hold.prize())
                .setSpentMinor(hold.spentMinor())
                .setLeftMillis(hold.leftMillis())
                .build();
    }

    static JournalProto.Quote toProto(Quote quote) {
        JournalProto.Quote.Builder builder =
                JournalProto.Quote.newBuilder()
                        .setId(quote.id())
                        .setCampaign(quote.campaign())
                        .setOutlet(quote.outlet())
                        .setSubtotalMinor(quote.subtotalMinor())
                        .setPayableMinor(quote.payableMinor())
                        .setMadeAtMillis(quote.madeAtMillis())
                        .setExpiresAtMillis(quote.expiresAtMillis())
                        .setKey(quote.key())
                        .setWish(toProto(quote.wish()));
        for (Quote.PricedLine priced : quote.lines()) {
            JournalProto.Quote.PricedLine.Builder line =
                    builder.addLinesBuilder()
                            .setLine(toProto(priced.line()))
                            .setTotalMinor(priced.totalMinor());
            for (Quote.Step step : priced.steps()) {
                line.addStepsBuilder()
                        .setGroup(step.group())
                        .setWhat(step.what())
                        .setAmountMinor(step.amountMinor());
            }
        }
        for (Quote.Part part : quote.vouchers()) {
            builder.addVouchersBuilder()
                    .setVoucher(part.voucher())
                    .setPrize(part.prize())
                    .setAmountMinor(part.amountMinor());
        }
        return builder.build();
    }

    private static JournalProto.Line toProto(Line line) {
        JournalProto.Line.Builder builder =
                JournalProto.Line.newBuilder()
                        .setItem(line.item())
                        .setQuantity(line.quantity())
                        .setSlot(line.slot());
        for (Line.Pick pick : line.picks()) {
            builder.addPicksBuilder().setGroup(pick.group()).setOption(pick.option());
        }
        return builder.build();
    }

    private static JournalProto.VoucherWish toProto(VoucherWish wish) {
        JournalProto.VoucherWish.Builder builder = JournalProto.VoucherWish.newBuilder();
        switch (wish) {
            case VoucherWish.Best _ ->
                    builder.setBest(JournalProto.VoucherWish.Best.getDefaultInstance());
            case VoucherWish.NoVoucher _ ->
                    builder.setNoVoucher(JournalProto.VoucherWish.NoVoucher.getDefaultInstance());
            case VoucherWish.OfPrize of -> builder.getOfPrizeBuilder().setPrize(of.prize());
            case VoucherWish.These these ->
                    builder.getTheseBuilder().addAllVouchers(these.vouchers());
        }
        return builder.build();
    }
}
