package io.hongbao.server.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Refund;
import io.hongbao.core.payout.Payouts;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EverAskedTest {

    private static final UserId ANN = FakeHost.user(1);
    private static final Order.Hold HOLD = new Order.Hold(7, "cash", 100, 1_000);

    private final FakeHost host = new FakeHost();

    private Order order(OrderState state, Payment.State payment) {
        host.order(1, state, payment);
        return new OrderBook(host).order(id(EffectId.Kind.CHARGE, 1)).orElseThrow();
    }

    private static EffectId id(EffectId.Kind kind, int attempt) {
        return new EffectId(ANN, kind, "o-1", attempt);
    }

    /** Without refunds: each order of the fake host has one. */
    private static List<EffectId.Kind> asked(Order order, int attempt) {
        return EnumSet.complementOf(EnumSet.of(EffectId.Kind.REFUND)).stream()
                .filter(kind -> EverAsked.of(id(kind, attempt), order))
                .toList();
    }

    @Test
    void anOrderWasAskedForWhatItsPathSays() {
        Order paying = order(OrderState.PAYING, Payment.State.CHARGING);
        assertThat(asked(paying, 1)).containsExactly(EffectId.Kind.CHARGE);
        Order stopping =
                paying.in(OrderState.STOPPING, OrderEnd.CANCELLED_BY_PERSON, Orders.NO_TIMER, 1);
        assertThat(asked(stopping, 1))
                .containsExactly(EffectId.Kind.CHARGE, EffectId.Kind.STOP_CHARGE);
        Order sending = order(OrderState.SENDING, Payment.State.NONE);
        assertThat(asked(sending, 1)).containsExactly(EffectId.Kind.SEND_ORDER);
        Order recalled =
                sending.in(OrderState.CANCELLED, OrderEnd.CANCELLED_BY_PERSON, Orders.NO_TIMER, 1);
        assertThat(asked(recalled, 1))
                .containsExactly(EffectId.Kind.SEND_ORDER, EffectId.Kind.RECALL_ORDER);
        Order refused =
                sending.in(OrderState.REJECTED, OrderEnd.OUTLET_REFUSED, Orders.NO_TIMER, 1);
        assertThat(asked(refused, 1)).containsExactly(EffectId.Kind.SEND_ORDER);
        for (Order one : List.of(paying, stopping, sending, recalled, refused)) {
            assertThat(asked(one, 2)).isEmpty();
        }
    }

    @Test
    void aRefundWasAskedForUnderItsNumberWhenItIsAboutThePayment() {
        Order order =
                order(OrderState.COMPLETED, Payment.State.CAPTURED)
                        .withRefund(new Refund(2, "onto-vouchers", 0, 100, true, 1))
                        .withRefund(new Refund(3, "of-money", 100, 0, true, 2));
        assertThat(EverAsked.of(id(EffectId.Kind.REFUND, 1), order)).isTrue();
        assertThat(EverAsked.of(id(EffectId.Kind.REFUND, 2), order)).isFalse();
        assertThat(EverAsked.of(id(EffectId.Kind.REFUND, 3), order)).isTrue();
        assertThat(EverAsked.of(id(EffectId.Kind.REFUND, 4), order)).isFalse();
    }

    @Test
    void aPayoutWasAskedForOnceItWasSent() {
        EffectId payout = new EffectId(ANN, EffectId.Kind.PAY_OUT, "p-1", 1);
        EffectId again = new EffectId(ANN, EffectId.Kind.PAY_OUT, "p-1", 2);
        Payouts none = Payouts.none(ANN);
        Payouts waiting = none.asked("p-1", "spring", HOLD, "key", 5);
        Payouts sent = waiting.sent("p-1", 6);
        assertThat(EverAsked.of(payout, none)).isFalse();
        assertThat(EverAsked.of(payout, waiting)).isFalse();
        assertThat(EverAsked.of(payout, sent)).isTrue();
        assertThat(EverAsked.of(again, sent)).isFalse();
    }
}
