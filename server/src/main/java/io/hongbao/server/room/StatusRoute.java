package io.hongbao.server.room;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code GET /v1/campaigns/{campaign}/waiting-room}: the document that every waiting page polls.
 * Written at most once for each view and second.
 */
public final class StatusRoute implements HotRoute {

    /**
     * Caches that many share keep it for a second; a browser keeps nothing, so that a page that is
     * shown again acts on what holds now. What a browser may serve while it fetches would be one
     * poll behind at every poll.
     */
    private static final CharSequence CACHE =
            HttpHeaders.createOptimized("public, max-age=0, s-maxage=1");

    /**
     * A CDN serves what it has while it fetches (RFC 5861, 9213), and goes on with that when it is
     * refused: a crowd that is told nothing for a while presses harder. For CDNs alone: a page must
     * know that its connection is lost.
     */
    private static final CharSequence CDN_CACHE_CONTROL =
            HttpHeaders.createOptimized("CDN-Cache-Control");

    private static final CharSequence CDN =
            HttpHeaders.createOptimized(
                    "public, max-age=1, stale-while-revalidate=2, stale-if-error=60");

    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("*");

    private final Rooms rooms;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final Counter polls;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(RoomView view, long second, Buffer json) {}

    public StatusRoute(
            Rooms rooms, Campaigns campaigns, CampaignClock clock, MeterRegistry registry) {
        this.rooms = rooms;
        this.campaigns = campaigns;
        this.clock = clock;
        this.polls =
                Counter.builder("hongbao.waiting.room.polls")
                        .description(
                                "Status documents of waiting rooms that were asked for here, not of a"
                                        + " cache")
                        .register(registry);
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Requests.requireJsonAccepted(request);
        CampaignView campaign = campaigns.requirePublished(target);
        polls.increment();
        request.response()
                .headers()
                .set(HttpHeaders.CACHE_CONTROL, CACHE)
                .set(CDN_CACHE_CONTROL, CDN)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN);
        Answers.json(request, 200, json(rooms.of(campaign)));
    }

    private Buffer json(RoomView view) {
        long nowMillis = clock.getAsLong();
        long second = Math.floorDiv(nowMillis, 1000L);
        Written known = written.get(view.campaign().id());
        if (known != null && known.view().equals(view) && known.second() == second) {
            return known.json();
        }
        Buffer json = Buffer.buffer(StrictJson.write(RoomStatus.of(view, nowMillis)));
        written.put(view.campaign().id(), new Written(view, second, json));
        return json;
    }
}
