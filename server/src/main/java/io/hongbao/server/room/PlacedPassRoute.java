package io.hongbao.server.room;

import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomRefusal;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/campaigns/{campaign}/waiting-room/passes}: exchanges a pass and a ticket whose
 * turn has come for a placed pass. Again, it gets another one: that is how people who are active
 * renew theirs.
 */
public final class PlacedPassRoute implements HotRoute {

    private final Host host;
    private final Rooms rooms;
    private final Doorkeeper doorkeeper;
    private final Campaigns campaigns;
    private final Passes passes;
    private final CampaignClock clock;
    private final LongSupplier machineMillis;

    public PlacedPassRoute(
            Host host,
            Rooms rooms,
            Doorkeeper doorkeeper,
            Campaigns campaigns,
            Passes passes,
            CampaignClock clock,
            LongSupplier machineMillis) {
        this.host = host;
        this.rooms = rooms;
        this.doorkeeper = doorkeeper;
        this.campaigns = campaigns;
        this.passes = passes;
        this.clock = clock;
        this.machineMillis = machineMillis;
    }

    /** The body. Who may pass without waiting needs no ticket. */
    record Exchange(@Nullable String ticket) {}

    /** The answer when the turn has come. */
    record Placed(
            String status,
            String pass,
            String expiresAt,
            long expiresInSeconds,
            long place,
            boolean repeated) {}

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
                    Requests.requireJsonBody(request);
                    requireOwn(StrictJson.read(body, Exchange.class).ticket(), pass, campaign);
                    new RoomExchange(
                                    request,
                                    loop,
                                    deadline,
                                    (outcome, language) -> reply(outcome, pass, campaign, language))
                            .submit(host, new Command.EnterRoom(pass.user(), target));
                });
    }

    /** A ticket is bound to its account, and good for its opening only. */
    private void requireOwn(@Nullable String named, Pass pass, CampaignView campaign) {
        Ticket own = rooms.ticket(pass.user(), campaign);
        if (named == null) {
            if (own.bypass() != Bypass.NONE) {
                return;
            }
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "ticket", "ticket is required");
        }
        TicketId id = TicketId.parse(named);
        if (own.isTaken() && !TicketId.of(own).equals(id)) {
            throw ProblemException.of(
                    ProblemCode.TICKET_NOT_YOURS,
                    "ticket",
                    "the ticket of this account is " + TicketId.of(own));
        }
    }

    private RoomExchange.Reply reply(
            Outcome outcome, Pass pass, CampaignView campaign, Language language) {
        return switch (outcome) {
            case Outcome.Entered entered -> placed(entered, pass, campaign);
            case Outcome.RoomRefused refused when refused.refusal() == RoomRefusal.NOT_YOUR_TURN ->
                    waiting(pass, campaign, language);
            case Outcome.RoomRefused refused -> throw RoomProblems.of(refused);
            default -> throw new IllegalStateException("entering came to " + outcome);
        };
    }

    private RoomExchange.Reply placed(Outcome.Entered entered, Pass pass, CampaignView campaign) {
        if (!entered.repeated() && entered.place() != WaitingRoom.NO_PLACE) {
            doorkeeper.entered(campaign.id(), entered.place());
        }
        long nowMillis = machineMillis.getAsLong();
        Pass placed =
                pass.placed(
                        entered.opening(),
                        entered.place() == WaitingRoom.NO_PLACE ? Pass.BYPASS : entered.place(),
                        ThreadLocalRandom.current().nextLong(),
                        nowMillis);
        return new RoomExchange.Reply(
                200,
                new Placed(
                        "admitted",
                        passes.sign(placed),
                        Rfc3339.of(placed.expiresAtMillis(), CampaignClock.zone()),
                        placed.lifeSeconds(),
                        entered.place(),
                        entered.repeated()),
                0);
    }

    private RoomExchange.Reply waiting(Pass pass, CampaignView campaign, Language language) {
        Ticket ticket = rooms.ticket(pass.user(), campaign);
        Standing standing = Standing.of(rooms.of(campaign), ticket, clock.getAsLong());
        return new RoomExchange.Reply(
                202,
                StandingCard.of(standing, ticket, null, campaign.terms().zone(), language),
                clock.secondsUntil(standing.retryAtMillis()));
    }
}
