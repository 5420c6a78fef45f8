package io.hongbao.server.order;

import io.hongbao.core.Host;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;

/**
 * {@code POST /v1/orders/{order}/cancel}: cancels what the outlet has not begun. Said again, it
 * gets the order as it is.
 */
public final class CancelRoute implements HotRoute {

    private final Host host;
    private final Ordering ordering;
    private final Passes passes;
    private final LongSupplier machineMillis;
    private final OrderMetrics metrics;

    public CancelRoute(
            Host host,
            Ordering ordering,
            Passes passes,
            LongSupplier machineMillis,
            OrderMetrics metrics) {
        this.host = host;
        this.ordering = ordering;
        this.passes = passes;
        this.machineMillis = machineMillis;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        // What is given back is others' too: it is done whoever waits.
        Deadline deadline = Deadline.none();
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        // The order is the key; one that is sent all the same only has to be one.
        Requests.idempotencyKeyIfAny(request);
        Requests.requireJsonAccepted(request);
        CampaignView campaign = ordering.campaign(pass);
        loop.readBody(
                request,
                body -> {
                    boolean nothing =
                            body.length == 0
                                    || (body.length == 2 && body[0] == '{' && body[1] == '}');
                    if (!nothing) {
                        throw ProblemException.of(
                                ProblemCode.JSON_FIELD_UNKNOWN, "send no body, or an empty object");
                    }
                    new OrderExchange(
                                    request,
                                    loop,
                                    deadline,
                                    metrics,
                                    OrderMetrics.Kind.CANCEL,
                                    (outcome, language) ->
                                            ordering.ordered(outcome, campaign, language))
                            .ask(host, _ -> ordering.cancel(pass, target));
                });
    }
}
