package io.hongbao.server.payout;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's cash, paid out. */
@Path("/v1/wallet/payouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
@SecurityRequirement(name = "pass")
@APIResponse(
        responseCode = "401",
        description = "pass_missing, pass_invalid, pass_expired, pass_revoked",
        ref = "Problem")
public class PayoutResource {

    private final Passes passes;
    private final Campaigns campaigns;
    private final PayoutCards cards;
    private final SteadyClock machineClock;

    PayoutResource(
            Passes passes, Campaigns campaigns, PayoutCards cards, SteadyClock machineClock) {
        this.passes = passes;
        this.campaigns = campaigns;
        this.cards = cards;
        this.machineClock = machineClock;
    }

    /** Which cash. */
    record Wanted(
            @Nullable @Schema(examples = "1024", description = "The id of a cash voucher")
                    String voucher) {}

    @GET
    @Operation(operationId = "payouts", summary = "My payouts, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PayoutCards.Listed.class)))
    public byte[] list(@Context HttpServerRequest request) {
        Pass pass = pass(request);
        return StrictJson.write(cards.of(pass.user(), language(request)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "requestPayout",
            summary = "Asks for the cash of a voucher",
            description =
                    "All that is on it. The voucher is held until the provider has answered; a campaign may have it"
                            + " wait for the real name first. The same request again gets the payout as it is now.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Wanted.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PayoutCard.class)))
    @APIResponse(
            responseCode = "404",
            description = "voucher_unknown, campaign_unknown",
            ref = "Problem")
    @APIResponse(
            responseCode = "409",
            description =
                    "voucher_not_payable, payout_day_limit_reached, too_many_payouts_failed, payouts_full,"
                            + " campaign_killed, key_reused",
            ref = "Problem")
    @APIResponse(
            responseCode = "422",
            description = "voucher_not_cash, payout_too_small, payout_too_large",
            ref = "Problem")
    public byte[] ask(@Context HttpServerRequest request, byte[] body) {
        Pass pass = pass(request);
        String key = Requests.idempotencyKey(request);
        long voucher = voucher(StrictJson.read(body, Wanted.class).voucher());
        Outcome outcome =
                campaigns
                        .submit(
                                new Command.RequestPayout(
                                        pass.user(), pass.campaign(), voucher, key))
                        .join();
        return StrictJson.write(cards.answer(pass.campaign(), outcome, language(request)));
    }

    @POST
    @Path("/{payout}/cancel")
    @Operation(
            operationId = "cancelPayout",
            summary = "Takes back a payout that waits",
            description = "Its cash is free again. Said again, it is answered the same.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PayoutCard.class)))
    @APIResponse(responseCode = "404", description = "payout_unknown", ref = "Problem")
    @APIResponse(responseCode = "409", description = "payout_not_cancellable", ref = "Problem")
    public byte[] cancel(@Context HttpServerRequest request, @PathParam("payout") String payout) {
        Pass pass = pass(request);
        Outcome outcome =
                campaigns.submit(new Command.CancelPayout(pass.user(), payout, false)).join();
        return StrictJson.write(cards.answer(pass.campaign(), outcome, language(request)));
    }

    private Pass pass(HttpServerRequest request) {
        return passes.admit(Requests.bearer(request), machineClock.getAsLong());
    }

    private static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }

    private static long voucher(@Nullable String id) {
        if (id != null && id.matches("[0-9]{1,18}")) {
            return Long.parseLong(id);
        }
        throw ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID,
                "voucher",
                "voucher must be the id of a voucher in this campaign");
    }
}
