package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.channel.BinaryMoment;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.channel.ChannelWatch;
import io.hongbao.server.channel.Moment;
import io.hongbao.server.channel.Moments;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A campaign's moments: those of its file, and those that were made while it ran. */
@Path("/v1/admin/campaigns/{campaign}/moments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
public class AdminMoments {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR);
    private static final String ID = "[a-z0-9-]{1,60}";
    private static final byte[] NO_BODY = new byte[0];
    private static final int TEXT_LENGTH = 500;
    private static final String FILE = "file";

    private final Desk desk;
    private final Campaigns campaigns;
    private final Moments moments;
    private final ChannelWatch watch;
    private final CampaignClock clock;

    AdminMoments(
            Desk desk,
            Campaigns campaigns,
            Moments moments,
            ChannelWatch watch,
            CampaignClock clock) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.moments = moments;
        this.watch = watch;
        this.clock = clock;
    }

    /** All moments of a campaign. */
    record Listed(String campaign, List<MomentCard> moments) {}

    /** A moment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MomentCard(
            String id,
            String at,
            @Schema(description = "Left out while it lasts, or when it has no length")
                    @Nullable String until,
            @Schema(description = "gala, block, outage or note; left out for those of the file")
                    @Nullable String kind,
            @Nullable String text,
            @Schema(description = "Those of the file only: by language")
                    @Nullable Map<String, String> names,
            @Schema(description = "file, server, or the name of an admin key") String by,
            @Schema(
                            description =
                                    "The server's alarms only: which form seems blocked on which"
                                            + " channel, and what showed it")
                    @Nullable FoundCard found) {

        static MomentCard of(io.hongbao.core.campaign.Moment moment, ZoneId zone) {
            return new MomentCard(
                    moment.id(),
                    Rfc3339.of(moment.window().fromMillis(), zone),
                    Rfc3339.of(moment.window().toMillis(), zone),
                    null,
                    null,
                    moment.names(),
                    FILE,
                    null);
        }

        static MomentCard of(Moment moment, ZoneId zone) {
            return new MomentCard(
                    moment.id(),
                    Rfc3339.of(moment.atMillis(), zone),
                    moment.untilMillis() == Moment.OPEN
                            ? null
                            : Rfc3339.of(moment.untilMillis(), zone),
                    moment.kind().word(),
                    moment.text(),
                    null,
                    moment.by(),
                    moment.found() == null ? null : FoundCard.of(moment.found()));
        }
    }

    /** What an alarm found. */
    record FoundCard(
            String channel,
            String form,
            @Schema(description = "opens, acceptances, canaries or reports") String source) {

        static FoundCard of(Moment.Found found) {
            return new FoundCard(found.channel(), found.form(), found.source());
        }
    }

    /** A new moment. */
    record NewMoment(
            @Nullable @Schema(description = "Left out: one is made") String id,
            @Nullable @Schema(description = "Left out: now, campaign time") String at,
            @Nullable @Schema(description = "Left out: it lasts, or has no length") String until,
            @Nullable @Schema(description = "gala, block, outage or note") String kind,
            @Nullable @Schema(maxLength = 500) String text,
            @Nullable String reason) {}

    /** A new binary moment. */
    record NewBinary(
            @Nullable @Schema(examples = "gala-2026") String id,
            @Nullable @Schema(examples = "wechat") String channel,
            @Nullable
                    @Schema(
                            examples = "2026-02-17T20:00:00+08:00",
                            description = "In the future, campaign time")
                    String before,
            @Nullable @Schema(description = "When the channel is as usual before") Action ifLifted,
            @Nullable @Schema(description = "When it is not") Action ifNot,
            @Nullable String reason) {}

    /** What a binary moment does: it tells, or pins the form of a channel. One of the two. */
    record Action(
            @Nullable @Schema(description = "A text for operators", maxLength = 500) String tell,
            @Nullable @Schema(examples = "wechat") String channel,
            @Nullable @Schema(examples = "poster") String form) {}

    /** A binary moment was taken in, or taken back. */
    record Scheduled(@Schema(examples = "done") String status, String campaign, String id) {}

    @GET
    @Operation(
            operationId = "moments",
            summary = "A campaign's moments, by time: those of its file, the server's, operators'",
            description = "Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Listed.class)))
    public Response list(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        return Desk.json(listed(find(campaign)));
    }

    private Listed listed(CampaignView view) {
        ZoneId zone = view.terms().zone();
        record At(long millis, MomentCard card) {}
        List<At> all = new ArrayList<>();
        view.terms()
                .moments()
                .forEach(it -> all.add(new At(it.window().fromMillis(), MomentCard.of(it, zone))));
        moments.of(view.id())
                .forEach(it -> all.add(new At(it.atMillis(), MomentCard.of(it, zone))));
        all.sort(Comparator.comparingLong(At::millis));
        return new Listed(view.id(), all.stream().map(At::card).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "addMoment",
            summary = "Adds a moment; one of an operator with the same id is replaced")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewMoment.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Listed.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response add(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        NewMoment asked = StrictJson.read(body, NewMoment.class);
        String id = asked.id() == null ? "m-" + UUID.randomUUID() : id(asked.id());
        String word = Bodies.required(asked.kind(), "kind", 20);
        Moment.Kind kind =
                Moment.Kind.of(word)
                        .orElseThrow(() ->
                                AdminChannels.invalid(
                                        "kind", "kind must be gala, block, outage or note"));
        String text = Bodies.required(asked.text(), "text", TEXT_LENGTH);
        long at = asked.at() == null ? clock.getAsLong() : time(asked.at(), "at");
        long until = asked.until() == null ? Moment.OPEN : time(asked.until(), "until");
        if (until != Moment.OPEN && until <= at) {
            throw AdminChannels.invalid("until", "until must be later than at");
        }
        String reason = asked.reason() == null ? text : asked.reason();
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act(
                        "moment.add",
                        campaign + " " + id,
                        Bodies.required(reason, "reason", TEXT_LENGTH)),
                operator -> {
                    CampaignView view = find(campaign);
                    boolean taken =
                            moments.of(campaign).stream()
                                            .anyMatch(it ->
                                                    it.id().equals(id)
                                                            && it.by().equals(Moment.SERVER))
                                    || view.terms().moments().stream()
                                            .anyMatch(it -> it.id().equals(id));
                    if (taken) {
                        throw AdminChannels.invalid(
                                "id", "the campaign file or the server has a moment " + id);
                    }
                    if (!moments.add(
                            campaign, Moment.of(id, at, until, kind, text, operator.name()))) {
                        throw ProblemException.of(
                                ProblemCode.LIMIT_REACHED,
                                "a campaign has at most " + Moments.MOST + " moments");
                    }
                    return Desk.Done.with(listed(view));
                });
    }

    @POST
    @Path("/binary")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "scheduleBinaryMoment",
            summary = "If a channel is as usual again before a time, do this, else that",
            description =
                    "Decided once, by itself: as soon as the channel's recommended form is its usual one, unpinned, or"
                            + " when the time has come. One of the same id is replaced.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewBinary.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Scheduled.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response schedule(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        NewBinary asked = StrictJson.read(body, NewBinary.class);
        String id = id(Bodies.required(asked.id(), "id", 60));
        String channel = channel(asked.channel(), "channel");
        long before = time(Bodies.required(asked.before(), "before", 40), "before");
        if (before <= clock.getAsLong()) {
            throw AdminChannels.invalid("before", "before must be in the future");
        }
        BinaryMoment moment =
                new BinaryMoment(
                        id,
                        channel,
                        before,
                        action(asked.ifLifted(), "ifLifted"),
                        action(asked.ifNot(), "ifNot"));
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act(
                        "moment.binary",
                        campaign + " " + id,
                        Bodies.required(asked.reason(), "reason", TEXT_LENGTH)),
                _ -> {
                    find(campaign);
                    watch.schedule(campaign, moment);
                    return Desk.Done.with(new Scheduled("done", campaign, id));
                });
    }

    @DELETE
    @Path("/binary/{id}")
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "unscheduleBinaryMoment",
            summary = "Takes back a binary moment that waits")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Scheduled.class)))
    @APIResponse(responseCode = "400", description = "parameter_invalid", ref = "Problem")
    @APIResponse(
            responseCode = "404",
            description = "campaign_unknown, moment_unknown",
            ref = "Problem")
    public Response unschedule(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("id") String id,
            @Parameter(description = "Why, for the record", required = true)
                    @QueryParam("reason")
                    @DefaultValue("")
                    String reason) {
        desk.look(request);
        return desk.write(
                request,
                NO_BODY,
                RUN,
                new Desk.Act(
                        "moment.binary.delete", campaign + " " + id, Parameters.required(reason)),
                _ -> {
                    find(campaign);
                    if (!watch.unschedule(campaign, id)) {
                        throw ProblemException.of(
                                ProblemCode.MOMENT_UNKNOWN,
                                "id",
                                "no binary moment waits as " + id);
                    }
                    return Desk.Done.with(new Scheduled("done", campaign, id));
                });
    }

    private static String id(String id) {
        if (!id.matches(ID)) {
            throw AdminChannels.invalid("id", "id must have 1 to 60 of a-z, 0-9 and -");
        }
        return id;
    }

    private static String channel(@Nullable String channel, String field) {
        String given = Bodies.required(channel, field, 20);
        if (!given.matches("[a-z0-9-]{1,20}")) {
            throw AdminChannels.invalid(field, field + " must be 1 to 20 of a-z, 0-9 and -");
        }
        return given;
    }

    private static BinaryMoment.Action action(@Nullable Action asked, String field) {
        if (asked == null) {
            throw AdminChannels.invalid(field, field + " is required");
        }
        boolean tells = asked.tell() != null;
        boolean pins = asked.channel() != null || asked.form() != null;
        if (tells == pins) {
            throw AdminChannels.invalid(
                    field, field + " must have either tell, or channel and form");
        }
        return tells
                ? new BinaryMoment.Tell(Bodies.required(asked.tell(), field + ".tell", TEXT_LENGTH))
                : new BinaryMoment.SwitchForm(
                        channel(asked.channel(), field + ".channel"),
                        AdminChannels.form(asked.form(), field + ".form"));
    }

    private static long time(String text, String field) {
        try {
            return Rfc3339.parse(text);
        } catch (IllegalArgumentException e) {
            throw AdminChannels.invalid(field, field + ": " + e.getMessage());
        }
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
