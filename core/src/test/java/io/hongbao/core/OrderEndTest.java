package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How an order ends, whatever ends it: everything is given back, to the last fen and second. */
final class OrderEndTest {

    /** Two cups of tea, of which a card pays 25.00 and Eve 15.00. */
    private record Row(String situation, OrderEnd end, Consumer<OrderCase> leads) {}

    private static final List<Row> TABLE =
            List.of(
                    new Row("a full kitchen", OrderEnd.OUTLET_FULL, OrderEndTest::fullKitchen),
                    new Row(
                            "paused between yes and capacity",
                            OrderEnd.OUTLET_PAUSED,
                            OrderEndTest::pausedMeanwhile),
                    new Row(
                            "the bank declines",
                            OrderEnd.PAYMENT_DECLINED,
                            it -> two(it).refused(EffectId.Kind.CHARGE)),
                    new Row(
                            "nobody says that it was paid, and it was not",
                            OrderEnd.PAYMENT_TIMED_OUT,
                            it ->
                                    two(it).later(OrderRules.STANDARD.paymentMillis())
                                            .done(EffectId.Kind.STOP_CHARGE)),
                    new Row(
                            "nobody says that it was paid, but it was",
                            OrderEnd.PAYMENT_TIMED_OUT,
                            it ->
                                    two(it).later(OrderRules.STANDARD.paymentMillis())
                                            .refused(EffectId.Kind.STOP_CHARGE)),
                    new Row(
                            "the payment comes while it is being stopped",
                            OrderEnd.PAYMENT_TIMED_OUT,
                            it ->
                                    two(it).later(OrderRules.STANDARD.paymentMillis())
                                            .done(EffectId.Kind.CHARGE)),
                    new Row(
                            "the outlet refuses",
                            OrderEnd.OUTLET_REFUSED,
                            it -> paid(it).refused(EffectId.Kind.SEND_ORDER)),
                    new Row(
                            "the outlet is silent",
                            OrderEnd.OUTLET_SILENT,
                            it -> paid(it).later(OrderRules.STANDARD.outletMillis())),
                    new Row(
                            "Eve cancels before she has paid",
                            OrderEnd.CANCELLED_BY_PERSON,
                            it -> {
                                two(it).cancel(OrderEnd.CANCELLED_BY_PERSON);
                                it.done(EffectId.Kind.STOP_CHARGE);
                            }),
                    new Row(
                            "Eve cancels what the outlet has not begun",
                            OrderEnd.CANCELLED_BY_PERSON,
                            it -> made(it).cancel(OrderEnd.CANCELLED_BY_PERSON)),
                    new Row(
                            "an operator cancels what is ready",
                            OrderEnd.CANCELLED_BY_OPERATOR,
                            it -> {
                                made(it).advance(OrderState.READY);
                                it.cancel(OrderEnd.CANCELLED_BY_OPERATOR);
                            }),
                    new Row(
                            "the outlet can't go on",
                            OrderEnd.CANCELLED_BY_OUTLET,
                            it -> {
                                made(it).advance(OrderState.MAKING);
                                it.advance(OrderState.CANCELLED);
                            }),
                    new Row(
                            "the outlet cancels before it has answered",
                            OrderEnd.CANCELLED_BY_OUTLET,
                            it -> paid(it).advance(OrderState.CANCELLED)),
                    new Row(
                            "killed before the outlet has accepted",
                            OrderEnd.CAMPAIGN_KILLED,
                            it -> {
                                paid(it).shard.lead(CampaignStatus.KILLED);
                                it.done(EffectId.Kind.SEND_ORDER);
                            }));

    private static OrderCase two(OrderCase it) {
        it.shard.ask(OrderCase.place(it.quote(2, OrderCase.BEST)));
        return it;
    }

    private static OrderCase paid(OrderCase it) {
        two(it).done(EffectId.Kind.CHARGE);
        return it;
    }

    private static OrderCase made(OrderCase it) {
        paid(it).done(EffectId.Kind.SEND_ORDER);
        return it;
    }

    private static void fullKitchen(OrderCase it) {
        it.shard.ask(new Command.ApplyOutlet(OrderCase.tea(2_000, 1), OneShard.ANN));
        it.shard.ask(OrderCase.place(it.quote(1, OrderCase.NONE)));
        it.done(EffectId.Kind.CHARGE);
        it.done(EffectId.Kind.SEND_ORDER);
        two(it);
    }

