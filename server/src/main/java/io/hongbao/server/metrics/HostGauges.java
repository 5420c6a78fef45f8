package io.hongbao.server.metrics;

import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Pot;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.room.RoomCard;
import io.hongbao.server.room.RoomCards;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is read off the host when somebody looks: queue, lag, money and stock. */
@Singleton
public class HostGauges {

    private final PrometheusMeterRegistry registry;
    private final EmbeddedHost host;
    private final Campaigns campaigns;
    private final SteadyClock machineClock;
    private final AtomicBoolean bound = new AtomicBoolean();
    private final MultiGauge budget;
    private final MultiGauge tills;
    private final MultiGauge treasury;
    private final MultiGauge granted;
    private final MultiGauge running;
    private final MultiGauge waiting;
    private final MultiGauge outflow;
    private final RoomCards rooms;

    HostGauges(
            PrometheusMeterRegistry registry,
            EmbeddedHost host,
            Campaigns campaigns,
            SteadyClock machineClock,
            RoomCards rooms) {
        this.registry = registry;
        this.host = host;
        this.campaigns = campaigns;
        this.machineClock = machineClock;
        this.rooms = rooms;
        this.budget = multi("hongbao.budget.minor", "Balance of each account, in minor units");
        this.tills = multi("hongbao.till.stock", "Envelopes of each prize in the tills");
        this.treasury = multi("hongbao.treasury.stock", "Envelopes of each prize in the treasury");
        this.granted = multi("hongbao.prize.granted", "Envelopes of each prize granted so far");
        this.running = multi("hongbao.campaign.state", "1 for the state that each campaign is in");
        this.waiting =
                multi(
                        "hongbao.waiting.room.tickets",
                        "Tickets of this opening, by how far they are");
        this.outflow =
                multi(
                        "hongbao.waiting.room.outflow.per.second",
                        "Places that get their turn in a second");
    }

    /** Everything that is measured, in Prometheus' text format. */
    public synchronized String scrape() {
        if (bound.compareAndSet(false, true)) {
            bind();
        }
        List<MultiGauge.Row<?>> budgetRows = new ArrayList<>();
        List<MultiGauge.Row<?>> tillRows = new ArrayList<>();
        List<MultiGauge.Row<?>> treasuryRows = new ArrayList<>();
        List<MultiGauge.Row<?>> grantedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> stateRows = new ArrayList<>();
        List<MultiGauge.Row<?>> waitingRows = new ArrayList<>();
        List<MultiGauge.Row<?>> outflowRows = new ArrayList<>();
        for (CampaignView view : campaigns.all()) {
            addMoney(view, budgetRows, grantedRows);
            addStock(view, tillRows, treasuryRows);
            addRoom(view, waitingRows, outflowRows);
            String state = view.campaign().status().name().toLowerCase(Locale.ROOT);
            stateRows.add(MultiGauge.Row.of(Tags.of("campaign", view.id(), "state", state), 1));
        }
        budget.register(budgetRows, true);
        tills.register(tillRows, true);
        treasury.register(treasuryRows, true);
        granted.register(grantedRows, true);
        running.register(stateRows, true);
        waiting.register(waitingRows, true);
        outflow.register(outflowRows, true);
        return registry.scrape();
    }

    private MultiGauge multi(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void addMoney(
            CampaignView view,
            List<MultiGauge.Row<?>> budgetRows,
            List<MultiGauge.Row<?>> grantedRows) {
        Ledger ledger = campaigns.ledger(view.id());
        for (Account account : Account.values()) {
            Tags tags =
                    Tags.of(
                            "campaign",
                            view.id(),
                            "account",
                            account.name().toLowerCase(Locale.ROOT));
            budgetRows.add(MultiGauge.Row.of(tags, ledger.balanceMinor(account)));
        }
        for (Prize prize : view.terms().prizes()) {
            Tags tags = Tags.of("campaign", view.id(), "prize", prize.id());
            grantedRows.add(MultiGauge.Row.of(tags, ledger.prize(prize.id()).granted()));
        }
    }

    private void addRoom(
            CampaignView view,
            List<MultiGauge.Row<?>> waitingRows,
            List<MultiGauge.Row<?>> outflowRows) {
        RoomCard room = rooms.of(view);
        Tags tags = Tags.of("campaign", view.id());
        waitingRows.add(MultiGauge.Row.of(tags.and("at", "waiting"), room.waiting()));
        waitingRows.add(
                MultiGauge.Row.of(tags.and("at", "called"), room.admittedUpTo() - room.entered()));
        waitingRows.add(MultiGauge.Row.of(tags.and("at", "entered"), room.entered()));
        outflowRows.add(MultiGauge.Row.of(tags, room.outflowPerSecond()));
    }

    private void addStock(
            CampaignView view,
            List<MultiGauge.Row<?>> tillRows,
            List<MultiGauge.Row<?>> treasuryRows) {
        Treasury home = host.read(0, new EntityKey.OfTreasury(view.id()));
        Till till = host.read(0, new EntityKey.OfTill(view.id()));
        for (Prize prize : view.terms().prizes()) {
            Bucket bucket = Bucket.prize(prize.id());
            Tags tags = Tags.of("campaign", view.id(), "prize", prize.id());
            tillRows.add(MultiGauge.Row.of(tags, till.slice(bucket).stock().count()));
            long free = home.pot(bucket).map(Pot::free).map(stock -> stock.count()).orElse(0L);
            treasuryRows.add(MultiGauge.Row.of(tags, free));
        }
    }

    private void bind() {
        gauge(
                "hongbao.disk.wait.seconds",
                "How long the disk has been at the batch under way",
                own -> own.diskWaitMillis() / 1000.0);
        Gauge.builder(
                        "hongbao.clock.ahead.seconds",
                        machineClock,
                        clock -> clock.aheadMillis() / 1000.0)
                .description("How far the machine's clock was set back and is not caught up with")
                .register(registry);
        gauge("hongbao.queue.depth", "Commands that wait to be decided", EmbeddedHost::queueDepth);
        gauge(
                "hongbao.state.lag.entries",
                "Entries on disk that the state has not taken over yet",
                own -> Math.max(0, own.durableSeq() - own.appliedSeq()));
        gauge(
                "hongbao.state.overlay",
                "Wallets in memory that the state has not taken over yet",
                EmbeddedHost::overlaySize);
        gauge("hongbao.journal.bytes", "Size of the journal", EmbeddedHost::journalBytes);
        gauge("hongbao.journal.entries", "Entries on disk", EmbeddedHost::durableSeq);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        // Lives as long as the process: its listeners are never taken off.
        @SuppressWarnings("resource")
        JvmGcMetrics collector = new JvmGcMetrics();
        collector.bindTo(registry);
    }

    private void gauge(
            String name,
            String description,
            java.util.function.ToDoubleFunction<EmbeddedHost> value) {
        Gauge.builder(name, host, value).description(description).register(registry);
    }
}
