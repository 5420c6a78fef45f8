package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRefusal;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every host must do with quotes and orders, beside {@link HostContract}. What it asks of the
 * world outside is answered by the tests themselves, so that no dispatcher is needed; a host that
 * has one must not let it answer.
 */
public abstract class OrderContract extends PrizeStopContract {

    private static final String OUTLET = "tea";
    private static final long MINUTE_MILLIS = 60_000L;

    /** Cups of 1500 to 1900, three minutes ahead; cards of 5000. */
    private CampaignTerms teaHouse(int makesPerMinute) {
        CampaignTerms terms =
                opened(
                        generator.plain(
                                "tea-house",
                                clock.getAsLong(),
                                5,
                                new Prize.Card(40, 5_000, List.of(), 0, Prize.Rest.KEEP)));
        OutletTerms outlet =
                new OutletTermsGenerator(new SplittableRandom(1))
                        .kitchen(terms.id(), OUTLET, makesPerMinute, 3);
        assertThat(driver().ask(new Command.ApplyOutlet(outlet, HostDriver.by("ann"))))
                .isEqualTo(new Outcome.OutletLed(1, false));
        EntityKey.OfOutlet key = new EntityKey.OfOutlet(terms.id(), OUTLET);
        driver().until(
                        "every shard to know the outlet",
                        () -> {
                            boolean known = true;
                            for (int shard = 0; shard < host().shards(); shard++) {
                                known &= host().read(shard, key).version() == 1;
                            }
                            return known;
                        });
        return terms;
    }

    private static UserId user(int person) {
        return HostDriver.person(person).user();
    }

    private Voucher card(int person, CampaignTerms terms) {
        Outcome outcome = driver().claim(HostDriver.person(person), terms, "", "key");
        return ((Outcome.Granted) outcome).voucher();
    }

    private Outcome ask(int person, CampaignTerms terms, int cups, VoucherWish wish, String key) {
        List<Line> lines = List.of(new Line("tea", cups, List.of(), ""));
        return driver().ask(
                        new Command.MakeQuote(user(person), terms.id(), OUTLET, lines, wish, key));
    }

    private Quote quote(int person, CampaignTerms terms, int cups, VoucherWish wish) {
        Outcome outcome = ask(person, terms, cups, wish, "quote-" + cups);
        assertThat(outcome).isInstanceOf(Outcome.Quoted.class);
        return ((Outcome.Quoted) outcome).quote();
    }

    private Order place(int person, Quote quote) {
        Outcome outcome =
                driver().ask(
                                new Command.PlaceOrder(
                                        user(person), quote.campaign(), quote.id(), quote.hash()));
        assertThat(outcome).isInstanceOf(Outcome.Ordered.class);
        return ((Outcome.Ordered) outcome).order();
    }

    private Order placed(int person, Quote quote, OrderState until) {
        place(person, quote);
        return awaited(person, quote.id(), until);
    }

    private Orders orders(int person) {
        UserId user = user(person);
        return host().read(user.shard(host().shards()), new EntityKey.OfOrders(user));
    }

    private Order awaited(int person, String order, OrderState state) {
        driver().until(
                        "the order to be " + state,
                        () -> orders(person).order(order).orElseThrow().state() == state);
        return orders(person).order(order).orElseThrow();
    }

    private Outcome answer(
            int person, Order order, EffectId.Kind kind, int attempt, Effect.Result result) {
        return driver().ask(
                        new Command.ResolveEffect(
                                new EffectId(user(person), kind, order.id(), attempt), result));
    }

    private Outcome done(int person, Order order, EffectId.Kind kind) {
        return answer(person, order, kind, 1, new Effect.Done("ref"));
    }

    private Outcome advance(int person, Order order, OrderState to) {
        return driver().ask(new Command.AdvanceOrder(user(person), order.id(), to));
    }

    private Voucher onlyVoucher(int person) {
        return driver().wallet(HostDriver.person(person)).vouchers().getFirst();
    }

