package io.hongbao.server.start;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.admin.AdminKeys;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.admin.EventsRoute;
import io.hongbao.server.admin.LiveRoute;
import io.hongbao.server.admin.Receipts;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.CampaignFiles;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.PublicCards;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.channel.ChannelWatch;
import io.hongbao.server.channel.Moments;
import io.hongbao.server.chat.ChatRoute;
import io.hongbao.server.chat.Guides;
import io.hongbao.server.chat.InterpretationRoute;
import io.hongbao.server.chat.Interpreters;
import io.hongbao.server.claim.ClaimRoute;
import io.hongbao.server.edge.EdgeLimits;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.edge.HotRoutes;
import io.hongbao.server.edge.Networks;
import io.hongbao.server.effect.Effects;
import io.hongbao.server.effect.HostAnswers;
import io.hongbao.server.invite.InviteRoutes;
import io.hongbao.server.landing.LandingRoutes;
import io.hongbao.server.launch.Clearances;
import io.hongbao.server.metrics.ChatMetrics;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.notice.Notices;
import io.hongbao.server.order.CancelRoute;
import io.hongbao.server.order.OrderReads;
import io.hongbao.server.order.OrderRoute;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.order.QuoteRoute;
import io.hongbao.server.order.Waits;
import io.hongbao.server.outlet.Neighbours;
import io.hongbao.server.outlet.OutletCommands;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.OperatorWords;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.page.WebPages;
import io.hongbao.server.referral.Referrals;
import io.hongbao.server.room.Doorkeeper;
import io.hongbao.server.room.PlacedPassRoute;
import io.hongbao.server.room.RoomPage;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.room.StatusRoute;
import io.hongbao.server.room.TicketFirst;
import io.hongbao.server.room.TicketRoute;
import io.hongbao.server.sandbox.Sandbox;
import io.hongbao.server.session.Arrivals;
import io.hongbao.server.session.PassKeys;
import io.hongbao.server.session.Passes;
import io.hongbao.server.session.People;
import io.hongbao.server.session.Revocations;
import io.hongbao.server.session.SessionRoute;
import io.hongbao.server.trace.TraceLog;
import io.hongbao.server.trace.Traces;
import io.hongbao.server.wallet.WalletCards;
import io.hongbao.server.webhook.Webhooks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hands the parts of the {@link Node} to whoever injects them. */
@Singleton
final class Wiring {

    /**
     * Start options, one a line: for runs without {@link HongbaoServer#main}, which are tests and
     * development.
     */
    static final String OPTIONS_PROPERTY = "hongbao.start.options";

    @Produces
    @Singleton
    Node node() {
        return Node.opened()
                .orElseGet(() -> {
                    String options =
                            ConfigProvider.getConfig().getValue(OPTIONS_PROPERTY, String.class);
                    return Node.open(StartOptions.parse(List.of(options.split("\n", -1))));
                });
    }

    @Produces
    @Singleton
    StartOptions options(Node node) {
        return node.options();
    }

    @Produces
    @Singleton
    PrometheusMeterRegistry registry(Node node) {
        return node.registry();
    }

    @Produces
    @Singleton
    CampaignClock clock(Node node) {
        return node.clock();
    }

    @Produces
    @Singleton
    SteadyClock machineClock(Node node) {
        return node.machineClock();
    }

    @Produces
    @Singleton
    EmbeddedHost host(Node node) {
        return node.host();
    }

    @Produces
    @Singleton
    Campaigns campaigns(Node node) {
        return node.campaigns();
    }

    @Produces
    @Singleton
    Clearances clearances(Node node) {
        return node.clearances();
    }

    @Produces
    @Singleton
    CampaignCommands commands(Node node) {
        return new CampaignCommands(node.campaigns(), node.host().secrets());
    }

    @Produces
    @Singleton
    CampaignFiles campaignFiles(Node node) {
        return node.campaignFiles();
    }

