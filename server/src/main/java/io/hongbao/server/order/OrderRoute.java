package io.hongbao.server.order;

import io.hongbao.core.Host;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/orders}: says yes to a quote. The quote is the key: said again, it gets the order
 * as it is by then.
 */
public final class OrderRoute implements HotRoute {

    private static final int MAX_QUOTE_LENGTH = 40;

    private final Host host;
    private final Ordering ordering;
    private final Rooms rooms;
    private final Passes passes;
    private final LongSupplier machineMillis;
    private final OrderMetrics metrics;

    public OrderRoute(
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

    /** The body: which quote, and, to be sure of what it says, its hash. */
    record Yes(@Nullable String quote, @Nullable String hash) {

        String named() {
            if (quote == null || quote.isEmpty() || quote.length() > MAX_QUOTE_LENGTH) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID,
                        "quote",
                        "quote is required: the id of a quote from POST /v1/quotes");
            }
            return quote;
        }

        String hashOrNothing() {
            if (hash != null && hash.length() != 64) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID,
                        "hash",
                        "hash has 64 hexadecimal digits, as in the quote");
            }
            return hash == null ? "" : hash;
        }
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        // The quote is the key; one that is sent all the same only has to be one.
        Requests.idempotencyKeyIfAny(request);
        Requests.requireJsonAccepted(request);
        CampaignView campaign = ordering.campaign(pass);
        loop.readBody(
                request,
                body -> {
                    Requests.requireJsonBody(request);
                    Yes yes = StrictJson.read(body, Yes.class);
                    boolean again = ordering.isPlaced(pass.user(), yes.named());
                    if (!again) {
                        rooms.requireTurn(pass, campaign);
                    }
                    new OrderExchange(
                                    request,
                                    loop,
                                    deadline,
                                    metrics,
                                    OrderMetrics.Kind.CONFIRM,
                                    (outcome, language) ->
                                            ordering.confirmed(
                                                    outcome,
                                                    pass.user(),
                                                    again,
                                                    campaign,
                                                    language))
                            .ask(
                                    host,
                                    language ->
                                            ordering.confirm(
                                                    pass,
                                                    yes.named(),
                                                    yes.hashOrNothing(),
                                                    language));
                });
    }
}
