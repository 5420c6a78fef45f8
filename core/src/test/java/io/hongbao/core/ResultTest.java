package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of providers and outlets that do not say what they seem to say. */
final class ResultTest {
    private static final List<Effect.Result> RESULTS =
            List.of(new Effect.Done("ref"), new Effect.Refused("no"));

    private final OrderCase it = OrderCase.plain();

    /** Nothing but a refund is asked a second time. */
    private void ignoresOtherAttempts(EffectId.Kind kind, OrderState state) {
        Order order = it.order();
        assertThat(order.state()).isEqualTo(state);
        int entries = it.shard.journal().size();
        for (Effect.Result result : RESULTS) {
            assertThat(it.resolve(kind, 2, result)).isEqualTo(Outcome.Ignored.INSTANCE);
        }
        assertThat(it.shard.journal()).hasSize(entries);
        assertThat(it.order()).isEqualTo(order);
    }

    @Test
    void aChargeThatWasNeverAskedIsIgnored() {
        it.placed(OrderCase.NONE);
        ignoresOtherAttempts(EffectId.Kind.CHARGE, OrderState.PAYING);
    }

    @Test
    void aStopThatWasNeverAskedIsIgnored() {
        it.placed(OrderCase.NONE);
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        ignoresOtherAttempts(EffectId.Kind.STOP_CHARGE, OrderState.STOPPING);
    }

    private void stopRefused(Effect.Refused refused) {
        it.placed(OrderCase.NONE);
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        it.resolve(EffectId.Kind.STOP_CHARGE, 1, refused);
        assertThat(it.order().state()).isEqualTo(OrderState.CANCELLED);
    }

    /** Accounting looks for payments by their reference: words must not get there. */
    @Test
    void theReasonOfARefusedStopIsNotThePaymentsReference() {
        stopRefused(new Effect.Refused("we had taken it already"));
        assertThat(it.order().payment()).isEqualTo(new Payment(Payment.State.CAPTURED, "", 2_000));
        assertThat(it.asked(EffectId.Kind.REFUND)).hasSize(1);
    }

    @Test
    void aRefusedStopNamesThePayment() {
        stopRefused(new Effect.Refused("we had taken it already", "p-7"));
        assertThat(it.order().payment())
                .isEqualTo(new Payment(Payment.State.CAPTURED, "p-7", 2_000));
    }

    @Test
    void aSendThatWasNeverAskedIsIgnored() {
        it.placed(OrderCase.NONE);
        it.done(EffectId.Kind.CHARGE);
        ignoresOtherAttempts(EffectId.Kind.SEND_ORDER, OrderState.SENDING);
    }

    @Test
    void aRecallThatWasNeverAskedIsIgnored() {
        it.accepted(OrderCase.NONE);
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        ignoresOtherAttempts(EffectId.Kind.RECALL_ORDER, OrderState.CANCELLED);
    }
}
