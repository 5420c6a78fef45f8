package io.hongbao.server.invite;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.InviteSearch;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@code POST /v1/invites/{code}/reports}: somebody cannot open an invite, or not copy its text.
 * What counts is form and channel; whether there is such an invite is not looked up.
 */
final class ReportRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.REPORT;

    private final InviteDesk desk;

    ReportRoute(InviteDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Asker asker = desk.asker(request, loop);
        Requests.idempotencyKeyIfAny(request);
        desk.read(
                request,
                loop,
                KIND,
                body -> {
                    Fields.Report said = Fields.body(request, body, Fields.Report.class);
                    Trace.Way way = Fields.way(said.form(), said.channel());
                    Trace.Obstacle obstacle = Fields.obstacle(said.obstacle());
                    requireCode(Fields.pathText(target));
                    desk.parts()
                            .traces()
                            .happened(
                                    new Trace.Reported(
                                            asker.campaign().id(),
                                            desk.nowMillis(),
                                            asker.user(),
                                            way,
                                            obstacle));
                    desk.parts().metrics().answered(KIND, "done");
                    Answers.nothing(request);
                });
    }

    private void requireCode(String text) {
        if (!(desk.parts().pages().search().search(text) instanceof InviteSearch.Outcome.Found)) {
            throw Lookup.unknown();
        }
    }
}
