package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.Order;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.payout.PayoutRefusal;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.wallet.VoucherState;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Cash on its way to its holder, and every reason why it stays where it is. */
final class PayoutTest {
    private record Row(
            String situation, PayoutRefusal refusal, Function<PayoutCase, Outcome> last) {}

    private static List<Row> rows() {
        return List.of(
                new Row(
                        "a campaign that nobody knows",
                        PayoutRefusal.CAMPAIGN_UNKNOWN,
                        one ->
                                one.shard()
                                        .ask(
                                                new Command.RequestPayout(
                                                        PayoutCase.EVE, "nobody", 1, "a"))),
                new Row(
                        "killed",
                        PayoutRefusal.CAMPAIGN_KILLED,
                        one -> {
                            long cash = one.cash();
                            return one.led(CampaignStatus.KILLED).ask(cash, "a");
                        }),
                new Row(
                        "the key of another voucher",
                        PayoutRefusal.KEY_REUSED,
                        one -> {
                            one.ask(one.cash(), "a");
                            return one.ask(4711, "a");
                        }),
                new Row(
                        "somebody else's voucher",
                        PayoutRefusal.VOUCHER_UNKNOWN,
                        one -> one.ask(4711, "a")),
                new Row(
                        "a card",
                        PayoutRefusal.VOUCHER_NOT_CASH,
                        _ -> {
                            PayoutCase cards =
                                    new PayoutCase(new OneShard().with(new Rules().terms()));
                            return cards.ask(cards.cash(), "a");
                        }),
                new Row(
                        "a voucher that another payout holds",
                        PayoutRefusal.VOUCHER_NOT_USABLE,
                        one -> {
                            long cash = one.cash();
                            one.ask(cash, "a");
                            return one.ask(cash, "b");
                        }),
                new Row(
                        "a voucher that is due",
                        PayoutRefusal.VOUCHER_NOT_USABLE,
                        one -> {
                            long cash = one.cash();
                            one.shard().advanceTo(Rules.START_MILLIS + Rules.DAY_MILLIS);
                            return one.ask(cash, "a");
                        }),
                new Row(
                        "less than the least",
                        PayoutRefusal.PAYOUT_TOO_SMALL,
                        _ -> {
                            PayoutCase one =
                                    PayoutCase.with(new PayoutRules(1_001, 5_000, 5_000, false));
                            return one.ask(one.cash(), "a");
                        }),
                new Row(
                        "more than the most",
                        PayoutRefusal.PAYOUT_TOO_LARGE,
                        _ -> {
                            PayoutCase one = PayoutCase.with(new PayoutRules(1, 999, 5_000, false));
                            return one.ask(one.cash(), "a");
                        }),
                new Row(
                        "more than a day allows",
                        PayoutRefusal.PAYOUT_DAY_LIMIT_REACHED,
                        PayoutTest::overTheDay),
                new Row(
                        "one more after five that failed today",
                        PayoutRefusal.TOO_MANY_PAYOUTS_FAILED,
                        PayoutTest::afterFailures),
                new Row(
                        "cancel what was never asked for",
                        PayoutRefusal.PAYOUT_UNKNOWN,
                        one -> one.cancel("p-nobody", false)),
                new Row(
                        "cancel what the provider was asked for",
                        PayoutRefusal.PAYOUT_NOT_CANCELLABLE,
                        one -> one.cancel(one.asked(one.cash(), "a").id(), true)),
                new Row(
                        "more payouts than are kept",
                        PayoutRefusal.PAYOUTS_FULL,
                        one -> {
                            long cash = one.cash();
                            keepFailed(one, Payouts.MAX_PAYOUTS);
                            return one.ask(cash, "one more");
                        }));
    }

    private static Outcome afterFailures(PayoutCase one) {
        long cash = one.cash();
        for (int i = 0; i < Payouts.MAX_FAILED_PER_DAY; i++) {
            one.answer(one.asked(cash, "k" + i), new Effect.Refused("no such account"));
        }
        return one.ask(cash, "one more");
    }

