package io.hongbao.server.order;

import io.hongbao.core.Host;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code POST /v1/quotes}: asks what something costs. */
public final class QuoteRoute implements HotRoute {

    private final Host host;
    private final Ordering ordering;
    private final Rooms rooms;
    private final Passes passes;
    private final LongSupplier machineMillis;
    private final OrderMetrics metrics;

    public QuoteRoute(
            Host host,
            Ordering ordering,
            Rooms rooms,
            Passes passes,
            LongSupplier machineMillis,
            OrderMetrics metrics) {
        this.host = host;
        this.ordering = ordering;
        this.rooms = rooms;
        this.passes = passes;
        this.machineMillis = machineMillis;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        Optional<String> key = Requests.idempotencyKeyIfAny(request);
        Requests.requireJsonAccepted(request);
        CampaignView campaign = ordering.campaign(pass);
        rooms.requireTurn(pass, campaign);
        loop.readBody(
                request,
                body -> {
                    Requests.requireJsonBody(request);
                    QuoteRequest asked = StrictJson.read(body, QuoteRequest.class);
                    new OrderExchange(
                                    request,
                                    loop,
                                    deadline,
                                    metrics,
                                    OrderMetrics.Kind.QUOTE,
                                    (outcome, language) ->
                                            ordering.quoted(outcome, campaign, language))
                            .ask(host, language -> ordering.quote(pass, asked, key, language));
                });
    }
}
