package io.hongbao.server.admin;

import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.notice.EventStream;
import io.hongbao.server.notice.Notices;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** {@code GET /v1/admin/events}: what operators are told, as server-sent events. */
public final class EventsRoute implements HotRoute {

    private final Desk desk;
    private final Notices notices;

    public EventsRoute(Desk desk, Notices notices) {
        this.desk = desk;
        this.notices = notices;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        desk.look(request);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean taken =
                accept == null
                        || accept.contains("text/event-stream")
                        || accept.contains("*/*")
                        || accept.contains("text/*");
        if (!taken) {
            throw ProblemException.of(
                    ProblemCode.NOT_ACCEPTABLE, "Accept", "answers are text/event-stream");
        }
        EventStream.begin(request, notices, loop);
    }
}
