package io.hongbao.server.room;

import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;

/**
 * {@code POST /v1/campaigns/{campaign}/waiting-room/tickets}: joins the waiting room, or asks where
 * one stands. The account is the key: whoever asks again has the same ticket.
 */
public final class TicketRoute implements HotRoute {

    private final Host host;
    private final Rooms rooms;
    private final Campaigns campaigns;
    private final Passes passes;
    private final CampaignClock clock;
    private final LongSupplier machineMillis;

    public TicketRoute(
            Host host,
            Rooms rooms,
            Campaigns campaigns,
            Passes passes,
            CampaignClock clock,
            LongSupplier machineMillis) {
        this.host = host;
        this.rooms = rooms;
        this.campaigns = campaigns;
        this.passes = passes;
        this.clock = clock;
        this.machineMillis = machineMillis;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        CampaignView campaign = campaigns.requirePublished(target);
        pass.requireCampaign(target);
        Requests.idempotencyKeyIfAny(request);
        Requests.requireJsonAccepted(request);
        loop.readBody(
                request,
                body -> {
                    requireNoBody(body);
                    new RoomExchange(
                                    request,
                                    loop,
                                    deadline,
                                    (outcome, language) -> reply(outcome, campaign, language))
                            .submit(host, new Command.JoinRoom(pass.user(), target));
                });
    }

    private static void requireNoBody(byte[] body) {
        if (body.length != 0 && !(body.length == 2 && body[0] == '{' && body[1] == '}')) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_UNKNOWN, "send no body, or an empty object");
        }
    }

    private RoomExchange.Reply reply(Outcome outcome, CampaignView campaign, Language language) {
        return switch (outcome) {
            case Outcome.Joined joined -> {
                // The room of the outcome is newer than the view: nobody is told less than is
                // known.
                RoomView view =
                        new RoomView(campaign, joined.room(), rooms.of(campaign).perSecond());
                Standing standing = Standing.of(view, joined.ticket(), clock.getAsLong());
                yield new RoomExchange.Reply(
                        200,
                        StandingCard.of(
                                standing,
                                joined.ticket(),
                                joined.repeated(),
                                campaign.terms().zone(),
                                language),
                        0);
            }
            case Outcome.RoomRefused refused -> throw RoomProblems.of(refused);
            default -> throw new IllegalStateException("joining came to " + outcome);
        };
    }
}
