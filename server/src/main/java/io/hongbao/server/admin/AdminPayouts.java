package io.hongbao.server.admin;

import io.hongbao.core.Command;
import io.hongbao.core.UserId;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.payout.PayoutCard;
import io.hongbao.server.payout.PayoutCards;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.People;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators do about people's payouts. */
@Path("/v1/admin/people/{user}/payouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminPayouts {

    private static final Set<Role> LOOKING = Set.of(Role.OPERATOR, Role.FINANCE);
    private static final Set<Role> CANCELLING = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;
    private final PayoutCards cards;

    AdminPayouts(Desk desk, People people, Campaigns campaigns, PayoutCards cards) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
        this.cards = cards;
    }

    @GET
    @Operation(operationId = "payoutsOfPerson", summary = "A person's payouts, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PayoutCards.Listed.class)))
    public Response payouts(@Context HttpServerRequest request, @PathParam("user") String user) {
        UserId pseudonym = pseudonym(user);
        return desk.act(
                request,
                LOOKING,
                new Desk.Act("payouts.find", pseudonym.toString(), ""),
                _ ->
                        Desk.Done.with(
                                cards.of(
                                        pseudonym,
                                        Language.of(request.getHeader("Accept-Language")))));
    }

    @POST
    @Path("/{payout}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "cancelPayoutOfPerson",
            summary = "Takes back a payout that waits",
            description =
                    "Its cash is free again. What the provider was asked for is not called back.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PayoutCard.class)))
    @APIResponse(responseCode = "404", description = "payout_unknown", ref = "Problem")
    @APIResponse(responseCode = "409", description = "payout_not_cancellable", ref = "Problem")
    public Response cancel(
            @Context HttpServerRequest request,
            @PathParam("user") String user,
            @PathParam("payout") String payout,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        UserId pseudonym = pseudonym(user);
        return desk.write(
                request,
                body,
                CANCELLING,
                new Desk.Act("payout.cancel", payout + " of " + pseudonym, reason),
                _ ->
                        Desk.Done.with(
                                cards.answer(
                                        "",
                                        campaigns
                                                .submit(
                                                        new Command.CancelPayout(
                                                                pseudonym, payout, true))
                                                .join(),
                                        Language.of(request.getHeader("Accept-Language")))));
    }

    private UserId pseudonym(String user) {
        if (user.isEmpty() || user.length() > 128) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "user", "user must have 1 to 128 characters");
        }
        return people.of(user);
    }
}
