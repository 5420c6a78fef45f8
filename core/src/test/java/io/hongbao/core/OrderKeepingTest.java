package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRefusal;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import org.junit.jupiter.api.Test;

/** Which orders a person's row keeps, so that retries lock nobody out. */
final class OrderKeepingTest {
    private static final long MINUTE_MILLIS = 60_000L;

    private final OrderCase it = OrderCase.plain();

    private Outcome place() {
        it.later(MINUTE_MILLIS);
        Quote quote = it.quote(1, OrderCase.NONE);
        return it.shard.ask(OrderCase.place(quote));
    }

    private Order declined() {
        assertThat(place()).isInstanceOf(Outcome.Ordered.class);
        it.refused(EffectId.Kind.CHARGE);
        assertThat(it.order().state()).isEqualTo(OrderState.REJECTED);
        return it.order();
    }

    private void after(long millis) {
        it.later(millis - MINUTE_MILLIS);
    }

    private boolean isKept(Order order) {
        return it.orders().order(order.id()).isPresent();
    }

    /** Two months of a card that is declined as often as it may be tried. */
    @Test
    void aDecliningCardLocksNobodyOut() {
        int most = 0;
        for (int day = 1; day <= 60; day++) {
            for (int i = 0; i < Orders.MAX_REJECTED_PER_DAY; i++) {
                declined();
            }
            assertThat(place())
                    .isEqualTo(
                            new Outcome.OrderRefused(
                                    OrderRefusal.TOO_MANY_REJECTED,
                                    "",
                                    Rules.START_MILLIS + day * Rules.DAY_MILLIS));
            most = Math.max(most, it.orders().orders().size());
            it.shard.advanceTo(Rules.START_MILLIS + day * Rules.DAY_MILLIS);
        }
        assertThat(most).isBetween(100, 160);
        assertThat(place()).isInstanceOf(Outcome.Ordered.class);
    }

    @Test
    void whatCameToNothingIsForgottenWithTheFirstOrderAfterAWeek() {
        Order declined = declined();
        after(Orders.NOTHING_KEPT_MILLIS - 1);
        place();
        assertThat(isKept(declined)).isTrue();
        it.later(1);
        assertThat(isKept(declined)).isTrue();
        place();
        assertThat(isKept(declined)).isFalse();
        assertThat(it.orders().orders()).hasSize(2);
        assertThat(
                        it.shard.ask(
                                new Command.ResolveEffect(
                                        new EffectId(
                                                OrderCase.EVE,
                                                EffectId.Kind.CHARGE,
                                                declined.id(),
                                                1),
                                        new Effect.Done("late"))))
                .isEqualTo(Outcome.Ignored.INSTANCE);
    }

    /** A provider that changes its word within the week gives the money back. */
    @Test
    void moneyThatWasTakenAllTheSameKeepsTheOrder() {
        Order declined = declined();
        it.done(EffectId.Kind.CHARGE);
        assertThat(it.order().payment().state()).isEqualTo(Payment.State.CAPTURED);
        after(2 * Orders.NOTHING_KEPT_MILLIS);
        place();
        assertThat(isKept(declined)).isTrue();
    }

    @Test
    void whatReachedItsOutletIsKept() {
        place();
        it.done(EffectId.Kind.CHARGE);
        it.refused(EffectId.Kind.SEND_ORDER);
        Order refused = it.order();
        assertThat(refused.end()).isEqualTo(OrderEnd.OUTLET_REFUSED);
        after(2 * Orders.NOTHING_KEPT_MILLIS);
        place();
        assertThat(isKept(refused)).isTrue();
    }

    @Test
    void whatMayStillBeAskedIsKept() {
        place();
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        it.refused(EffectId.Kind.CHARGE);
        Order declinedWhileStopping = it.order();
        assertThat(declinedWhileStopping.state()).isEqualTo(OrderState.CANCELLED);
        place();
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        it.done(EffectId.Kind.STOP_CHARGE);
        Order stopped = it.order();
        after(2 * Orders.NOTHING_KEPT_MILLIS);
        place();
        assertThat(isKept(declinedWhileStopping)).isTrue();
        assertThat(isKept(stopped)).isFalse();
    }
}