    /** As if PayoutCase.EVE had asked for so many payouts the day before, and all had failed. */
    private static void keepFailed(PayoutCase one, int count) {
        long yesterdayMillis = Rules.START_MILLIS - Rules.DAY_MILLIS;
        List<Payout> failed =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                new Payout(
                                        "p-" + i,
                                        Rules.ID,
                                        new Order.Hold(1, "card", PayoutCase.CASH_MINOR, 1),
                                        "old" + i,
                                        PayoutState.FAILED,
                                        "no such account",
                                        yesterdayMillis,
                                        yesterdayMillis,
                                        yesterdayMillis))
                        .toList();
        one.shard()
                .put(
                        new EntityKey.OfPayouts(PayoutCase.EVE),
                        new Payouts(PayoutCase.EVE, true, failed));
    }

    /**
     * A second voucher on the same day: PayoutCase.EVE may ask for 15.00, and has asked for 10.00.
     */
    private static Outcome overTheDay(PayoutCase one) {
        one.ask(one.cash(), "a");
        return one.ask(one.second(), "b");
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalChangesNothing() {
        return rows().stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.refusal() + ": " + row.situation(),
                                () -> {
                                    PayoutCase one = PayoutCase.named();
                                    assertThat(refusal(row.last().apply(one)))
                                            .isEqualTo(row.refusal());
                                    int entries = one.shard().journal().size();
                                    assertThat(refusal(row.last().apply(one)))
                                            .isEqualTo(row.refusal());
                                    assertThat(one.shard().journal()).hasSize(entries);
                                }));
    }

    private static PayoutRefusal refusal(Outcome outcome) {
        return ((Outcome.PayoutRefused) outcome).refusal();
    }

    @Test
    void everyReasonHasARow() {
        EnumSet<PayoutRefusal> left = EnumSet.allOf(PayoutRefusal.class);
        rows().forEach(row -> left.remove(row.refusal()));
        assertThat(left).isEmpty();
    }

    @Test
    void theDaysLimitSaysWhenToComeBack() {
        Outcome refused = overTheDay(PayoutCase.named());
        assertThat(refused)
                .isEqualTo(
                        new Outcome.PayoutRefused(
                                PayoutRefusal.PAYOUT_DAY_LIMIT_REACHED,
                                Rules.START_MILLIS + Rules.DAY_MILLIS));
    }

    @Test
    void whoFailedTooOftenMayTryAgainTomorrow() {
        PayoutCase one = PayoutCase.named();
        assertThat(afterFailures(one))
                .isEqualTo(
                        new Outcome.PayoutRefused(
                                PayoutRefusal.TOO_MANY_PAYOUTS_FAILED,
                                Rules.START_MILLIS + Rules.DAY_MILLIS));
        long cash = one.cash();
        one.shard().advanceTo(Rules.START_MILLIS + Rules.DAY_MILLIS - 1);
        assertThat(one.ask(cash, "x")).isInstanceOf(Outcome.PayoutRefused.class);
        one.shard()
                .put(
                        new EntityKey.OfWallet(PayoutCase.EVE),
                        one.shard()
                                .get(new EntityKey.OfWallet(PayoutCase.EVE))
                                .replacing(
                                        one.voucher(cash)
                                                .released(
                                                        Rules.START_MILLIS
                                                                + 2 * Rules.DAY_MILLIS)));
        one.shard().advanceTo(Rules.START_MILLIS + Rules.DAY_MILLIS);
        assertThat(one.asked(cash, "x").state()).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void cashIsPaidOutAndItsVoucherSpent() {
        PayoutCase one = PayoutCase.named();
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        assertThat(payout.state()).isEqualTo(PayoutState.PAYING);
        assertThat(payout.amountMinor()).isEqualTo(PayoutCase.CASH_MINOR);
        assertThat(one.effects())
                .containsExactly(
                        new Effect(
                                payout.effect(PayoutCase.EVE),
                                Rules.ID,
                                "",
                                "CNY",
                                PayoutCase.CASH_MINOR));
        assertThat(one.balanceMinor(Account.OUTSTANDING)).isEqualTo(PayoutCase.CASH_MINOR);

        assertThat(one.answer(payout, new Effect.Done("ref-1")))
                .isInstanceOf(Outcome.PaysOut.class);
        assertThat(one.payout(payout.id()).state()).isEqualTo(PayoutState.PAID);
        assertThat(one.payout(payout.id()).note()).isEqualTo("ref-1");
        assertThat(one.voucher(cash).state()).isEqualTo(VoucherState.Redeemed.INSTANCE);
        assertThat(one.balanceMinor(Account.OUTSTANDING)).isZero();
        assertThat(one.balanceMinor(Account.SPENT)).isEqualTo(PayoutCase.CASH_MINOR);
    }

    @Test
    void anAnswerThatComesTwiceOrOtherwiseChangesNothing() {
        PayoutCase one = PayoutCase.named();
        Payout payout = one.asked(one.cash(), "a");
        one.answer(payout, new Effect.Done("ref-1"));
        int entries = one.shard().journal().size();
        assertThat(one.answer(payout, new Effect.Done("ref-2")))
                .isEqualTo(Outcome.Ignored.INSTANCE);
        assertThat(one.answer(payout, new Effect.Refused("no")))
                .isEqualTo(Outcome.Ignored.INSTANCE);
        EffectId another = new EffectId(PayoutCase.EVE, EffectId.Kind.PAY_OUT, payout.id(), 2);
        EffectId nobodys = new EffectId(PayoutCase.EVE, EffectId.Kind.PAY_OUT, "pnobody-1", 1);
        for (EffectId id : List.of(another, nobodys)) {
            assertThat(one.shard().ask(new Command.ResolveEffect(id, new Effect.Done(""))))
                    .isEqualTo(Outcome.Ignored.INSTANCE);
        }
        assertThat(one.shard().journal()).hasSize(entries);
        assertThat(one.balanceMinor(Account.SPENT)).isEqualTo(PayoutCase.CASH_MINOR);
    }

    @Test
    void aRefusedPayoutGivesTheVoucherBackWithTheTimeItHad() {
        PayoutCase one = PayoutCase.named();
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        long later = Rules.START_MILLIS + 3 * Rules.DAY_MILLIS;
        one.shard().advanceTo(later);
        one.shard().runTimers();
        one.answer(payout, new Effect.Refused("no such account"));
        assertThat(one.payout(payout.id()).state()).isEqualTo(PayoutState.FAILED);
        assertThat(one.payout(payout.id()).note()).isEqualTo("no such account");
        assertThat(one.voucher(cash).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        assertThat(one.voucher(cash).extendedUntilMillis()).isEqualTo(later + Rules.DAY_MILLIS);
        // What failed can be asked for again, as another payout.
        Payout again = one.asked(cash, "b");
        assertThat(again.id()).isNotEqualTo(payout.id());
        one.answer(again, new Effect.Done("ref"));
        assertThat(one.balanceMinor(Account.SPENT)).isEqualTo(PayoutCase.CASH_MINOR);
    }

    @Test
    void theSameRequestAgainGetsThePayoutAsItIs() {
        PayoutCase one = PayoutCase.named();
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        one.answer(payout, new Effect.Done("ref"));
        assertThat(one.ask(cash, "a"))
                .isEqualTo(new Outcome.PaysOut(one.payout(payout.id()), true));
        assertThat(one.effects()).hasSize(1);
    }

    @Test
    void aPayoutWaitsForTheRealName() {
        PayoutCase one = PayoutCase.nameless();
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        assertThat(payout.state()).isEqualTo(PayoutState.WAITING);
        assertThat(one.effects()).isEmpty();
        // It waits longer than the voucher would have been good.
        one.shard().advanceTo(Rules.START_MILLIS + 5 * Rules.DAY_MILLIS);
        one.shard().runTimers();
        assertThat(one.voucher(cash).state()).isInstanceOf(VoucherState.Held.class);
        assertThat(one.answer(payout, new Effect.Done("nobody asked")))
                .isEqualTo(Outcome.Ignored.INSTANCE);

        assertThat(one.name(true)).isEqualTo(new Outcome.RealNameKept(true));
        assertThat(one.payouts().hasRealName()).isTrue();
        assertThat(one.payout(payout.id()).state()).isEqualTo(PayoutState.PAYING);
        assertThat(one.effects())
                .extracting(Effect::id)
                .containsExactly(payout.effect(PayoutCase.EVE));
        int entries = one.shard().journal().size();
        one.name(true);
        assertThat(one.shard().journal()).hasSize(entries);
    }

    @Test
    void aNameThatIsTakenBackHoldsWhatComesAfter() {
        PayoutCase one = PayoutCase.named();
        Payout first = one.asked(one.cash(), "a");
        one.name(false);
        one.answer(first, new Effect.Refused("x"));
        assertThat(one.asked(first.hold().voucher(), "b").state()).isEqualTo(PayoutState.WAITING);
    }

    @Test
    void aCampaignMayDoWithoutTheName() {
        PayoutCase one = PayoutCase.with(new PayoutRules(1, 5_000, 5_000, false));
        assertThat(one.asked(one.cash(), "a").state()).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void whatWaitedInAKilledCampaignFailsWhenTheNameComes() {
        PayoutCase one = PayoutCase.nameless();
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        one.led(CampaignStatus.KILLED).name(true);
        assertThat(one.payout(payout.id()).state()).isEqualTo(PayoutState.FAILED);
        assertThat(one.payout(payout.id()).note()).isEqualTo(PayoutDecider.KILLED);
        assertThat(one.voucher(cash).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        one.led(CampaignStatus.RUNNING);
        assertThat(one.asked(cash, "b").state()).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void whatWasSentIsPaidWhateverBecomesOfTheCampaign() {
        PayoutCase one = PayoutCase.named();
        Payout payout = one.asked(one.cash(), "a");
        one.led(CampaignStatus.KILLED).answer(payout, new Effect.Done("ref"));
        assertThat(one.balanceMinor(Account.SPENT)).isEqualTo(PayoutCase.CASH_MINOR);
    }

    @Test
    void aClosedCampaignStillPaysOut() {
        PayoutCase one = PayoutCase.named();
        long cash = one.cash();
        assertThat(one.led(CampaignStatus.CLOSED).asked(cash, "a").state())
                .isEqualTo(PayoutState.PAYING);
    }

    @Test
    void nobodyTakesAVoucherFromItsPayout() {
        PayoutCase one = PayoutCase.named();
        long cash = one.cash();
        String id = one.asked(cash, "a").id();
        for (Command command :
                List.of(
                        new Command.VoidVoucher(PayoutCase.EVE, Rules.ID, cash, OneShard.ANN),
                        new Command.ReleaseVoucher(PayoutCase.EVE, Rules.ID, cash, id),
                        new Command.RedeemVoucher(PayoutCase.EVE, Rules.ID, cash, id, 1))) {
            assertThat(one.shard().ask(command))
                    .isEqualTo(new Outcome.VoucherRefused(Outcome.VoucherRefusal.VOUCHER_HELD));
        }
    }
}
