package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.campaign.TermsChanges;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.CampaignFiles;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.launch.Clearances;
import io.hongbao.server.launch.Shown;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators do to campaigns. */
@Path("/v1/admin/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminCampaigns {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR, Role.FINANCE);
    private static final Set<Role> STOP = Set.of(Role.OPERATOR, Role.FINANCE);
    private static final String TWO_PEOPLE =
            "Takes two people: the first request answers 202, and the same request with another admin key does it.";

    private final Desk desk;
    private final Campaigns campaigns;
    private final CampaignCommands commands;
    private final CampaignFiles files;
    private final CampaignClock clock;
    private final Clearances clearances;

    AdminCampaigns(
            Desk desk,
            Campaigns campaigns,
            CampaignCommands commands,
            CampaignFiles files,
            CampaignClock clock,
            Clearances clearances) {
        this.desk = desk;
        this.clearances = clearances;
        this.campaigns = campaigns;
        this.commands = commands;
        this.files = files;
        this.clock = clock;
    }

    /** What a campaign file would change. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DryRun(
            @Schema(examples = "valid") String status,
            String campaign,
            boolean isNew,
            @Schema(description = "Empty when nothing would change")
                    List<CampaignCard.Change> changes) {}

    /** A campaign with its totals. */
    record CampaignAndTotals(CampaignCard campaign, Totals totals) {}

    @GET
    @Operation(operationId = "listCampaigns", summary = "All campaigns, drafts too")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CampaignCard[].class)))
    public Response list(@Context HttpServerRequest request) {
        desk.look(request);
        long nowMillis = clock.getAsLong();
        return Desk.json(
                campaigns.all().stream()
                        .map(view -> CampaignCard.of(view, language(request), nowMillis))
                        .toList());
    }

    @GET
    @Path("/{campaign}")
    @Operation(
            operationId = "campaignStatus",
            summary = "A campaign, what waits for a second person, and its totals")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CampaignAndTotals.class)))
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    public Response status(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        CampaignView view = find(campaign);
        return Desk.json(
                new CampaignAndTotals(
                        CampaignCard.of(view, language(request), clock.getAsLong()),
                        Totals.of(view, campaigns.ledger(campaign))));
    }

    @GET
    @Path("/{campaign}/totals")
    @Operation(
            operationId = "totals",
            summary = "Where the money is now",
            description =
                    "The balances of all accounts, the budget equation, and what became of each prize."
                            + " Cheap: nothing is scanned.")
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Totals.class)))
    public Response totals(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        return Desk.json(Totals.of(find(campaign), campaigns.ledger(campaign)));
    }

    @POST
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "apply",
            summary = "Puts a campaign file in force",
            description =
                    "A new campaign becomes a draft. A published campaign takes safe changes only; more budget takes"
                            + " two people. With dryRun nothing is changed: the answer says what would be.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/yaml",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations
                                                            .enums.SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = CampaignOutcomes.Led.class)))
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    CampaignOutcomes.AwaitingSecond.class)))
    @APIResponse(responseCode = "409", description = "change_not_safe", ref = "Problem")
    @APIResponse(responseCode = "422", description = "campaign_file_invalid", ref = "Problem")
    public Response apply(
            @Context HttpServerRequest request,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            @QueryParam("reason") @DefaultValue("") String reason,
            byte[] body) {
        boolean dry = Parameters.dryRun(dryRun);
        Parameters.reason(reason);
        desk.look(request);
        CampaignFile file = CampaignFile.read("campaign.yaml", body);
        String campaign = file instanceof CampaignFile.Valid valid ? valid.draft().id() : "";
        if (dry) {
            return desk.act(
                    request,
                    RUN,
                    new Desk.Act("campaign.check", campaign, reason),
                    _ -> Desk.Done.with(check(draft(file))));
        }
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("campaign.apply", campaign, reason),
                operator -> {
                    CampaignDraft draft = draft(file);
                    Authority by = new Authority(operator.name(), reason);
                    files.keep(draft);
                    return CampaignOutcomes.answer(draft.id(), commands.apply(draft, by).join());
                });
    }

    @GET
    @Path("/{campaign}/file")
    @Produces({"application/yaml", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "campaignFile",
            summary = "The campaign file that is in force, as it was applied",
            description =
                    "With digest, another one that was applied or waits for a second person. Files that were"
                            + " applied before they were kept are not there; applying them again keeps them.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/yaml",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations
                                                            .enums.SchemaType.STRING)))
    @APIResponse(responseCode = "404", description = "campaign_unknown, not_found", ref = "Problem")
    public Response file(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @Parameter(description = "SHA-256 of the file; left out: the one in force")
                    @QueryParam("digest")
                    @DefaultValue("")
                    String digest) {
        desk.look(request);
        String wanted = digest.isEmpty() ? find(campaign).campaign().digest() : digest;
        String text =
                files.find(wanted)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        ProblemCode.NOT_FOUND,
                                        "digest",
                                        "this file was not kept; applying it again keeps it"));
        return Response.ok(text.getBytes(StandardCharsets.UTF_8), "application/yaml").build();
    }

    @POST
    @Path("/{campaign}/{act: publish|pause|resume|kill|close}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "lead",
            summary = "Publishes, pauses, resumes, kills or closes a campaign",
            description =
                    "Pause: no new grants. Kill: no new grants and no redemption. One person may do either, at once."
                            + " Publishing, closing, and resuming after a kill: "
                            + TWO_PEOPLE
                            + " Publishing a draft also takes a launch certificate, or an override with a name"
                            + " and a reason, from each of the two; the second one's is recorded. A sandbox"
                            + " and shadow campaigns need neither.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Lead.class)))
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = CampaignOutcomes.Led.class)))
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    CampaignOutcomes.AwaitingSecond.class)))
    @APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
    @APIResponse(
            responseCode = "409",
            description = "status_not_allowed, certificate_needed",
            ref = "Problem")
    @APIResponse(responseCode = "422", description = "certificate_invalid", ref = "Problem")
    public Response lead(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("act") String act,
            byte[] body) {
        CampaignStatus to =
                switch (act) {
                    case "publish" -> CampaignStatus.SCHEDULED;
                    case "pause" -> CampaignStatus.PAUSED;
                    case "resume" -> CampaignStatus.RUNNING;
                    case "kill" -> CampaignStatus.KILLED;
                    case "close" -> CampaignStatus.CLOSED;
                    default ->
                            throw ProblemException.of(
                                    ProblemCode.NOT_FOUND, "there is no act " + act);
                };
        desk.look(request);
        Bodies.Lead asked = StrictJson.read(body, Bodies.Lead.class);
        String reason = Bodies.required(asked.reason(), "reason", 500);
        Shown shown = Bodies.shown(asked, to == CampaignStatus.SCHEDULED);
        boolean stops = to == CampaignStatus.PAUSED || to == CampaignStatus.KILLED;
        return desk.write(
                request,
                body,
                stops ? STOP : RUN,
                new Desk.Act("campaign." + act, campaign, reason),
                operator -> {
                    CampaignView view = find(campaign);
                    Authority by = new Authority(operator.name(), reason);
                    return view.campaign().status() == CampaignStatus.DRAFT
                                    && to == CampaignStatus.SCHEDULED
                            ? publish(view, by, shown)
                            : CampaignOutcomes.answer(
                                    campaign, commands.lead(campaign, to, by).join());
                });
    }

    private Desk.Done publish(CampaignView view, Authority by, Shown shown) {
        LaunchClearance clearance = clearances.of(view.terms(), view.campaign().digest(), shown);
        Desk.Done done =
                CampaignOutcomes.answer(
                        view.id(), commands.publish(view.id(), by, false, clearance).join());
        return new Desk.Done(
                done.word() + " (" + Clearances.words(clearance) + ")", done.response());
    }

    private DryRun check(CampaignDraft draft) {
        return campaigns
                .find(draft.id())
                .map(view -> {
                    List<TermsChange> changes =
                            TermsChanges.between(
                                    view.terms(),
                                    draft.terms(
                                            view.terms().drawSecretHash(),
                                            view.terms().placeSecretHash()),
                                    campaigns
                                            .room(draft.id())
                                            .hasBegun(view.campaign(), clock.getAsLong()));
                    return new DryRun("valid", draft.id(), false, CampaignCard.Change.of(changes));
                })
                .orElseGet(() -> new DryRun("valid", draft.id(), true, List.of()));
    }

    private static CampaignDraft draft(CampaignFile file) {
        return switch (file) {
            case CampaignFile.Valid valid -> valid.draft();
            case CampaignFile.Invalid invalid ->
                    throw new ProblemException(
                            Problem.of(
                                            ProblemCode.CAMPAIGN_FILE_INVALID,
                                            invalid.problems().size()
                                                    + " problems; nothing was changed")
                                    .because(
                                            invalid.problems().stream()
                                                    .map(problem -> problem.toString())
                                                    .toList()));
        };
    }

    private static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
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
