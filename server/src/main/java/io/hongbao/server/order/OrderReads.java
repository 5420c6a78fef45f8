package io.hongbao.server.order;

import io.hongbao.core.order.Order;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * {@code GET /v1/orders} and {@code GET /v1/orders/{order}}: the caller's newest orders, or one of
 * them.
 */
public final class OrderReads implements HotRoute {

    private static final int MOST = 50;

    private final Ordering ordering;
    private final Passes passes;
    private final LongSupplier machineMillis;

    public OrderReads(Ordering ordering, Passes passes, LongSupplier machineMillis) {
        this.ordering = ordering;
        this.passes = passes;
        this.machineMillis = machineMillis;
    }

    /** The answer to {@code GET /v1/orders}. */
    record Listed(List<OrderCard> orders) {}

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        Requests.requireJsonAccepted(request);
        Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        if (target.isEmpty()) {
            answer(request, new Listed(ordering.newest(pass.user(), MOST, language)));
            return;
        }
        Order order = ordering.order(pass, target);
        answer(request, ordering.card(order, language));
    }

    private static void answer(HttpServerRequest request, Object card) {
        Answers.json(request, 200, Buffer.buffer(StrictJson.write(card)));
    }
}
