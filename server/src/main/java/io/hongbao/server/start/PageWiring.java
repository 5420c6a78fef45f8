package io.hongbao.server.start;

import io.hongbao.server.invite.PublicPages;
import io.hongbao.server.landing.ClickIds;
import io.hongbao.server.landing.LandingPage;
import io.hongbao.server.landing.LandingRoutes;
import io.hongbao.server.landing.PosterRoute;
import io.hongbao.server.landing.PosterTokens;
import io.hongbao.server.landing.Posters;
import io.hongbao.server.trace.Traces;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what people see who open an invite's link. */
@Singleton
final class PageWiring {

    @Produces
    @Singleton
    ClickIds clickIds(Node node) {
        return new ClickIds(node.sealKey());
    }

    @Produces
    @Singleton
    PosterTokens posterTokens(Node node, PublicPages pages) {
        return new PosterTokens(node.sealKey(), pages::base);
    }

    @Produces
    @Singleton
    Posters posters() {
        return Posters.ofThisMachine();
    }

    @Produces
    @Singleton
    LandingRoutes landingRoutes(
            Node node,
            PublicPages pages,
            ClickIds clicks,
            PosterTokens tokens,
            Posters posters,
            Traces traces) {
        return new LandingRoutes(
                new LandingPage(
                        node.campaigns(),
                        node.clock(),
                        pages,
                        clicks,
                        tokens,
                        node.options().landingLinks(),
                        traces),
                new PosterRoute(tokens, posters));
    }
}