    @Test
    final void aQuoteSetsNothingAsideAndIsRepeated() {
        CampaignTerms terms = teaHouse(12);
        card(1, terms);
        Quote quote = quote(1, terms, 2, VoucherWish.Best.INSTANCE);
        assertThat(quote.payableMinor()).isZero();
        clock.advance(1_000);
        assertThat(ask(1, terms, 2, VoucherWish.Best.INSTANCE, "quote-2"))
                .isEqualTo(new Outcome.Quoted(quote, true));
        assertThat(ask(1, terms, 1, VoucherWish.Best.INSTANCE, "quote-2"))
                .isEqualTo(new Outcome.OrderRefused(OrderRefusal.KEY_REUSED, "", Outcome.NEVER));
        assertThat(onlyVoucher(1).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        assertThat(orders(1).orders()).isEmpty();
    }

    @Test
    final void anOrderThatVouchersPayIsSentAcceptedAndCompleted() {
        CampaignTerms terms = teaHouse(12);
        Voucher card = card(1, terms);
        Quote quote = quote(1, terms, 2, VoucherWish.Best.INSTANCE);
        Order order = placed(1, quote, OrderState.SENDING);
        assertThat(place(1, quote)).isEqualTo(order);
        assertThat(orders(1).orders()).containsExactly(order);
        assertThat(onlyVoucher(1).state()).isInstanceOf(VoucherState.Held.class);
        assertThat(done(1, order, EffectId.Kind.SEND_ORDER)).isInstanceOf(Outcome.Ordered.class);
        assertThat(done(1, order, EffectId.Kind.SEND_ORDER)).isEqualTo(Outcome.Ignored.INSTANCE);
        advance(1, order, OrderState.MAKING);
        advance(1, order, OrderState.COMPLETED);
        assertThat(place(1, quote).state()).isEqualTo(OrderState.COMPLETED);
        assertThat(onlyVoucher(1).remainingMinor())
                .isEqualTo(card.amountMinor() - quote.subtotalMinor());
        assertThat(trialBalance(terms).balanceMinor(Account.SPENT))
                .isEqualTo(quote.subtotalMinor());
    }

    @Test
    final void aCancelledOrderGivesEverythingBack() {
        CampaignTerms terms = teaHouse(1);
        card(1, terms);
        Order order = placed(1, quote(1, terms, 2, VoucherWish.Best.INSTANCE), OrderState.SENDING);
        long running = Pace.minuteOf(clock.getAsLong());
        assertThat(pace(terms).loads())
                .extracting(Reservation.MinuteLoad::minute)
                .containsExactly(running, running + 1);
        Command.CancelOrder cancel =
                new Command.CancelOrder(user(1), order.id(), OrderEnd.CANCELLED_BY_PERSON);
        Outcome.Ordered cancelled = (Outcome.Ordered) driver().ask(cancel);
        assertThat(cancelled.order().end()).isEqualTo(OrderEnd.CANCELLED_BY_PERSON);
        assertThat(driver().ask(cancel)).isEqualTo(cancelled);
        assertThat(onlyVoucher(1).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        done(1, order, EffectId.Kind.RECALL_ORDER);
        driver().until(
                        "the turns to come to be free",
                        () ->
                                pace(terms)
                                        .loads()
                                        .equals(List.of(new Reservation.MinuteLoad(running, 1))));
    }

    private Pace pace(CampaignTerms terms) {
        for (int shard = 0; shard < host().shards(); shard++) {
            Pace pace = host().read(shard, new EntityKey.OfPace(terms.id(), OUTLET));
            if (!pace.loads().isEmpty()) {
                return pace;
            }
        }
        return Pace.idle(terms.id(), OUTLET);
    }

    @Test
    final void whatWasPaidComesBackWhenTheOutletRefuses() {
        CampaignTerms terms = teaHouse(12);
        Quote quote = quote(1, terms, 3, VoucherWish.NoVoucher.INSTANCE);
        Order order = placed(1, quote, OrderState.PAYING);
        done(1, order, EffectId.Kind.CHARGE);
        awaited(1, order.id(), OrderState.SENDING);
        assertThat(trialBalance(terms).balanceMinor(Account.PAID_IN))
                .isEqualTo(quote.payableMinor());
        answer(1, order, EffectId.Kind.SEND_ORDER, 1, new Effect.Refused("no milk"));
        assertThat(awaited(1, order.id(), OrderState.REJECTED).refunds()).hasSize(1);
        done(1, order, EffectId.Kind.REFUND);
        assertThat(orders(1).order(order.id()).orElseThrow().isMoneyUnresolved()).isFalse();
        assertThat(trialBalance(terms).balanceMinor(Account.PAID_IN)).isZero();
    }

    @Test
    final void aPaymentThatIsLateIsStoppedAndGivenBackWhenItWasTaken() {
        CampaignTerms terms = teaHouse(12);
        Quote quote = quote(1, terms, 1, VoucherWish.NoVoucher.INSTANCE);
        Order order = placed(1, quote, OrderState.PAYING);
        clock.advance(terms.orders().paymentMillis());
        awaited(1, order.id(), OrderState.STOPPING);
        answer(1, order, EffectId.Kind.STOP_CHARGE, 1, new Effect.Refused("it was", "taken"));
        Order ended = awaited(1, order.id(), OrderState.CANCELLED);
        assertThat(ended.end()).isEqualTo(OrderEnd.PAYMENT_TIMED_OUT);
        assertThat(ended.payment())
                .isEqualTo(new Payment(Payment.State.CAPTURED, "taken", quote.payableMinor()));
        done(1, order, EffectId.Kind.REFUND);
        assertThat(trialBalance(terms).balanceMinor(Account.PAYERS)).isZero();
    }

    @Test
    final void aSilentOutletLosesTheOrder() {
        CampaignTerms terms = teaHouse(12);
        card(1, terms);
        Order order = placed(1, quote(1, terms, 1, VoucherWish.Best.INSTANCE), OrderState.SENDING);
        clock.advance(terms.orders().outletMillis());
        assertThat(awaited(1, order.id(), OrderState.CANCELLED).end())
                .isEqualTo(OrderEnd.OUTLET_SILENT);
        assertThat(onlyVoucher(1).state()).isEqualTo(VoucherState.Issued.INSTANCE);
        done(1, order, EffectId.Kind.RECALL_ORDER);
    }

    @Test
    final void aKitchenTakesNoMoreThanItCanMake() {
        CampaignTerms terms = teaHouse(1);
        for (int person = 1; person <= 4; person++) {
            card(person, terms);
            Quote quote = quote(person, terms, 1, VoucherWish.Best.INSTANCE);
            Order order =
                    placed(person, quote, person < 4 ? OrderState.SENDING : OrderState.REJECTED);
            if (person < 4) {
                done(person, order, EffectId.Kind.SEND_ORDER);
            } else {
                assertThat(order.end()).isEqualTo(OrderEnd.OUTLET_FULL);
            }
        }
        // Nobody says any more: they are taken as completed.
        clock.advance(4 * 60 * MINUTE_MILLIS);
        for (int person = 1; person < 4; person++) {
            awaited(person, orders(person).orders().getFirst().id(), OrderState.COMPLETED);
        }
    }
}
