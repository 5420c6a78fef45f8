package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.payout.PayoutRefusal;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.wallet.VoucherState;
import org.junit.jupiter.api.Test;

/** The ways out of waiting: the name comes, the day ends, somebody takes the payout back. */
final class PayoutReleaseTest {
    private static final PayoutRules RULES = new PayoutRules(100, 1_500, 1_500, true);

    private final PayoutCase one = PayoutCase.nameless();

    private void onDay(long day) {
        one.shard().advanceTo(Rules.START_MILLIS + day * Rules.DAY_MILLIS);
        one.shard().runTimers();
    }

    private PayoutState state(Payout payout) {
        return one.payout(payout.id()).state();
    }

    /** Each of 10.00, asked for on two days; 15.00 may be paid on one. */
    private Payout[] twoWait() {
        long first = one.cash();
        long second = one.second();
        Payout a = one.asked(first, "a");
        onDay(1);
        one.renew(second);
        Payout b = one.asked(second, "b");
        return new Payout[] {a, b};
    }

    @Test
    void noMoreIsSentOnADayThanItsLimit() {
        Payout[] waiting = twoWait();
        one.name(true);
        assertThat(state(waiting[0])).isEqualTo(PayoutState.PAYING);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.WAITING);
        one.name(true);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.WAITING);
        one.shard().advanceTo(Rules.START_MILLIS + 2 * Rules.DAY_MILLIS - 1);
        one.shard().runTimers();
        assertThat(state(waiting[1])).isEqualTo(PayoutState.WAITING);
        onDay(2);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void whatFailedOnADayMakesRoomForTheRest() {
        Payout[] waiting = twoWait();
        one.name(true);
        one.answer(waiting[0], new Effect.Refused("no such account"));
        one.name(true);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.PAYING);
    }

    /** What was sent today that had waited counts for what is asked for today. */
    @Test
    void theReleasedOnesCountForTheDay() {
        long first = one.cash();
        long second = one.second();
        Payout a = one.asked(first, "a");
        onDay(1);
        one.renew(second);
        one.name(true);
        assertThat(state(a)).isEqualTo(PayoutState.PAYING);
        assertThat(one.ask(second, "b"))
                .isEqualTo(
                        new Outcome.PayoutRefused(
                                PayoutRefusal.PAYOUT_DAY_LIMIT_REACHED,
                                Rules.START_MILLIS + 2 * Rules.DAY_MILLIS));
        onDay(2);
        one.renew(second);
        assertThat(one.asked(second, "b").state()).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void aNameThatIsTakenBackHoldsTheRest() {
        Payout[] waiting = twoWait();
        one.name(true);
        one.name(false);
        onDay(2);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.WAITING);
        one.name(true);
        assertThat(state(waiting[1])).isEqualTo(PayoutState.PAYING);
    }

    /** Lowered limits must not have it wait for ever. */
    @Test
    void oneAloneIsSentAlsoWhenTheLimitWasLowered() {
        Payout payout = one.asked(one.cash(), "a");
        one.change(new PayoutRules(1, 500, 500, true));
        one.name(true);
        assertThat(state(payout)).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        long cash = one.cash();
        Payout payout = one.asked(cash, "a");
        onDay(3);
        one.led(CampaignStatus.KILLED);
        Outcome cancelled = one.cancel(payout.id(), false);
        Payout after = one.payout(payout.id());
        assertThat(cancelled).isEqualTo(new Outcome.PaysOut(after, false));
        assertThat(after.state()).isEqualTo(PayoutState.FAILED);
        assertThat(after.note()).isEqualTo(PayoutDecider.CANCELLED_BY_PERSON);
        assertThat(one.voucher(cash).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        assertThat(one.voucher(cash).extendedUntilMillis())
                .isEqualTo(one.shard().nowMillis() + Rules.DAY_MILLIS);
        assertThat(one.balanceMinor(Account.OUTSTANDING)).isEqualTo(PayoutCase.CASH_MINOR);
        int entries = one.shard().journal().size();
        assertThat(one.cancel(payout.id(), true)).isEqualTo(new Outcome.PaysOut(after, true));
        assertThat(one.shard().journal()).hasSize(entries);
        one.led(CampaignStatus.RUNNING).name(true);
        assertThat(one.effects()).isEmpty();
        assertThat(one.asked(cash, "b").state()).isEqualTo(PayoutState.PAYING);
    }

    @Test
    void anOperatorTakesBackWhatWaitsForTheDay() {
        Payout[] waiting = twoWait();
        one.name(true);
        one.cancel(waiting[1].id(), true);
        assertThat(one.payout(waiting[1].id()).note())
                .isEqualTo(PayoutDecider.CANCELLED_BY_OPERATOR);
        onDay(2);
        assertThat(one.effects()).hasSize(1);
    }

    /** A provider may use our words: what it refused was not cancelled. */
    @Test
    void aRefusalIsNoCancellation() {
        PayoutCase named = PayoutCase.with(RULES);
        named.name(true);
        Payout payout = named.asked(named.cash(), "a");
        named.answer(payout, new Effect.Refused(PayoutDecider.CANCELLED_BY_PERSON));
        assertThat(PayoutDecider.isCancelled(named.payout(payout.id()))).isFalse();
        assertThat(named.cancel(payout.id(), false))
                .isEqualTo(
                        new Outcome.PayoutRefused(
                                PayoutRefusal.PAYOUT_NOT_CANCELLABLE, Outcome.NEVER));
    }
}
