package io.hongbao.server.admin;

import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.model.TrafficModel;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.rehearse.RehearsalCard;
import io.hongbao.server.rehearse.Rehearsals;
import io.hongbao.server.rehearse.ReportLinks;
import io.hongbao.server.start.StartOptions;
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
import org.jspecify.annotations.Nullable;

/** Rehearsals: played by a process of their own on this machine, and read here. */
@Path("/v1/admin/rehearsals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(
        responseCode = "409",
        description = "rehearsals_not_enabled, rehearsal_running, campaign_running",
        ref = "Problem")
public class AdminRehearsals {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR);
    private static final int REASON_LENGTH = 500;
    private static final int ID_LENGTH = 80;
    private static final String HTML = "text/html;charset=utf-8";

    /** A report has its style in itself, and nothing else: no script, no frame, nothing fetched. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; sandbox";

    private final Desk desk;
    private final Rehearsals rehearsals;
    private final ReportLinks links;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final StartOptions options;

    AdminRehearsals(
            Desk desk,
            Rehearsals rehearsals,
            ReportLinks links,
            Campaigns campaigns,
            CampaignClock clock,
            StartOptions options) {
        this.desk = desk;
        this.rehearsals = rehearsals;
        this.links = links;
        this.campaigns = campaigns;
        this.clock = clock;
        this.options = options;
    }

    /** The newest rehearsals. */
    record RehearsalList(List<RehearsalCard> rehearsals) {}

    /** A traffic model that can be played. */
    record ModelCard(
            @Schema(examples = "spike") String id,
            String title,
            @Schema(description = "How many of its people come when nothing else is said")
                    double scale,
            @Schema(description = "How much faster than real time when nothing else is said")
                    double speed,
            @Schema(description = "How long it is, in its own minutes") double minutes,
            @Schema(description = "How many people come in its busiest minute, at scale 1")
                    double peakPerMinute) {

        static ModelCard of(TrafficModel model) {
            return new ModelCard(
                    model.id(),
                    model.title(),
                    model.scale(),
                    model.speed(),
                    model.minutes(),
                    model.peakPerMinute());
        }
    }

    /** The traffic models that can be played. */
    record ModelList(List<ModelCard> models) {}

    /** A rehearsal to play. */
    record NewRehearsal(
            @Nullable @Schema(examples = "spike") String model,
            @Nullable
                    @Schema(
                            description =
                                    "Above 0, at most 100; 1 is all of the people. Left out: the"
                                            + " model's")
                    Double scale,
            @Nullable @Schema(description = "0.01 to 1000. Left out: the model's") Double speed,
            @Nullable
                    @Schema(
                            description =
                                    "How long people come, in real seconds, from the model's"
                                            + " beginning. Left out: all of the model",
                            minimum = "1",
                            maximum = "21600")
                    Integer seconds,
            @Nullable @Schema(maxLength = 500) String reason) {

        double secondsOrAll() {
            if (seconds == null) {
                return 0;
            }
            if (seconds < Rehearsals.FEWEST_SECONDS || seconds > Rehearsals.MOST_SECONDS) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID,
                        "seconds",
                        "seconds must be "
                                + Rehearsals.FEWEST_SECONDS
                                + " to "
                                + Rehearsals.MOST_SECONDS);
            }
            return seconds;
        }
    }

    /** One rehearsal, and how far it is. */
    record RehearsalProgress(
            RehearsalCard rehearsal,
            @Schema(description = "Since it was started; 0 unless it is played now")
                    long elapsedMillis,
            @Schema(description = "What it printed last, at most 40 lines, the oldest first")
                    List<String> lines) {}

    /** Where a report can be read once. */
    record ReportLink(
            @Schema(description = "A path on this server") String link,
            @Schema(description = "For how long it is good") int seconds) {}

    @GET
    @Operation(
            operationId = "rehearsals",
            summary = "The rehearsals whose reports lie here, the newest first",
            description =
                    "At most 100. Those that hongbao rehearse --report left in the same folder are"
                            + " among them. Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RehearsalList.class)))
    public Response list(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(new RehearsalList(rehearsals.list()));
    }

    @GET
    @Path("/models")
    @Operation(
            operationId = "rehearsalModels",
            summary = "The traffic models that can be played",
            description =
                    "Those that ship, and the files *.yaml in the folder of the reports. Any admin"
                            + " key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ModelList.class)))
    public Response models(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(new ModelList(rehearsals.models().stream().map(ModelCard::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "startRehearsal",
            summary = "Plays a traffic model on a sandbox server of its own, on this machine",
            description =
                    "One at a time. It takes the processors of this machine, so it is refused while"
                            + " a campaign runs here or would before its end, unless this server is"
                            + " a sandbox. Takes one person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewRehearsal.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RehearsalCard.class)))
    @APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
    public Response start(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        NewRehearsal asked = StrictJson.read(body, NewRehearsal.class);
        String reason = Bodies.required(asked.reason(), "reason", REASON_LENGTH);
        String model = Bodies.required(asked.model(), "model", ID_LENGTH);
        double seconds = asked.secondsOrAll();
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("rehearsal.start", model, reason),
                operator -> {
                    TrafficModel known = rehearsals.model(model);
                    Double scale = asked.scale();
                    Double speed = asked.speed();
                    Playing planned =
                            rehearsals.planned(
                                    model,
                                    scale == null ? known.scale() : scale,
                                    speed == null ? known.speed() : speed,
                                    seconds);
                    requireQuiet(planned.curve().millis());
                    return Desk.Done.with(rehearsals.start(planned, operator.name(), reason));
                });
    }

    /** Refuses what would take the processors of a campaign that people are in. */
    private void requireQuiet(long millis) {
        if (options.isSandbox()) {
            return;
        }
        for (CampaignView view : campaigns.all()) {
            String state = view.state(clock.getAsLong() + millis);
            if (!view.terms().shadow() && (state.equals("running") || state.equals("paused"))) {
                throw ProblemException.of(
                        ProblemCode.CAMPAIGN_RUNNING,
                        "campaign "
                                + view.id()
                                + " is running or paused, or opens before the rehearsal would end;"
                                + " rehearse on another machine of the same kind");
            }
        }
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "rehearsal",
            summary = "One rehearsal, and what it printed last",
            description = "Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RehearsalProgress.class)))
    @APIResponse(responseCode = "404", description = "rehearsal_unknown", ref = "Problem")
    public Response one(@Context HttpServerRequest request, @PathParam("id") String id) {
        desk.look(request);
        Rehearsals.Progress progress = rehearsals.progress(id);
        return Desk.json(
                new RehearsalProgress(
                        progress.rehearsal(), progress.elapsedMillis(), progress.lines()));
    }

    @POST
    @Path("/{id}/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "stopRehearsal",
            summary = "Ends a rehearsal without a report",
            description = "One that has ended stays as it is. Takes one person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RehearsalCard.class)))
    @APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
    @APIResponse(responseCode = "404", description = "rehearsal_unknown", ref = "Problem")
    public Response stop(
            @Context HttpServerRequest request, @PathParam("id") String id, byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("rehearsal.stop", target(id), reason),
                _ -> Desk.Done.with(rehearsals.stop(id)));
    }

    /** Of whatever stands in a path, no more than an id has goes into the audit log. */
    private static String target(String id) {
        return id.substring(0, Math.min(id.length(), ID_LENGTH));
    }

    @POST
    @Path("/{id}/report-link")
    @Operation(
            operationId = "rehearsalReportLink",
            summary = "An address that shows the report once, for a minute",
            description =
                    "For a browser, which sends no Authorization header when it opens a page. Any"
                            + " admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReportLink.class)))
    @APIResponse(
            responseCode = "404",
            description = "rehearsal_unknown, report_missing",
            ref = "Problem")
    public Response link(@Context HttpServerRequest request, @PathParam("id") String id) {
        desk.look(request);
        rehearsals.report(id, Rehearsals.PAGE);
        return Desk.json(
                new ReportLink(
                        "/v1/admin/rehearsals/" + id + "/report?once=" + links.make(id),
                        ReportLinks.SECONDS));
    }

    @GET
    @Path("/{id}/report")
    @Produces(HTML)
    @Operation(
            operationId = "rehearsalReport",
            summary = "The report as one page that needs nothing else",
            description = "With an admin key, or with a link that was made for it.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/html"))
    @APIResponse(
            responseCode = "404",
            description = "rehearsal_unknown, report_missing",
            ref = "Problem")
    public Response report(
            @Context HttpServerRequest request,
            @PathParam("id") String id,
            @Parameter(description = "Of a link from report-link")
                    @QueryParam("once")
                    @DefaultValue("")
                    String once) {
        if (!links.use(once, id)) {
            desk.look(request);
        }
        return file(rehearsals.report(id, Rehearsals.PAGE), HTML);
    }

    @GET
    @Path("/{id}/report.json")
    @Operation(
            operationId = "rehearsalReportJson",
            summary = "The report as JSON: every figure that the page has",
            description = "Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Object.class)))
    @APIResponse(
            responseCode = "404",
            description = "rehearsal_unknown, report_missing",
            ref = "Problem")
    public Response reportJson(@Context HttpServerRequest request, @PathParam("id") String id) {
        desk.look(request);
        return file(rehearsals.report(id, Rehearsals.JSON), MediaType.APPLICATION_JSON);
    }

    private static Response file(byte[] content, String type) {
        return Response.ok(content, type)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }
}
