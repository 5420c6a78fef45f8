package io.hongbao.server.mcp;

import io.hongbao.assistant.tool.Caller;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.chat.Callers;
import io.hongbao.server.edge.Networks;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Who is behind an MCP request: the holder of the pass that came as its bearer token. */
@Singleton
final class McpCallers {

    private static final String BEARER = "Bearer ";

    private final CurrentVertxRequest current;
    private final Passes passes;
    private final Ordering ordering;
    private final Rooms rooms;
    private final CampaignClock clock;
    private final SteadyClock machineClock;
    private final Networks networks;

    McpCallers(
            CurrentVertxRequest current,
            Passes passes,
            Ordering ordering,
            Rooms rooms,
            CampaignClock clock,
            SteadyClock machineClock,
            Networks networks) {
        this.current = current;
        this.passes = passes;
        this.ordering = ordering;
        this.rooms = rooms;
        this.clock = clock;
        this.machineClock = machineClock;
        this.networks = networks;
    }

    Language language() {
        return Language.of(request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * The caller of this request.
     *
     * @throws ProblemException when there is no pass, or it is no longer good
     */
    Caller caller() {
        String authorization = request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || authorization.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.PASS_MISSING,
                    "Authorization",
                    "send 'Bearer ' and a pass from POST /v1/sessions");
        }
        String token =
                authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        Pass pass = passes.admit(token, machineClock.getAsLong());
        CampaignView campaign = ordering.campaign(pass);
        return Callers.of(
                pass, campaign, rooms.opening(campaign), networks.of(request()), language(), clock);
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
