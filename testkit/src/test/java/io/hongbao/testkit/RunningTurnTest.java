package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.core.Command;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A kitchen that makes one cup a minute, and an order that is cancelled in its own minute: the
 * auditor knows by itself that nobody else can have that minute's turn.
 */
final class RunningTurnTest {
    private static final Person EVE = HostDriver.person(1);

    private final VirtualClock clock = new VirtualClock(Run.START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(1);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(1, 1), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);
    private final CampaignTerms terms =
            new CampaignTermsGenerator(new SplittableRandom(1), secrets)
                    .plain(
                            "turns",
                            Run.START_MILLIS,
                            5,
                            new Prize.Card(40, 5_000, List.of(), 0, Prize.Rest.KEEP));

    @Test
    void aTurnOfTheRunningMinuteIsNotSoldAgain() {
        driver.open(terms);
        driver.ask(
                new Command.ApplyOutlet(
                        new OutletTermsGenerator(new SplittableRandom(1))
                                .kitchen(terms.id(), "tea", 1, 3),
                        HostDriver.by("ann")));
        driver.claim(EVE, terms, "", "key");
        Quote quote =
                ((Outcome.Quoted)
                                driver.ask(
                                        new Command.MakeQuote(
                                                EVE.user(),
                                                terms.id(),
                                                "tea",
                                                List.of(new Line("tea", 1, List.of(), "")),
                                                VoucherWish.Best.INSTANCE,
                                                "a")))
                        .quote();
        driver.ask(new Command.PlaceOrder(EVE.user(), terms.id(), quote.id(), quote.hash()));
        host.runUntilQuiet();
        driver.ask(new Command.CancelOrder(EVE.user(), quote.id(), OrderEnd.CANCELLED_BY_PERSON));
        host.runUntilQuiet();
        AuditReport report = HostAudit.of(host, new Auditor.Options(1_000, false, false));
        assertThat(report.clean()).as(report.toText()).isTrue();

        Life life = Life.of(host);
        Life.Place<Event.CapacityReleased> released =
                life.first(Event.CapacityReleased.class, _ -> true);
        Event.CapacityReleased it = released.event();
        life.event(
                released,
                it,
                new Event.CapacityReserved(
                        it.campaign(),
                        it.outlet(),
                        new OrderRef(EVE.user(), "again"),
                        it.reservation()));
        assertThat(Auditor.audit(life).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(Invariant.CAPACITY);
                    assertThat(violation.message())
                            .endsWith("has 2 makes, but the kitchen makes 1");
                });
    }
}
