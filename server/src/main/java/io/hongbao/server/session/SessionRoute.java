package io.hongbao.server.session;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** {@code POST /v1/sessions}: exchanges the app's word on who somebody is for a pass. */
public final class SessionRoute implements HotRoute {

    private final Identities identities;
    private final People people;
    private final Passes passes;
    private final Campaigns campaigns;
    private final LongSupplier machineMillis;
    private final Arrivals arrivals;

    /**
     * @param people the pseudonyms of the app's own user ids
     */
    public SessionRoute(
            Identities identities,
            People people,
            Passes passes,
            Campaigns campaigns,
            LongSupplier machineMillis,
            Arrivals arrivals) {
        this.identities = identities;
        this.people = people;
        this.passes = passes;
        this.campaigns = campaigns;
        this.machineMillis = machineMillis;
        this.arrivals = arrivals;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Requests.requireJsonAccepted(request);
        // A pass changes no state, so a request that is sent again gets another pass, as good as
        // the first one: a
        // key has nothing to be kept for, and only has to be one.
        Requests.idempotencyKeyIfAny(request);
        loop.readBody(request, body -> answer(request, body, loop));
    }

    /** Whoever was erased is somebody new, and nobody begins a campaign anew by that. */
    private void requireNotErased(String user, String campaign) {
        if (people.isBarred(user, campaign)) {
            throw ProblemException.of(
                    ProblemCode.PERSON_ERASED,
                    "user",
                    "this account was erased while the campaign was there");
        }
    }

    private void answer(HttpServerRequest request, byte[] body, EventLoop loop) {
        Requests.requireJsonBody(request);
        SessionRequest asked = StrictJson.read(body, SessionRequest.class);
        String campaign = asked.campaign();
        if (campaign == null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "campaign", "campaign is required");
        }
        Identity identity = identities.of(asked, request.getHeader(HttpHeaders.AUTHORIZATION));
        CampaignView view = campaigns.requirePublished(campaign);
        requireNotErased(identity.user(), campaign);
        long nowMillis = machineMillis.getAsLong();
        Pass pass =
                new Pass(
                        people.of(identity.user()),
                        campaign,
                        0,
                        Pass.NO_PLACE,
                        ThreadLocalRandom.current().nextLong(),
                        nowMillis,
                        nowMillis + Pass.LIFE_MILLIS,
                        identity.newUser(),
                        identity.region(),
                        identity.appVersion());
        loop.met(request, pass.user());
        JsonBytes json = loop.scratch();
        json.ascii("{\"pass\":\"").ascii(passes.sign(pass)).ascii("\",\"expiresAt\":\"");
        Rfc3339.write(json, pass.expiresAtMillis(), CampaignClock.zone())
                .ascii("\",\"expiresInSeconds\":")
                .number(pass.lifeSeconds())
                .ascii("}");
        Answers.json(request, 200, json.toBuffer());
        arrivals.came(view, pass.user(), identity.device(), loop.network(request));
    }
}
