package io.hongbao.server.admin;

import io.hongbao.core.UserId;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.referral.ReferralCards;
import io.hongbao.server.referral.Referrals;
import io.hongbao.server.session.People;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What came of a campaign's invites. */
@Path("/v1/admin/campaigns/{campaign}/referrals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
public class AdminReferrals {

    private static final Set<Role> LOOK = Set.of(Role.VIEWER, Role.OPERATOR, Role.FINANCE);
    private static final int MAX_USER_ID = 128;

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;
    private final Referrals referrals;

    AdminReferrals(Desk desk, People people, Campaigns campaigns, Referrals referrals) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
        this.referrals = referrals;
    }

    @GET
    @Operation(
            operationId = "referrals",
            summary = "What came of invites: the funnel by channel and form, spread, cycle, depths",
            description =
                    "From the traces of invites, live. The K factor is acceptances per active person over seven"
                            + " campaign days. Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReferralCards.OfCampaign.class)))
    public Response totals(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        CampaignView view = find(campaign);
        return Desk.json(ReferralCards.of(referrals, campaign, view.terms().zone()));
    }

    @GET
    @Path("/tree")
    @Operation(
            operationId = "referralTree",
            summary = "Whom a person invited, and whom these invited",
            description =
                    "At most 500 people, by pseudonym. Looking somebody up is logged. Takes the role viewer, operator"
                            + " or finance.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReferralCards.Subtree.class)))
    @APIResponse(responseCode = "400", description = "parameter_invalid", ref = "Problem")
    @APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
    public Response tree(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @Parameter(description = "The app's own id", required = true, example = "u-1001")
                    @QueryParam("user")
                    @DefaultValue("")
                    String user,
            @Parameter(description = "0 to 20") @QueryParam("depth") @DefaultValue("3")
                    String depth) {
        desk.look(request);
        if (user.isBlank() || user.length() > MAX_USER_ID) {
            throw parameter(
                    "user", "user is the app's own id, 1 to " + MAX_USER_ID + " characters");
        }
        if (!depth.matches("[0-9]{1,2}") || Integer.parseInt(depth) > ReferralCards.MOST_DEPTH) {
            throw parameter("depth", "depth must be 0 to " + ReferralCards.MOST_DEPTH);
        }
        UserId pseudonym = people.of(user);
        return desk.act(
                request,
                LOOK,
                new Desk.Act("referrals.tree", campaign + " " + pseudonym, ""),
                _ ->
                        Desk.Done.with(
                                ReferralCards.below(
                                        referrals,
                                        campaign,
                                        pseudonym,
                                        Integer.parseInt(depth),
                                        find(campaign).terms().zone())));
    }

    private static ProblemException parameter(String name, String detail) {
        return ProblemException.of(ProblemCode.PARAMETER_INVALID, name, detail);
    }

    private CampaignView find(String campaign) {
        return campaigns
                .find(campaign)
                .orElseThrow(() ->
                        ProblemException.of(
                                ProblemCode.CAMPAIGN_UNKNOWN,
                                "campaign",
                                "there is no campaign " + campaign));
    }
}