    @Produces
    @Singleton
    Outlets outlets(Node node) {
        return node.outlets();
    }

    @Produces
    @Singleton
    OutletLoad outletLoad(Node node) {
        return new OutletLoad(node.host());
    }

    @Produces
    @Singleton
    OutletCommands outletCommands(Node node) {
        return new OutletCommands(node.campaigns(), node.outlets());
    }

    @Produces
    @Singleton
    PublicCards cards(Node node) {
        return new PublicCards(node.host().secrets(), node.clock());
    }

    @Produces
    @Singleton
    WalletCards wallets(Node node, Ordering ordering) {
        return new WalletCards(node.host(), node.campaigns(), node.clock(), ordering);
    }

    @Produces
    @Singleton
    PassKeys passKeys(Node node) {
        return node.passKeys();
    }

    @Produces
    @Singleton
    Passes passes(Node node) {
        return node.passes();
    }

    @Produces
    @Singleton
    Revocations revocations(Node node) {
        return node.revocations();
    }

    @Produces
    @Singleton
    AdminKeys adminKeys(Node node) {
        return node.adminKeys();
    }

    @Produces
    @Singleton
    AuditLog auditLog(Node node) {
        return node.auditLog();
    }

    @Produces
    @Singleton
    Effects effects(Node node) {
        return node.outside().effects();
    }

    @Produces
    @Singleton
    HostAnswers answers(Node node) {
        return node.outside().answers();
    }

    @Produces
    @Singleton
    Webhooks webhooks(Node node) {
        return node.outside().webhooks();
    }

    @Produces
    @Singleton
    Sandbox sandbox(Node node) {
        return node.outside().sandbox();
    }

    @Produces
    @Singleton
    TraceLog traces(Node node) {
        return node.watching().traces();
    }

    @Produces
    @Singleton
    Referrals referrals(Node node) {
        return node.watching().referrals();
    }

    @Produces
    @Singleton
    ChannelWatch channelWatch(Node node) {
        return node.watching().channels();
    }

    @Produces
    @Singleton
    Moments moments(Node node) {
        return node.watching().moments();
    }

    @Produces
    @Singleton
    Notices notices(Node node) {
        return node.watching().told();
    }

    @Produces
    @Singleton
    Receipts receipts(Node node) {
        return node.receipts();
    }

    @Produces
    @Singleton
    People people(Node node) {
        return node.people();
    }

    @Produces
    @Singleton
    Waits waits(Node node) {
        return new Waits(node.host(), new Neighbours(node.outlets()));
    }

    @Produces
    @Singleton
    Ordering ordering(Node node, Waits waits, Traces traces) {
        return new Ordering(node.host(), node.campaigns(), node.clock(), waits, traces);
    }

    @Produces
    @Singleton
    FrontDoor frontDoor(
            Node node,
            Vertx vertx,
            OtherRequests others,
            Overload overload,
            Ordering ordering,
            Rooms rooms,
            Doorkeeper doorkeeper,
            TicketFirst ticketFirst,
            Guides guides,
            ClaimMetrics claims,
            Interpreters interpreters,
            Arrivals arrivals,
            InviteRoutes invites,
            LandingRoutes landing,
            EventsRoute events,
            LiveRoute live) {
        return new FrontDoor(
                vertx,
                new WebPages()
                        .addTo(
                                landing.addTo(
                                        invites.addTo(
                                                hotRoutes(
                                                        node,
                                                        ordering,
                                                        rooms,
                                                        doorkeeper,
                                                        ticketFirst,
                                                        guides,
                                                        claims,
                                                        interpreters,
                                                        arrivals))))
                        .with(HttpMethod.GET, "/v1/admin/events", events)
                        .with(HttpMethod.GET, "/v1/admin/campaigns/", "/live", live),
                VertxHttpRecorder.getRootHandler(),
                others.unanswered(),
                overload,
                EdgeLimits.of(node.options().mostConnections(), node.options().proxyHeader()),
                node.clock());
    }

