package io.hongbao.server.wallet;

import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the caller holds. */
@Path("/v1/wallet")
@Tag(name = "people")
public class WalletResource {

    private static final String BEARER = "Bearer ";

    private final Passes passes;
    private final WalletCards wallets;
    private final SteadyClock machineClock;

    WalletResource(Passes passes, WalletCards wallets, SteadyClock machineClock) {
        this.passes = passes;
        this.wallets = wallets;
        this.machineClock = machineClock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirement(name = "pass")
    @Operation(
            operationId = "wallet",
            summary = "What I hold",
            description =
                    "Cards and cash in all campaigns, as they are now: what is due reads as expired.")
    @APIResponse(
            responseCode = "200",
            description = "The wallet",
            content = @Content(schema = @Schema(implementation = WalletCard.class)))
    @APIResponse(
            responseCode = "401",
            description = "pass_missing, pass_invalid, pass_expired, pass_revoked",
            ref = "Problem")
    public byte[] wallet(
            @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String languages) {
        if (authorization == null) {
            throw ProblemException.of(
                    ProblemCode.PASS_MISSING,
                    "Authorization",
                    "send 'Bearer ' and a pass from POST /v1/sessions");
        }
        String token =
                authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        Pass pass = passes.admit(token, machineClock.getAsLong());
        return StrictJson.write(wallets.of(pass.user(), Language.of(languages)));
    }
}
