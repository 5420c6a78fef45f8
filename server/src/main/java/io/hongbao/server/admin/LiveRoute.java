package io.hongbao.server.admin;

import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.EventStream;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.live.Live;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/admin/campaigns/{campaign}/live}: how a campaign goes, several times a second, as
 * server-sent events.
 */
public final class LiveRoute implements HotRoute {

    private static final String PER_SECOND = "perSecond";
    private static final int USUAL_PER_SECOND = 2;

    private final Desk desk;
    private final Campaigns campaigns;
    private final Live live;

    public LiveRoute(Desk desk, Campaigns campaigns, Live live) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.live = live;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        desk.look(request);
        Requests.requireEventsAccepted(request);
        int perSecond = perSecond(request.getParam(PER_SECOND));
        if (campaigns.find(target).isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.CAMPAIGN_UNKNOWN, "campaign", "there is no campaign " + target);
        }
        EventStream stream = new EventStream(request, loop);
        Live.Watcher watcher =
                live.watch(
                                target,
                                Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                                perSecond,
                                event -> loop.executor().execute(() -> stream.writeIfRead(event)))
                        .orElseThrow(() -> EventStream.tooMany(Live.MOST_WATCHERS));
        stream.begin(() -> live.leave(watcher));
    }

    private static int perSecond(@Nullable String said) {
        if (said == null) {
            return USUAL_PER_SECOND;
        }
        if (!said.matches("[1-9]|10")) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    PER_SECOND,
                    "perSecond must be a whole number, 1 to " + Live.MOST_PER_SECOND);
        }
        return Integer.parseInt(said);
    }
}
