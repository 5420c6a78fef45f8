package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Money comes back onto a card that forfeits its rest, while another order holds it: the auditor
 * knows by itself that this money is not forfeited with that order.
 */
final class RefundDuringHoldTest {
    private static final Person EVE = HostDriver.person(1);

    private final VirtualClock clock = new VirtualClock(Run.START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(1);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(1, 1), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);
    private final CampaignTerms terms =
            new CampaignTermsGenerator(new SplittableRandom(1), secrets)
                    .plain(
                            "forfeits",
                            Run.START_MILLIS,
                            5,
                            new Prize.Card(40, 5_000, List.of(), 0, Prize.Rest.FORFEIT));

    private Quote ordered(int cups, String key) {
        Outcome.Quoted quoted =
                (Outcome.Quoted)
                        driver.ask(
                                new Command.MakeQuote(
                                        EVE.user(),
                                        terms.id(),
                                        "tea",
                                        List.of(new Line("tea", cups, List.of(), "")),
                                        VoucherWish.Best.INSTANCE,
                                        key));
        Quote quote = quoted.quote();
        assertThat(quote.payableMinor()).isZero();
        driver.ask(new Command.PlaceOrder(EVE.user(), terms.id(), quote.id(), quote.hash()));
        host.runUntilQuiet();
        driver.ask(
                new Command.ResolveEffect(
                        new EffectId(EVE.user(), EffectId.Kind.SEND_ORDER, quote.id(), 1),
                        new Effect.Done("ref")));
        return quote;
    }

    private void complete(Quote quote) {
        assertThat(
                        driver.ask(
                                new Command.AdvanceOrder(
                                        EVE.user(), quote.id(), OrderState.COMPLETED)))
                .isInstanceOf(Outcome.Ordered.class);
    }

    private void refund(Quote quote, long amountMinor, String key) {
        assertThat(
                        driver.ask(
                                new Command.RefundOrder(
                                        EVE.user(),
                                        quote.id(),
                                        amountMinor,
                                        key,
                                        HostDriver.by("ann"))))
                .isInstanceOf(Outcome.Ordered.class);
    }

    private Voucher card() {
        return driver.wallet(EVE).vouchers().getFirst();
    }

    /** An order of two cups, of which one came back before the next order and one during it. */
    private Quote held() {
        driver.open(terms);
        driver.ask(
                new Command.ApplyOutlet(
                        new OutletTermsGenerator(new SplittableRandom(1))
                                .kitchen(terms.id(), "tea", 12, 3),
                        HostDriver.by("ann")));
        driver.claim(EVE, terms, "", "key");
        Quote first = ordered(2, "a");
        complete(first);
        refund(first, first.subtotalMinor() / 2, "r1");
        Quote second = ordered(1, "b");
        refund(first, first.subtotalMinor() / 2, "r2");
        return second;
    }

    @Test
    void theAuditorForfeitsNothingThatCameBack() {
        Quote second = held();
        Auditor.Options underWay = new Auditor.Options(1_000, false, false);
        AuditReport during = HostAudit.of(host, underWay);
        assertThat(during.clean()).as(during.toText()).isTrue();
        complete(second);
        assertThat(card().remainingMinor()).isEqualTo(second.subtotalMinor());
        AuditReport after = HostAudit.of(host);
        assertThat(after.clean()).as(after.toText()).isTrue();
    }

    @Test
    void theAuditorFindsWhatCameBackAndWasForfeited() {
        Quote second = held();
        complete(second);
        Life life = Life.of(host);
        Life.Place<Event.VoucherRedeemed> redeemed =
                life.first(Event.VoucherRedeemed.class, it -> it.quote().equals(second.id()));
        Event.VoucherRedeemed it = redeemed.event();
        life.event(
                redeemed,
                new Event.VoucherRedeemed(
                        it.user(),
                        it.campaign(),
                        it.voucher(),
                        it.prize(),
                        it.quote(),
                        it.spentMinor(),
                        second.subtotalMinor(),
                        it.toBreakage()));
        assertThat(Auditor.audit(life).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(Invariant.VOUCHERS);
                    assertThat(violation.message())
                            .isEqualTo(
                                    second.subtotalMinor() + " was forfeited, but the rules say 0");
                });
    }

    @Test
    void theAuditorFindsAHoldThatForgotWhatCameBack() {
        held();
        long id = card().id();
        Life life = Life.of(host);
        life.entity(
                Wallet.class,
                wallet -> wallet.user().equals(EVE.user()),
                wallet -> wallet.replacing(forgetful(card())));
        assertThat(Auditor.audit(life).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(Invariant.STATE);
                    assertThat(violation.entity()).isEqualTo("voucher " + id + " of " + EVE.user());
                });
    }

    private static Voucher forgetful(Voucher card) {
        VoucherState.Held held = (VoucherState.Held) card.state();
        return card.withState(
                new VoucherState.Held(held.quote(), held.untilMillis(), held.leftMillis(), 0));
    }
}
