package io.hongbao.journal;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Event;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.Refund;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;

/** Maps quotes, orders, what happens to them, and what is asked of the world outside for them. */
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

    static Event fromProto(JournalProto.QuoteMade of) {
        return new Event.QuoteMade(PartMapping.fromProto(of.getUser()), fromProto(of.getQuote()));
    }

    static Event fromProto(JournalProto.OrderPlaced of) {
        return new Event.OrderPlaced(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                of.getHoldsList().stream().map(OrderMapping::fromProto).toList());
    }

    static Event fromProto(JournalProto.OrderReserved of) {
        return new Event.OrderReserved(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                OutletMapping.fromProto(of.getReservation()));
    }

    static Event fromProto(JournalProto.OrderMoved of) {
        return new Event.OrderMoved(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                EnumNumbers.ORDER_STATE.of(of.getToValue()),
                EnumNumbers.ORDER_END.of(of.getEndValue()),
                of.hasDeadlineAtMillis() ? of.getDeadlineAtMillis() : Orders.NO_TIMER);
    }

    static Event fromProto(JournalProto.PaymentMoved of) {
        return new Event.PaymentMoved(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                EnumNumbers.PAYMENT_STATE.of(of.getToValue()));
    }

    static Event fromProto(JournalProto.PaymentCaptured of) {
        return new Event.PaymentCaptured(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                of.getReference(),
                of.getAmountMinor());
    }

    static Event fromProto(JournalProto.RefundStarted of) {
        return new Event.RefundStarted(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                of.getNumber(),
                of.getKey(),
                of.getPaymentMinor(),
                of.getVoucherMinor(),
                of.getByList().stream().map(PartMapping::fromProto).toList());
    }

    static Event fromProto(JournalProto.RefundDone of) {
        return new Event.RefundDone(
                PartMapping.fromProto(of.getUser()),
                of.getCampaign(),
                of.getOrder(),
                of.getNumber(),
                of.getReference(),
                of.getPaymentMinor());
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

    static Effect fromProto(JournalProto.Effect effect) {
        return new Effect(
                fromProto(effect.getId()),
                effect.getCampaign(),
                effect.getOutlet(),
                effect.getCurrency(),
                effect.getAmountMinor());
    }

    static JournalProto.EffectId toProto(EffectId id) {
        return JournalProto.EffectId.newBuilder()
                .setUser(PartMapping.toProto(id.user()))
                .setKindValue(EnumNumbers.EFFECT_KIND.of(id.kind()))
                .setSubject(id.subject())
                .setAttempt(id.attempt())
                .build();
    }

    static EffectId fromProto(JournalProto.EffectId id) {
        return new EffectId(
                PartMapping.fromProto(id.getUser()),
                EnumNumbers.EFFECT_KIND.of(id.getKindValue()),
                id.getSubject(),
                id.getAttempt());
    }

    private static JournalProto.Hold toProto(Order.Hold hold) {
        return JournalProto.Hold.newBuilder()
                .setVoucher(hold.voucher())
                .setPrize(hold.prize())
                .setSpentMinor(hold.spentMinor())
                .setLeftMillis(hold.leftMillis())
                .build();
    }

    private static Order.Hold fromProto(JournalProto.Hold hold) {
        return new Order.Hold(
                hold.getVoucher(), hold.getPrize(), hold.getSpentMinor(), hold.getLeftMillis());
    }

    private static JournalProto.Quote toProto(Quote quote) {
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

    private static Quote fromProto(JournalProto.Quote quote) {
        return new Quote(
                quote.getId(),
                quote.getCampaign(),
                quote.getOutlet(),
                quote.getLinesList().stream().map(OrderMapping::fromProto).toList(),
                quote.getVouchersList().stream()
                        .map(part ->
                                new Quote.Part(
                                        part.getVoucher(), part.getPrize(), part.getAmountMinor()))
                        .toList(),
                quote.getSubtotalMinor(),
                quote.getPayableMinor(),
                quote.getMadeAtMillis(),
                quote.getExpiresAtMillis(),
                quote.getKey(),
                fromProto(quote.getWish()));
    }

    private static Quote.PricedLine fromProto(JournalProto.Quote.PricedLine priced) {
        return new Quote.PricedLine(
                fromProto(priced.getLine()),
                priced.getStepsList().stream()
                        .map(step ->
                                new Quote.Step(
                                        step.getGroup(), step.getWhat(), step.getAmountMinor()))
                        .toList(),
                priced.getTotalMinor());
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

    private static Line fromProto(JournalProto.Line line) {
        return new Line(
                line.getItem(),
                line.getQuantity(),
                line.getPicksList().stream()
                        .map(pick -> new Line.Pick(pick.getGroup(), pick.getOption()))
                        .toList(),
                line.getSlot());
    }

    static JournalProto.VoucherWish toProto(VoucherWish wish) {
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

    static VoucherWish fromProto(JournalProto.VoucherWish wish) {
        return switch (wish.getKindCase()) {
            case BEST -> VoucherWish.Best.INSTANCE;
            case NO_VOUCHER -> VoucherWish.NoVoucher.INSTANCE;
            case OF_PRIZE -> new VoucherWish.OfPrize(wish.getOfPrize().getPrize());
            case THESE -> new VoucherWish.These(wish.getThese().getVouchersList());
            case KIND_NOT_SET -> throw Kinds.unknown(wish);
        };
    }

    static StateProto.Orders toProto(Orders orders) {
        StateProto.Orders.Builder builder =
                StateProto.Orders.newBuilder()
                        .setUser(PartMapping.toProto(orders.user()))
                        .setQuotesMade(orders.quotesMade());
        orders.quotes().forEach(quote -> builder.addQuotes(toProto(quote)));
        orders.orders().forEach(order -> builder.addOrders(toProto(order)));
        if (orders.timerAtMillis() != Orders.NO_TIMER) {
            builder.setTimerAtMillis(orders.timerAtMillis());
        }
        return builder.build();
    }

    static Orders fromProto(StateProto.Orders orders) {
        return new Orders(
                PartMapping.fromProto(orders.getUser()),
                orders.getQuotesMade(),
                orders.getQuotesList().stream().map(OrderMapping::fromProto).toList(),
                orders.getOrdersList().stream().map(OrderMapping::fromProto).toList(),
                orders.hasTimerAtMillis() ? orders.getTimerAtMillis() : Orders.NO_TIMER);
    }

    private static StateProto.Order toProto(Order order) {
        StateProto.Order.Builder builder =
                StateProto.Order.newBuilder()
                        .setQuote(toProto(order.quote()))
                        .setStateValue(EnumNumbers.ORDER_STATE.of(order.state()))
                        .setEndValue(EnumNumbers.ORDER_END.of(order.end()))
                        .setReservation(OutletMapping.toProto(order.reservation()));
        order.holds().forEach(hold -> builder.addHolds(toProto(hold)));
        builder.getPaymentBuilder()
                .setStateValue(EnumNumbers.PAYMENT_STATE.of(order.payment().state()))
                .setReference(order.payment().reference())
                .setCapturedMinor(order.payment().capturedMinor());
        for (Refund refund : order.refunds()) {
            builder.addRefundsBuilder()
                    .setNumber(refund.number())
                    .setKey(refund.key())
                    .setPaymentMinor(refund.paymentMinor())
                    .setVoucherMinor(refund.voucherMinor())
                    .setDone(refund.done())
                    .setAtMillis(refund.atMillis());
        }
        for (Order.Stage stage : order.stages()) {
            builder.addStagesBuilder()
                    .setStateValue(EnumNumbers.ORDER_STATE.of(stage.state()))
                    .setAtMillis(stage.atMillis());
        }
        if (order.deadlineAtMillis() != Orders.NO_TIMER) {
            builder.setDeadlineAtMillis(order.deadlineAtMillis());
        }
        return builder.build();
    }

    private static Order fromProto(StateProto.Order order) {
        return new Order(
                fromProto(order.getQuote()),
                EnumNumbers.ORDER_STATE.of(order.getStateValue()),
                EnumNumbers.ORDER_END.of(order.getEndValue()),
                order.getHoldsList().stream().map(OrderMapping::fromProto).toList(),
                OutletMapping.fromProto(order.getReservation()),
                new Payment(
                        EnumNumbers.PAYMENT_STATE.of(order.getPayment().getStateValue()),
                        order.getPayment().getReference(),
                        order.getPayment().getCapturedMinor()),
                order.getRefundsList().stream()
                        .map(refund ->
                                new Refund(
                                        refund.getNumber(),
                                        refund.getKey(),
                                        refund.getPaymentMinor(),
                                        refund.getVoucherMinor(),
                                        refund.getDone(),
                                        refund.getAtMillis()))
                        .toList(),
                order.getStagesList().stream()
                        .map(stage ->
                                new Order.Stage(
                                        EnumNumbers.ORDER_STATE.of(stage.getStateValue()),
                                        stage.getAtMillis()))
                        .toList(),
                order.hasDeadlineAtMillis() ? order.getDeadlineAtMillis() : Orders.NO_TIMER);
    }
}
