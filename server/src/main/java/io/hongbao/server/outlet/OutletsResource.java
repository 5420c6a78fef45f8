package io.hongbao.server.outlet;

import io.hongbao.core.outlet.Place;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.problem.Language;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What everybody may see of outlets. */
@Path("/v1/outlets")
@Tag(name = "people")
public class OutletsResource {

    private final Campaigns campaigns;
    private final Outlets outlets;
    private final CampaignClock clock;
    private final OutletAnswers answers;

    OutletsResource(
            Campaigns campaigns,
            Outlets outlets,
            OutletLoad load,
            CampaignClock clock,
            DegradeLevels levels) {
        this.campaigns = campaigns;
        this.outlets = outlets;
        this.clock = clock;
        this.answers =
                new OutletAnswers(
                        outlets, load, clock, () -> levels.isEngaged(DegradeLevel.BROWSE_CACHED));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "outlets",
            summary = "Outlets with their menus and how long they take now",
            description =
                    "Names are in the caller's language, prices in minor units. A kitchen says waitSeconds, or full"
                            + " when its queue takes no more; neither while it is paused or closed. With a date, seats"
                            + " are counted, and only showings that have not started are listed. Needs no pass, and is"
                            + " cacheable for a second.")
    @APIResponse(
            responseCode = "200",
            description = "The outlets: the nearest first, or by id",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OutletList.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the answer as it is")
    @APIResponse(responseCode = "400", description = "parameter_invalid", ref = "Problem")
    @APIResponse(
            responseCode = "404",
            description = "campaign_unknown, outlet_unknown",
            ref = "Problem")
    @APIResponse(responseCode = "422", description = "date_past", ref = "Problem")
    public Response list(
            @Parameter(
                            description = "May be left out while only one is published",
                            example = "lny2026")
                    @QueryParam("campaign")
                    @Nullable String campaign,
            @Parameter(
                            description =
                                    "LATITUDE,LONGITUDE in degrees, or an outlet's id: adds distances, and sorts by them",
                            example = "31.2401,121.4903")
                    @QueryParam("near")
                    @Nullable String near,
            @Parameter(example = "drinks") @QueryParam("category") @Nullable String category,
            @Parameter(
                            description =
                                    "Today or up to 366 days later, in the campaign's time zone",
                            example = "2026-02-14")
                    @QueryParam("date")
                    @Nullable String date,
            @Parameter(description = "Trains from this city", example = "beijing")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Trains to this city", example = "shanghai") @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "How many at most, 1 to 50; 20 unless said")
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String languages,
            @Parameter(hidden = true) @HeaderParam("If-None-Match") @Nullable String known) {
        CampaignView view = OutletQuery.campaign(campaigns, campaign);
        Language language = Language.of(languages);
        OutletQuery query =
                new OutletQuery(
                        view.id(),
                        orEmpty(category),
                        orEmpty(from),
                        orEmpty(to),
                        OutletQuery.day(date, view, clock.getAsLong()),
                        OutletQuery.limit(limit),
                        language);
        Optional<Place> place = OutletQuery.near(near, outlets, view.id());
        OutletAnswers.Written answer =
                place.map(at -> answers.near(query, view, at))
                        .orElseGet(() -> answers.of(query, view));
        String etag = '"' + answer.etag() + '"';
        Response.ResponseBuilder response =
                etag.equals(known)
                        ? Response.notModified()
                        : Response.ok(answer.json(), MediaType.APPLICATION_JSON_TYPE);
        return response.header("ETag", etag)
                .header("Cache-Control", "public, max-age=1")
                .header("Vary", "Accept-Language")
                .header("Content-Language", language.tag())
                .build();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