    @Produces
    @Singleton
    Networks networks(Node node) {
        return new Networks(node.options().proxyHeader());
    }

    @Produces
    @Singleton
    PersonRates personRates(Node node) {
        return node.personRates();
    }

    @Produces
    @Singleton
    DegradeLevels degradeLevels() {
        return new DegradeLevels();
    }

    @Produces
    @Singleton
    OperatorWords operatorWords(Node node, Overload overload, DegradeLevels levels) {
        return OperatorWords.restored(
                node.options().dataDirectory().resolve("operator-words.json"), overload, levels);
    }

    @Produces
    @Singleton
    Overload overload(OtherRequests others) {
        return new Overload(others.atWork()::get, System.nanoTime());
    }

    private static HotRoutes hotRoutes(
            Node node,
            Ordering ordering,
            Rooms rooms,
            Doorkeeper doorkeeper,
            TicketFirst ticketFirst,
            Guides guides,
            ClaimMetrics claims,
            Interpreters interpreters,
            Arrivals arrivals) {
        Passes passes = node.passes();
        LongSupplier machineMillis = node.machineClock();
        OrderMetrics orders = new OrderMetrics(node.registry());
        OrderReads reads = new OrderReads(ordering, passes, machineMillis);
        return HotRoutes.none()
                .with(
                        HttpMethod.POST,
                        "/v1/campaigns/",
                        "/claims",
                        new ClaimRoute(
                                node.host(),
                                node.campaigns(),
                                rooms,
                                ticketFirst,
                                passes,
                                node.clock(),
                                machineMillis,
                                claims))
                .with(
                        HttpMethod.GET,
                        "/v1/campaigns/",
                        "/waiting-room",
                        new StatusRoute(rooms, node.campaigns(), node.clock(), node.registry()))
                .with(
                        HttpMethod.POST,
                        "/v1/campaigns/",
                        "/waiting-room/tickets",
                        new TicketRoute(
                                node.host(),
                                rooms,
                                node.campaigns(),
                                passes,
                                node.clock(),
                                machineMillis))
                .with(
                        HttpMethod.POST,
                        "/v1/campaigns/",
                        "/waiting-room/passes",
                        new PlacedPassRoute(
                                node.host(),
                                rooms,
                                doorkeeper,
                                node.campaigns(),
                                passes,
                                node.clock(),
                                machineMillis))
                .with(
                        HttpMethod.GET,
                        "/waiting-room/",
                        "",
                        new RoomPage(rooms, node.campaigns(), node.clock()))
                .with(
                        HttpMethod.POST,
                        "/v1/sessions",
                        new SessionRoute(
                                node.identities(),
                                node.people(),
                                passes,
                                node.campaigns(),
                                machineMillis,
                                arrivals))
                .with(
                        HttpMethod.POST,
                        "/v1/quotes",
                        new QuoteRoute(node.host(), ordering, rooms, passes, machineMillis, orders))
                .with(
                        HttpMethod.POST,
                        "/v1/orders",
                        new OrderRoute(node.host(), ordering, rooms, passes, machineMillis, orders))
                .with(
                        HttpMethod.POST,
                        "/v1/chat",
                        new ChatRoute(
                                guides,
                                ordering,
                                rooms,
                                passes,
                                node.clock(),
                                machineMillis,
                                new ChatMetrics(node.registry())))
                .with(
                        HttpMethod.POST,
                        "/v1/assistant/interpretations",
                        new InterpretationRoute(interpreters, node.campaigns(), node.clock()))
                .with(HttpMethod.GET, "/v1/orders", reads)
                .with(HttpMethod.GET, "/v1/orders/", "", reads)
                .with(
                        HttpMethod.POST,
                        "/v1/orders/",
                        "/cancel",
                        new CancelRoute(node.host(), ordering, passes, machineMillis, orders));
    }
}
