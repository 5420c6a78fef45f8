package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.Prize;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.wallet.VoucherState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a card of 25.00 that forfeits its rest loses with an order, and what it does not. */
final class ForfeitTest {
    private static final long EVENING_MILLIS = Rules.START_MILLIS + 20 * Rules.HOUR_MILLIS;

    private final OrderCase it =
            OrderCase.with(rules ->
                    rules.content = new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.FORFEIT));

    /** A cup of tea of 20.00 that the card has paid; its rest of 5.00 is gone. */
    private Order first() {
        Order first = it.completed(OrderCase.BEST).order();
        assertThat(it.card().remainingMinor()).isZero();
        return first;
    }

    private void refund(Order order, long amountMinor, String key) {
        assertThat(
                        it.shard.ask(
                                new Command.RefundOrder(
                                        OrderCase.EVE, order.id(), amountMinor, key, OneShard.ANN)))
                .isInstanceOf(Outcome.Ordered.class);
    }

    /** Night tea of 10.00, which the outlet has accepted. */
    private void second(String key) {
        it.shard.advanceTo(EVENING_MILLIS);
        it.shard.ask(
                OrderCase.place(
                        it.quote(
                                OrderCase.ask(
                                        "tea", OrderCase.BEST, key, OrderCase.line("night", 1)))));
        it.done(EffectId.Kind.SEND_ORDER);
        assertThat(it.order().state()).isEqualTo(OrderState.ACCEPTED);
    }

    private long outstandingMinor() {
        return it.shard.get(new EntityKey.OfLedger(Rules.ID)).balanceMinor(Account.OUTSTANDING);
    }

    @Test
    void theRestOfWhatWasHeldIsForfeited() {
        Order first = first();
        refund(first, 1_500, "a");
        second("night");
        it.advance(OrderState.COMPLETED);
        assertThat(it.card().redemptions().getLast().forfeitedMinor()).isEqualTo(500);
        assertThat(it.card().state()).isEqualTo(VoucherState.Redeemed.INSTANCE);
        assertThat(outstandingMinor()).isZero();
    }

    @Test
    void whatCameBackDuringAHoldStaysOnTheCard() {
        Order first = first();
        refund(first, 1_500, "a");
        second("night");
        refund(first, 300, "b");
        refund(first, 200, "c");
        it.advance(OrderState.COMPLETED);
        assertThat(it.card().redemptions().getLast().forfeitedMinor()).isEqualTo(500);
        assertThat(it.card().remainingMinor()).isEqualTo(500);
        assertThat(it.card().state()).isEqualTo(VoucherState.Issued.INSTANCE);
        assertThat(outstandingMinor()).isEqualTo(500);
    }

    /** What came back is part of the card when the next hold begins. */
    @Test
    void theNextHoldTakesAllOfIt() {
        Order first = first();
        refund(first, 1_500, "a");
        second("night");
        refund(first, 500, "b");
        it.cancel(OrderEnd.CANCELLED_BY_PERSON);
        assertThat(it.card().remainingMinor()).isEqualTo(2_000);
        second("again");
        it.advance(OrderState.COMPLETED);
        assertThat(it.card().redemptions().getLast().forfeitedMinor()).isEqualTo(1_000);
        assertThat(it.card().remainingMinor()).isZero();
    }

    /** A quote that is redeemed for more than it held takes of what came back. */
    @Test
    void aQuoteMaySpendWhatCameBack() {
        Order first = first();
        refund(first, 1_000, "a");
        long card = it.card().id();
        it.shard.ask(
                new Command.HoldVoucher(
                        OrderCase.EVE,
                        Rules.ID,
                        card,
                        "plain",
                        it.shard.nowMillis() + Rules.HOUR_MILLIS));
        refund(first, 1_000, "b");
        it.shard.ask(new Command.RedeemVoucher(OrderCase.EVE, Rules.ID, card, "plain", 1_500));
        assertThat(it.card().redemptions().getLast().forfeitedMinor()).isZero();
        assertThat(it.card().remainingMinor()).isEqualTo(500);
    }
}
