package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Orders that come to nothing, as many as one may have on a day, and what is left of them after a
 * week: the auditor counts and forgets by itself.
 */
final class ForgottenOrdersTest {
    private static final Person EVE = HostDriver.person(1);

    private final VirtualClock clock = new VirtualClock(Run.START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(1);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(2, 1), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);
    private final CampaignTerms terms =
            new CampaignTermsGenerator(new SplittableRandom(1), secrets)
                    .plain(
                            "declines",
                            Run.START_MILLIS,
                            20,
                            new Prize.Card(40, 5_000, List.of(), 0, Prize.Rest.KEEP));
    private int quotes;

    private String placed() {
        Outcome.Quoted quoted =
                (Outcome.Quoted)
                        driver.ask(
                                new Command.MakeQuote(
                                        EVE.user(),
                                        terms.id(),
                                        "tea",
                                        List.of(new Line("tea", 1, List.of(), "")),
                                        VoucherWish.NoVoucher.INSTANCE,
                                        "q" + quotes++));
        Quote quote = quoted.quote();
        assertThat(
                        driver.ask(
                                new Command.PlaceOrder(
                                        EVE.user(), terms.id(), quote.id(), quote.hash())))
                .isInstanceOf(Outcome.Ordered.class);
        host.runUntilQuiet();
        return quote.id();
    }

    private void answer(String order, EffectId.Kind kind, Effect.Result result) {
        assertThat(
                        driver.ask(
                                new Command.ResolveEffect(
                                        new EffectId(EVE.user(), kind, order, 1), result)))
                .isInstanceOf(Outcome.Ordered.class);
        host.runUntilQuiet();
    }

    private void completed(String order) {
        answer(order, EffectId.Kind.CHARGE, new Effect.Done("paid"));
        answer(order, EffectId.Kind.SEND_ORDER, new Effect.Done("taken"));
        driver.ask(new Command.AdvanceOrder(EVE.user(), order, OrderState.COMPLETED));
    }

    private void cancelled(String order) {
        driver.ask(new Command.CancelOrder(EVE.user(), order, OrderEnd.CANCELLED_BY_PERSON));
        answer(order, EffectId.Kind.STOP_CHARGE, new Effect.Done("stopped"));
    }

    private Orders orders() {
        return host.read(EVE.user().shard(2), new EntityKey.OfOrders(EVE.user()));
    }

    /** A day with one order less than the most that may be rejected, one cancelled, one made. */
    private void firstDay() {
        driver.open(terms);
        driver.ask(
                new Command.ApplyOutlet(
                        new OutletTermsGenerator(new SplittableRandom(1))
                                .kitchen(terms.id(), "tea", 30, 3),
                        HostDriver.by("ann")));
        host.runUntilQuiet();
        for (int i = 1; i < Orders.MAX_REJECTED_PER_DAY; i++) {
            answer(placed(), EffectId.Kind.CHARGE, new Effect.Refused("no money"));
        }
        cancelled(placed());
        completed(placed());
    }

    @Test
    void theAuditorForgetsWhatTheStateForgets() {
        firstDay();
        assertThat(orders().orders()).hasSize(Orders.MAX_REJECTED_PER_DAY + 1);
        AuditReport before = HostAudit.of(host);
        assertThat(before.clean()).as(before.toText()).isTrue();
        clock.advance(Orders.NOTHING_KEPT_MILLIS);
        completed(placed());
        assertThat(orders().orders())
                .extracting(Order::state)
                .containsExactly(OrderState.COMPLETED, OrderState.COMPLETED);
        AuditReport after = HostAudit.of(host);
        assertThat(after.clean()).as(after.toText()).isTrue();
        assertThat(after.orders().ended()).isEqualTo(before.orders().ended());
        assertThat(ShardedTestHost.fold(host.journal(EVE.user().shard(2))).entities())
                .isEqualTo(host.state(EVE.user().shard(2)).entities());
    }

    @Test
    void theAuditorFindsAnOrderThatIsForgottenTooEarly() {
        firstDay();
        clock.advance(Orders.NOTHING_KEPT_MILLIS - 60 * 60_000L);
        completed(placed());
        Life life = Life.of(host);
        life.entity(
                Orders.class,
                orders -> orders.user().equals(EVE.user()),
                orders ->
                        new Orders(
                                orders.user(),
                                orders.quotesMade(),
                                orders.quotes(),
                                new ArrayList<>(orders.orders().subList(1, orders.orders().size())),
                                orders.timerAtMillis()));
        assertThat(Auditor.audit(life).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(Invariant.STATE);
                    assertThat(violation.message())
                            .isEqualTo("by the journal there are 22 orders, in the state 21");
                });
    }

    /**
     * The order that was cancelled was rejected, says the journal: then the last is one too many.
     */
    @Test
    void theAuditorFindsAnOrderAfterTooManyThatWereRejected() {
        firstDay();
        Life life = Life.of(host);
        Life.Place<Event.OrderMoved> moved =
                life.first(Event.OrderMoved.class, it -> it.to() == OrderState.CANCELLED);
        Event.OrderMoved it = moved.event();
        life.event(
                moved,
                new Event.OrderMoved(
                        it.user(),
                        it.campaign(),
                        it.order(),
                        OrderState.REJECTED,
                        OrderEnd.PAYMENT_DECLINED,
                        it.deadlineAtMillis()));
        assertThat(Auditor.audit(life).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(Invariant.ORDERS);
                    assertThat(violation.message())
                            .isEqualTo("it was placed after 20 were rejected that day");
                });
    }
}
