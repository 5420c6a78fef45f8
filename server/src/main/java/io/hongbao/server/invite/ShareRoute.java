package io.hongbao.server.invite;

import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.InviteSearch;
import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalLong;

/**
 * {@code POST /v1/invites/{code}/shares}: somebody has handed their invite on. Only one's own
 * counts; of all others nothing is looked up, so that nothing is told about them.
 */
final class ShareRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.SHARE;

    private final InviteDesk desk;

    ShareRoute(InviteDesk desk) {
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
                    Fields.Share said = Fields.body(request, body, Fields.Share.class);
                    Trace.Way way = Fields.way(said.form(), said.channel());
                    long number = own(asker, Fields.pathText(target)).orElseThrow(Lookup::unknown);
                    desk.parts()
                            .traces()
                            .happened(
                                    new Trace.Shared(
                                            asker.campaign().id(),
                                            desk.nowMillis(),
                                            number,
                                            asker.user(),
                                            way));
                    desk.parts().metrics().answered(KIND, "done");
                    Answers.nothing(request);
                });
    }

    /** The asker's own number, if the text has it. */
    private OptionalLong own(Asker asker, String text) {
        long own = desk.reads().of(asker.campaign().id(), asker.user()).number();
        boolean isMeant =
                desk.parts().pages().search().search(text)
                                instanceof InviteSearch.Outcome.Found found
                        && found.sightings().stream().anyMatch(one -> one.code().number() == own);
        return isMeant ? OptionalLong.of(own) : OptionalLong.empty();
    }
}
