package io.hongbao.server.claim;

import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.room.TicketFirst;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/campaigns/{campaign}/claims}: asks for an envelope. */
public final class ClaimRoute implements HotRoute {

    private static final Pattern PRIZE = Pattern.compile("[a-z0-9-]{1,40}");

    private final Host host;
    private final Campaigns campaigns;
    private final Rooms rooms;
    private final TicketFirst ticketFirst;
    private final Passes passes;
    private final CampaignClock clock;
    private final LongSupplier machineMillis;
    private final ClaimMetrics metrics;

    public ClaimRoute(
            Host host,
            Campaigns campaigns,
            Rooms rooms,
            TicketFirst ticketFirst,
            Passes passes,
            CampaignClock clock,
            LongSupplier machineMillis,
            ClaimMetrics metrics) {
        this.host = host;
        this.campaigns = campaigns;
        this.rooms = rooms;
        this.ticketFirst = ticketFirst;
        this.passes = passes;
        this.clock = clock;
        this.machineMillis = machineMillis;
        this.metrics = metrics;
    }

    /** The body: empty, or which prize is wished for. */
    record Wish(@Nullable String prize) {}

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        long startNanos = System.nanoTime();
        Deadline deadline = Deadline.of(request, startNanos);
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        CampaignView campaign = campaigns.requirePublished(target);
        pass.requireCampaign(target);
        String key = Requests.idempotencyKey(request);
        Requests.requireJsonAccepted(request);
        loop.readBody(
                request,
                body -> {
                    Command.ClaimEnvelope command =
                            new Command.ClaimEnvelope(
                                    pass.person(rooms.opening(campaign)),
                                    target,
                                    wish(request, body),
                                    key);
                    ClaimMetrics.Claims counts = metrics.of(target, command.person().placed());
                    if (loop.drops(request, deadline)) {
                        if (!deadline.isCallerGone()) {
                            counts.late();
                        }
                        return;
                    }
                    submit(
                            command,
                            counts,
                            new ClaimExchange(
                                    request,
                                    loop,
                                    campaign,
                                    exchange -> placeNeeded(exchange, command, campaign),
                                    clock,
                                    counts,
                                    deadline,
                                    startNanos));
                });
    }

    /** Where no place is needed, nobody is told so: this is off the way of a usual claim. */
    private void placeNeeded(
            ClaimExchange exchange, Command.ClaimEnvelope command, CampaignView campaign) {
        if (ticketFirst.isOn(campaign)) {
            ticketFirst.goOn(command, campaign, exchange.executor(), exchange::cameTo);
        } else {
            exchange.refuse(rooms.placeNeeded(command.person().user(), campaign));
        }
    }

    private void submit(
            Command.ClaimEnvelope command, ClaimMetrics.Claims counts, ClaimExchange exchange) {
        exchange.taken();
        if (!host.submit(command, exchange)) {
            exchange.notTaken();
            counts.overloaded();
            throw new ProblemException(
                    Problem.of(ProblemCode.OVERLOADED, "the queue is full; nothing was done")
                            .retry("", 1));
        }
    }

    private static String wish(HttpServerRequest request, byte[] body) {
        if (body.length == 0) {
            return "";
        }
        Requests.requireJsonBody(request);
        if (body.length == 2 && body[0] == '{' && body[1] == '}') {
            return "";
        }
        String prize = StrictJson.read(body, Wish.class).prize();
        if (prize == null) {
            return "";
        }
        if (!PRIZE.matcher(prize).matches()) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "prize",
                    "prize must have 1 to 40 of a-z 0-9 -");
        }
        return prize;
    }
}
