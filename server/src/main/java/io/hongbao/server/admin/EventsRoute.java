package io.hongbao.server.admin;

import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.notice.NoticeStream;
import io.hongbao.server.notice.Notices;
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
        Requests.requireEventsAccepted(request);
        NoticeStream.begin(request, notices, loop);
    }
}
