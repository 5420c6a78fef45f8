package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Outcome;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators do to single prizes. */
@Path("/v1/admin/campaigns/{campaign}/prizes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminPrizes {

    private static final Set<Role> STOP = Set.of(Role.OPERATOR, Role.FINANCE);

    private final Desk desk;
    private final Campaigns campaigns;
    private final CampaignCommands commands;

    AdminPrizes(Desk desk, Campaigns campaigns, CampaignCommands commands) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.commands = commands;
    }

    /** A prize that was stopped, or is granted again. */
    record Led(
            @Schema(examples = "done") String status,
            String campaign,
            @Schema(examples = "card25") String prize,
            boolean stopped) {}

    @POST
    @Path("/{prize}/{act: stop|resume}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "leadPrize",
            summary = "Stops a prize, or lets it be granted again",
            description =
                    "Counts from the next grant on, by claim, draw or invite, in all waves. What people hold stays"
                            + " good; what invites earn meanwhile is owed. No file and no other act resumes it."
                            + " Takes one person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Led.class)))
    @APIResponse(
            responseCode = "404",
            description = "campaign_unknown, prize_unknown",
            ref = "Problem")
    @APIResponse(responseCode = "409", description = "prize_not_stoppable", ref = "Problem")
    public Response lead(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("prize") String prize,
            @PathParam("act") String act,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        return desk.write(
                request,
                body,
                STOP,
                new Desk.Act("prize." + act, campaign + "/" + prize, reason),
                operator -> {
                    if (campaigns.find(campaign).isEmpty()) {
                        throw ProblemException.of(
                                ProblemCode.CAMPAIGN_UNKNOWN,
                                "campaign",
                                "there is no campaign " + campaign);
                    }
                    Authority by = new Authority(operator.name(), reason);
                    return answer(
                            campaign,
                            commands.stopPrize(campaign, prize, act.equals("stop"), by).join());
                });
    }

    private static Desk.Done answer(String campaign, Outcome outcome) {
        return switch (outcome) {
            case Outcome.PrizeLed(String prize, boolean stopped) ->
                    Desk.Done.with(new Led("done", campaign, prize, stopped));
            case Outcome.PrizeNotThere(String prize) ->
                    throw ProblemException.of(
                            ProblemCode.PRIZE_UNKNOWN,
                            "prize",
                            "campaign " + campaign + " has no prize " + prize);
            case Outcome.NotAllowed not ->
                    throw ProblemException.of(
                            ProblemCode.PRIZE_NOT_STOPPABLE,
                            "campaign "
                                    + campaign
                                    + " is "
                                    + not.from().name().toLowerCase(Locale.ROOT));
            default -> throw new IllegalStateException("a prize's command came to " + outcome);
        };
    }
}
