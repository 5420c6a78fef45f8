package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.campaignfile.OutletDraft;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.core.Authority;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.outlet.OutletCommands;
import io.hongbao.server.outlet.OutletLoad;
import io.hongbao.server.outlet.OutletView;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators do to outlets. */
@Path("/v1/admin/campaigns/{campaign}/outlets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminOutlets {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final Campaigns campaigns;
    private final Outlets outlets;
    private final OutletCommands commands;
    private final OutletLoad load;
    private final CampaignClock clock;

    AdminOutlets(
            Desk desk,
            Campaigns campaigns,
            Outlets outlets,
            OutletCommands commands,
            OutletLoad load,
            CampaignClock clock) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.outlets = outlets;
        this.commands = commands;
        this.load = load;
        this.clock = clock;
    }

    /** All outlets of a campaign. */
    record Listed(String campaign, List<OutletCard> outlets) {}

    /** An outlet, and how busy it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutletCard(
            @Schema(examples = "cloud-leaf-bund") String id,
            @Schema(description = "By language: zh, en") Map<String, String> names,
            String merchant,
            @Schema(examples = "drinks") String category,
            @Schema(description = "Counts the applied files and the pauses that changed it")
                    int version,
            boolean paused,
            int items,
            @Schema(description = "Only for kitchens") @Nullable Queue queue,
            @Schema(description = "Only where seats are sold") @Nullable Integer showings) {}

    /** A kitchen's queue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Queue(
            int makesPerMinute,
            int queueMinutes,
            @Schema(description = "Makes that are ordered and not yet made") long makes,
            @Schema(description = "How long one more would take; left out when it is full")
                    @Nullable Long waitSeconds,
            boolean full) {}

    /** What applying a file came to. */
    record Applied(
            @Schema(examples = "done", description = "Or valid, for a dry run") String status,
            String campaign,
            @Schema(description = "How many outlets the file has") int outlets,
            @Schema(description = "Those that are new or differ from before")
                    List<String> changed) {}

    /** An outlet that was stopped, or goes on. */
    record Led(
            @Schema(examples = "done") String status,
            String campaign,
            String outlet,
            int version,
            boolean paused) {}

    @GET
    @Operation(
            operationId = "listOutlets",
            summary = "A campaign's outlets with their versions, and how busy they are")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Listed.class)))
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    public Response list(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        find(campaign);
        long nowMillis = clock.getAsLong();
        return Desk.json(
                new Listed(
                        campaign,
                        outlets.of(campaign).stream().map(view -> card(view, nowMillis)).toList()));
    }

    private OutletCard card(OutletView view, long nowMillis) {
        OutletTerms terms = view.terms();
        return new OutletCard(
                view.id(),
                terms.names(),
                terms.merchant(),
                terms.category(),
                view.outlet().version(),
                view.outlet().paused(),
                terms.items().size(),
                terms.supply() instanceof Supply.Kitchen kitchen
                        ? queue(terms, kitchen, nowMillis)
                        : null,
                terms.supply() instanceof Supply.Seated seated ? seated.showings().size() : null);
    }

    private Queue queue(OutletTerms terms, Supply.Kitchen kitchen, long nowMillis) {
        long waitMillis = load.waitMillis(terms, kitchen, nowMillis);
        return new Queue(
                kitchen.makesPerMinute(),
                kitchen.queueMinutes(),
                load.queuedMakes(terms, nowMillis),
                waitMillis < 0 ? null : waitMillis / 1000,
                waitMillis < 0);
    }

    @PUT
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "applyOutlets",
            summary = "Puts an outlet file in force",
            description =
                    "Outlets that differ from before get a new version; others, and those that the file does not"
                            + " have, stay as they are. With dryRun nothing is changed: the answer says what would"
                            + " be.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/yaml",
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Applied.class)))
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    @APIResponse(responseCode = "422", description = "outlet_file_invalid", ref = "Problem")
    public Response apply(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            @QueryParam("reason") @DefaultValue("") String reason,
            byte[] body) {
        boolean dry = Parameters.dryRun(dryRun);
        Parameters.reason(reason);
        desk.look(request);
        if (dry) {
            return desk.act(
                    request,
                    RUN,
                    new Desk.Act("outlets.check", campaign, reason),
                    _ -> {
                        OutletDraft draft = draft(find(campaign), body);
                        return applied("valid", draft, commands.changed(draft.outlets()));
                    });
        }
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("outlets.apply", campaign, reason),
                operator -> {
                    OutletDraft draft = draft(find(campaign), body);
                    List<OutletTerms> changed = commands.changed(draft.outlets());
                    commands.apply(changed, new Authority(operator.name(), reason));
                    return applied("done", draft, changed);
                });
    }

    private static Desk.Done applied(String status, OutletDraft draft, List<OutletTerms> changed) {
        return Desk.Done.with(
                new Applied(
                        status,
                        draft.campaign(),
                        draft.outlets().size(),
                        changed.stream().map(OutletTerms::id).toList()));
    }

    private static OutletDraft draft(CampaignView campaign, byte[] body) {
        return switch (OutletFile.read(OutletFile.NAME_IN_FOLDER, body, campaign.terms())) {
            case OutletFile.Valid valid -> valid.draft();
            case OutletFile.Invalid invalid ->
                    throw new ProblemException(
                            Problem.of(
                                            ProblemCode.OUTLET_FILE_INVALID,
                                            invalid.problems().size()
                                                    + " problems; nothing was changed")
                                    .because(
                                            invalid.problems().stream()
                                                    .map(problem -> problem.toString())
                                                    .toList()));
        };
    }

    @POST
    @Path("/{outlet}/{act: pause|resume}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "leadOutlet",
            summary = "Stops an outlet from taking orders, or lets it take them again",
            description =
                    "Counts from the next quote and order on; what was ordered before is made. Takes one person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Led.class)))
    @APIResponse(
            responseCode = "404",
            description = "campaign_unknown, outlet_unknown",
            ref = "Problem")
    public Response lead(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("outlet") String outlet,
            @PathParam("act") String act,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("outlet." + act, campaign + "/" + outlet, reason),
                operator -> {
                    find(campaign);
                    OutletCommands.Led led =
                            commands.pause(
                                    campaign,
                                    outlet,
                                    act.equals("pause"),
                                    new Authority(operator.name(), reason));
                    return Desk.Done.with(
                            new Led("done", campaign, led.outlet(), led.version(), led.paused()));
                });
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