    /** On one shard nothing comes between: the capacity is asked for by hand. */
    private static void pausedMeanwhile(OrderCase it) {
        Command place = OrderCase.place(it.quote(2, OrderCase.BEST));
        Command pause = new Command.PauseOutlet(Rules.ID, "tea", true, OneShard.ANN);
        it.shard.ask(place, pause);
    }

    @TestFactory
    Stream<DynamicTest> everythingIsGivenBack() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> check(row)));
    }

    private static void check(Row row) {
        OrderCase it = OrderCase.plain();
        Voucher before = it.card();
        row.leads().accept(it);
        Order order = it.order();
        assertThat(order.end()).isEqualTo(row.end());
        assertThat(order.state()).isEqualTo(row.end().state());
        assertThat(order.deadlineAtMillis()).isEqualTo(Long.MAX_VALUE);
        Voucher after = it.card();
        assertThat(after.state()).isEqualTo(VoucherState.Issued.INSTANCE);
        assertThat(after.remainingMinor()).isEqualTo(before.remainingMinor());
        long endedAtMillis = order.stages().getLast().atMillis();
        boolean timePassed = endedAtMillis > order.placedAtMillis();
        assertThat(after.extendedUntilMillis())
                .isEqualTo(timePassed ? endedAtMillis + order.holds().getFirst().leftMillis() : 0);
        assertThat(order.refundedPaymentMinor()).isEqualTo(order.payment().capturedMinor());
        if (order.payment().capturedMinor() > 0) {
            assertThat(it.asked(EffectId.Kind.REFUND)).hasSize(1);
            it.done(EffectId.Kind.REFUND);
        }
        assertThat(it.order().isMoneyUnresolved()).isFalse();
        if (order.reservation() instanceof Reservation.Makes) {
            assertThat(released(it)).isEqualTo(1);
        }
    }

    private static long released(OrderCase it) {
        return it.shard.journal().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(Event.CapacityReleased.class::isInstance)
                .count();
    }

    @Test
    void soldOutSeatsRejectAnOrder() {
        OrderCase it = OrderCase.plain();
        it.placedSeats();
        it.shard.ask(
                OrderCase.place(
                        it.quote(
                                OrderCase.ask(
                                        "cinema",
                                        OrderCase.NONE,
                                        "more",
                                        OrderCase.seats(3, OrderCase.SLOT)))));
        assertThat(it.order().end()).isEqualTo(OrderEnd.SEATS_SOLD_OUT);
        assertThat(it.order().state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void everyEndIsInTheTable() {
        Set<OrderEnd> covered = EnumSet.of(OrderEnd.NONE, OrderEnd.SEATS_SOLD_OUT);
        TABLE.forEach(row -> covered.add(row.end()));
        assertThat(covered).containsExactlyInAnyOrder(OrderEnd.values());
    }

    @Test
    void aLateSuccessIsRefunded() {
        for (EffectId.Kind first : List.of(EffectId.Kind.STOP_CHARGE, EffectId.Kind.CHARGE)) {
            OrderCase it = two(OrderCase.plain());
            if (first == EffectId.Kind.STOP_CHARGE) {
                it.later(OrderRules.STANDARD.paymentMillis()).done(first);
            } else {
                it.refused(first);
            }
            assertThat(it.order().state().isEnded()).isTrue();
            it.later(Rules.DAY_MILLIS).done(EffectId.Kind.CHARGE);
            assertThat(it.order().payment().state()).isEqualTo(Payment.State.CAPTURED);
            assertThat(it.asked(EffectId.Kind.REFUND))
                    .extracting(Effect::amountMinor)
                    .containsExactly(1_500L);
            it.done(EffectId.Kind.CHARGE);
            assertThat(it.asked(EffectId.Kind.REFUND)).hasSize(1);
            it.done(EffectId.Kind.REFUND);
            assertThat(ledger(it).balanceMinor(Account.PAID_IN)).isZero();
        }
    }

    /** Whatever timers run: nobody knows yet whether the payment was taken. */
    @Test
    void noHoldLapsesWhileAPaymentIsUnresolved() {
        OrderCase it = two(OrderCase.plain());
        long leftMillis = it.order().holds().getFirst().leftMillis();
        it.later(30 * Rules.DAY_MILLIS);
        assertThat(it.order().state()).isEqualTo(OrderState.STOPPING);
        assertThat(it.card().state())
                .isEqualTo(
                        new VoucherState.Held(
                                it.order().id(),
                                VoucherState.Held.UNTIL_THE_ORDER_ENDS,
                                leftMillis,
                                0));
        it.done(EffectId.Kind.STOP_CHARGE);
        assertThat(it.card().extendedUntilMillis()).isEqualTo(it.shard.nowMillis() + leftMillis);
    }

    @Test
    void anAcceptedOrderIsCompletedAlsoAfterAKill() {
        OrderCase it = made(OrderCase.plain());
        it.shard.lead(CampaignStatus.KILLED);
        it.advance(OrderState.COMPLETED);
        assertThat(it.order().state()).isEqualTo(OrderState.COMPLETED);
        assertThat(it.card().state()).isEqualTo(VoucherState.Redeemed.INSTANCE);
    }

    @Test
    void anOutletThatSaysNothingMoreHasMadeIt() {
        OrderCase it = made(OrderCase.plain());
        it.later(3 * Rules.HOUR_MILLIS);
        assertThat(it.order().state()).isEqualTo(OrderState.COMPLETED);
    }

    /** Both are answers to SEND_ORDER, and not for a report to say. */
    @Test
    void aReportNeitherAcceptsNorRejects() {
        for (OrderState said : List.of(OrderState.ACCEPTED, OrderState.REJECTED)) {
            OrderCase it = paid(OrderCase.plain());
            Order before = it.order();
            assertThat(it.advance(said)).isEqualTo(new Outcome.Ordered(before));
            assertThat(it.order()).isEqualTo(before);
        }
    }

    /** An answer that changes nothing still ends the asking. */
    @Test
    void theAnswerToARecallIsJournaled() {
        OrderCase it = paid(OrderCase.plain()).later(OrderRules.STANDARD.outletMillis());
        int entries = it.shard.journal().size();
        assertThat(it.done(EffectId.Kind.RECALL_ORDER)).isEqualTo(Outcome.Handled.INSTANCE);
        assertThat(it.shard.journal()).hasSize(entries + 1);
        assertThat(it.shard.journal().getLast().cause())
                .isEqualTo(
                        new Entry.ByEffect(
                                new EffectId(
                                        OrderCase.EVE,
                                        EffectId.Kind.RECALL_ORDER,
                                        it.order().id(),
                                        1)));
        assertThat(it.refused(EffectId.Kind.SEND_ORDER)).isEqualTo(Outcome.Ignored.INSTANCE);
    }

    /** However it is cut up, the last refund brings the last fen, and vouchers get their share. */
    @Test
    void refundsGiveBackToTheLastFen() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            OrderCase it = made(OrderCase.plain());
            it.advance(OrderState.COMPLETED);
            List<Long> parts = new ArrayList<>();
            long leftMinor = 4_000;
            while (leftMinor > 0) {
                boolean last = parts.size() == Order.MAX_REFUNDS - 1;
                long partMinor = last ? leftMinor : random.nextLong(1, leftMinor + 1);
                parts.add(partMinor);
                leftMinor -= partMinor;
                assertThat(it.shard.ask(it.refund(partMinor, "r" + parts.size())))
                        .isInstanceOf(Outcome.Ordered.class);
            }
            assertThat(it.order().refundedVoucherMinor()).as("seed %s", seed).isEqualTo(2_500);
            assertThat(it.order().refundedPaymentMinor()).as("seed %s", seed).isEqualTo(1_500);
            assertThat(it.card().remainingMinor()).isEqualTo(2_500);
            assertThat(it.card().state()).isEqualTo(VoucherState.Issued.INSTANCE);
            assertThat(it.asked(EffectId.Kind.REFUND))
                    .extracting(Effect::amountMinor)
                    .allMatch(amount -> amount > 0);
            for (Effect refund : it.asked(EffectId.Kind.REFUND)) {
                it.resolve(EffectId.Kind.REFUND, refund.id().attempt(), new Effect.Done("r"));
            }
            assertThat(it.order().isMoneyUnresolved()).isFalse();
            assertThat(ledger(it).balanceMinor(Account.SPENT)).isZero();
            assertThat(ledger(it).balanceMinor(Account.PAID_IN)).isZero();
        }
    }

    private static Ledger ledger(OrderCase it) {
        return it.shard.get(new EntityKey.OfLedger(Rules.ID));
    }
}
