package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Passes;
import io.hongbao.server.session.People;
import io.hongbao.server.session.Revocations;
import io.hongbao.server.wallet.WalletCard;
import io.hongbao.server.wallet.WalletCards;
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

/** What operators do for, and to, single people. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminPeople {

    private static final Set<Role> PEOPLE = Set.of(Role.OPERATOR, Role.FINANCE);

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;
    private final WalletCards wallets;
    private final Passes passes;
    private final Revocations revocations;
    private final SteadyClock machineClock;

    AdminPeople(
            Desk desk,
            People people,
            Campaigns campaigns,
            WalletCards wallets,
            Passes passes,
            Revocations revocations,
            SteadyClock machineClock) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
        this.wallets = wallets;
        this.passes = passes;
        this.revocations = revocations;
        this.machineClock = machineClock;
    }

    /** A person. */
    record PersonCard(
            String user,
            @Schema(description = "How the journal calls this person") String pseudonym,
            WalletCard wallet) {}

    /** A voucher after it was voided. */
    record Voided(
            @Schema(examples = "done") String status,
            String voucher,
            String campaign,
            @Schema(examples = "voided") String state) {}

    /** Passes were revoked. */
    record Revoked(@Schema(examples = "done") String status, String target) {}

    @GET
    @Path("/people/{user}")
    @Operation(
            operationId = "findPerson",
            summary = "Finds a person by the app's own id",
            description =
                    "The id is not stored: the pseudonym is computed from it. Looking somebody up is logged.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PersonCard.class)))
    public Response find(
            @Context HttpServerRequest request,
            @Parameter(example = "u-1001") @PathParam("user") String user) {
        UserId pseudonym = pseudonym(user);
        return desk.act(
                request,
                PEOPLE,
                new Desk.Act("person.find", pseudonym.toString(), ""),
                _ ->
                        Desk.Done.with(
                                new PersonCard(
                                        user,
                                        pseudonym.toString(),
                                        wallets.of(
                                                pseudonym,
                                                Language.of(
                                                        request.getHeader("Accept-Language"))))));
    }

    @POST
    @Path("/people/{user}/vouchers/{voucher}/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "voidVoucher",
            summary = "Takes a voucher back",
            description = "Its money returns to the treasury. Voiding it again changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.CampaignReason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Voided.class)))
    @APIResponse(
            responseCode = "404",
            description = "voucher_unknown, campaign_unknown",
            ref = "Problem")
    @APIResponse(responseCode = "409", description = "voucher_not_voidable", ref = "Problem")
    public Response voidVoucher(
            @Context HttpServerRequest request,
            @PathParam("user") String user,
            @PathParam("voucher") String voucher,
            byte[] body) {
        desk.look(request);
        Bodies.CampaignReason why = StrictJson.read(body, Bodies.CampaignReason.class);
        String campaign = Bodies.required(why.campaign(), "campaign", 40);
        String reason = Bodies.required(why.reason(), "reason", 500);
        long id = voucherId(voucher);
        UserId pseudonym = pseudonym(user);
        Desk.Act act =
                new Desk.Act("voucher.void", campaign + "/" + id + " of " + pseudonym, reason);
        return desk.write(
                request,
                body,
                PEOPLE,
                act,
                operator -> {
                    if (campaigns.find(campaign).isEmpty()) {
                        throw ProblemException.of(
                                ProblemCode.CAMPAIGN_UNKNOWN,
                                "campaign",
                                "there is no campaign " + campaign);
                    }
                    Outcome outcome =
                            campaigns
                                    .submit(
                                            new Command.VoidVoucher(
                                                    pseudonym,
                                                    campaign,
                                                    id,
                                                    new Authority(operator.name(), reason)))
                                    .join();
                    return voided(voucher, campaign, outcome);
                });
    }

    private static Desk.Done voided(String voucher, String campaign, Outcome outcome) {
        return switch (outcome) {
            case Outcome.VoucherChanged _ ->
                    Desk.Done.with(new Voided("done", voucher, campaign, "voided"));
            case Outcome.VoucherRefused refused -> {
                String why = refused.refusal().name().toLowerCase(Locale.ROOT);
                if (refused.refusal() == Outcome.VoucherRefusal.VOUCHER_UNKNOWN) {
                    throw ProblemException.of(
                            ProblemCode.VOUCHER_UNKNOWN,
                            "voucher",
                            "this person has no voucher " + voucher + " in " + campaign);
                }
                throw ProblemException.of(ProblemCode.VOUCHER_NOT_VOIDABLE, "voucher", why);
            }
            default -> throw new IllegalStateException("voiding came to " + outcome);
        };
    }

    @POST
    @Path("/people/{user}/passes/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "revokePasses",
            summary = "Revokes every pass of a person made up to now",
            description = "In force with the next request, and after a restart.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Revoked.class)))
    public Response revokePasses(
            @Context HttpServerRequest request, @PathParam("user") String user, byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        UserId pseudonym = pseudonym(user);
        Desk.Act act = new Desk.Act("passes.revoke", pseudonym.toString(), reason);
        return desk.write(
                request,
                body,
                PEOPLE,
                act,
                _ -> {
                    revocations.revokeAll(pseudonym, machineClock.getAsLong());
                    return Desk.Done.with(new Revoked("done", "all passes of " + user));
                });
    }

    @POST
    @Path("/passes/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(operationId = "revokePass", summary = "Revokes one pass")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.PassReason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Revoked.class)))
    public Response revokePass(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        Bodies.PassReason why = StrictJson.read(body, Bodies.PassReason.class);
        String token = Bodies.required(why.pass(), "pass", 400);
        String reason = Bodies.required(why.reason(), "reason", 500);
        return desk.write(
                request,
                body,
                PEOPLE,
                // The pass itself is a secret: whoever holds it can compute this and compare.
                new Desk.Act("pass.revoke", "pass with SHA-256 " + Sha256.of(token), reason),
                _ -> {
                    long nowMillis = machineClock.getAsLong();
                    revocations.revoke(passes.verify(token, nowMillis), nowMillis);
                    return Desk.Done.with(new Revoked("done", "this pass"));
                });
    }

    private UserId pseudonym(String user) {
        if (user.isEmpty() || user.length() > 128) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "user", "user must have 1 to 128 characters");
        }
        return people.of(user);
    }

    private static long voucherId(String voucher) {
        try {
            long id = Long.parseLong(voucher);
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw badVoucher(voucher);
        }
        throw badVoucher(voucher);
    }

    private static ProblemException badVoucher(String voucher) {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID,
                "voucher",
                "a voucher's id is a whole number from 0, not "
                        + voucher.substring(0, Math.min(40, voucher.length())));
    }
}
