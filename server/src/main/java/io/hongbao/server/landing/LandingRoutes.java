package io.hongbao.server.landing;

import io.hongbao.server.edge.HotRoutes;
import io.vertx.core.http.HttpMethod;

/** The page of an invite's link, and the posters. */
public final class LandingRoutes {

    private final LandingPage page;
    private final PosterRoute posters;

    public LandingRoutes(LandingPage page, PosterRoute posters) {
        this.page = page;
        this.posters = posters;
    }

    /** With these routes, too. Previews ask with HEAD first. */
    public HotRoutes addTo(HotRoutes routes) {
        return routes.with(HttpMethod.GET, "/i/", "", page)
                .with(HttpMethod.HEAD, "/i/", "", page)
                .with(HttpMethod.GET, PosterTokens.PATH, PosterTokens.ENDING, posters)
                .with(HttpMethod.HEAD, PosterTokens.PATH, PosterTokens.ENDING, posters);
    }

    /** Makes what the first page would have to wait for. */
    public void prepare() {
        page.prepare();
    }
}
