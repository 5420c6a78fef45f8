package io.hongbao.server.campaign;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What everybody may see of a campaign. */
@Path("/v1/campaigns")
@Tag(name = "people")
public class CampaignResource {

    private final Campaigns campaigns;
    private final PublicCards cards;

    CampaignResource(Campaigns campaigns, PublicCards cards) {
        this.campaigns = campaigns;
        this.cards = cards;
    }

    @GET
    @Path("/{campaign}")
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "campaign",
            summary = "The public card of a campaign",
            description =
                    "State, window, waves, prizes with their odds, the hashes of the secrets, and the server's time."
                            + " The same for everybody, and cacheable for a second.")
    @APIResponse(
            responseCode = "200",
            description = "The card",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PublicCard.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the card as it is")
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    public Response campaign(
            @Parameter(example = "lny2026") @PathParam("campaign") String campaign,
            @Parameter(hidden = true) @HeaderParam("If-None-Match") @Nullable String known) {
        CampaignView view = campaigns.requirePublished(campaign);
        PublicCards.Written card = cards.of(view);
        String etag = '"' + card.etag() + '"';
        Response.ResponseBuilder response =
                etag.equals(known)
                        ? Response.notModified()
                        : Response.ok(card.json(), MediaType.APPLICATION_JSON_TYPE);
        return response.header("ETag", etag).header("Cache-Control", "public, max-age=1").build();
    }
}
