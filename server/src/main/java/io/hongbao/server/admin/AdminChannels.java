package io.hongbao.server.admin;

import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;
import io.hongbao.channel.PolicyNote;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.channel.ChannelCards;
import io.hongbao.server.channel.ChannelWatch;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators see of the channels on which invites are shared, and do about them. */
@Path("/v1/admin/campaigns/{campaign}/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "200",
        content = @Content(schema = @Schema(implementation = ChannelCards.OfCampaign.class)))
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
public class AdminChannels {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR);
    private static final Set<Role> CANARIES = Set.of(Role.OPERATOR, Role.INTEGRATOR);
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,20}");
    private static final byte[] NO_BODY = new byte[0];
    private static final int REASON_LENGTH = 500;
    private static final int NOTE_LENGTH = 200;
    private static final int MOST_NOTES = 20;
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final Desk desk;
    private final Campaigns campaigns;
    private final ChannelWatch watch;

    AdminChannels(Desk desk, Campaigns campaigns, ChannelWatch watch) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.watch = watch;
    }

    /** What a canary found. */
    record CanaryWord(
            @Nullable @Schema(examples = "link") String form,
            @Nullable @Schema(description = "ok, blocked or copy_blocked") String result,
            @Nullable @Schema(description = "Such as the device; may be left out", maxLength = 200)
                    String note) {}

    /** How often a canary is expected. */
    record NewSchedule(
            @Nullable @Schema(examples = "link") String form,
            @Nullable @Schema(description = "0 to 10080; 0: none is expected") Integer everyMinutes,
            @Nullable String reason) {}

    /** A form, and why. */
    record FormReason(
            @Nullable @Schema(examples = "poster") String form, @Nullable String reason) {}

    /** A channel's policy notes, all of them. */
    record NewNotes(@Nullable List<NewNote> notes, @Nullable String reason) {}

    /** A policy note. */
    record NewNote(
            @Nullable @Schema(maxLength = 500) String text,
            @Nullable @Schema(description = "Where the rule stands", maxLength = 300) String source,
            @Nullable @Schema(description = "When somebody last looked", examples = "2026-02-06")
                    String checked,
            @Nullable @Schema(description = "Not handed on because of it: link, poster, passphrase")
                    List<String> forbids) {}

    @GET
    @Operation(
            operationId = "channels",
            summary = "How invites open on each channel, and which form is recommended",
            description = "Any admin key may look.")
    public Response list(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        require(campaign);
        return Desk.json(watch.card(campaign));
    }

    @POST
    @Path("/{channel}/canaries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "reportCanary",
            summary = "Takes what a canary found: whether a form opens on a channel",
            description =
                    "From a device or a script that tries it on a schedule. Two in a row that find it blocked, at most"
                            + " an hour apart, are an alarm; three that are fine, over ten minutes or more, a"
                            + " recovery. Takes the role operator or integrator.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CanaryWord.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response canary(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            byte[] body) {
        desk.look(request);
        CanaryWord said = StrictJson.read(body, CanaryWord.class);
        ChannelForm pair = pair(channel, said.form());
        String result = Bodies.required(said.result(), "result", 20);
        if (!List.of("ok", "blocked", "copy_blocked").contains(result)) {
            throw invalid("result", "result must be ok, blocked or copy_blocked");
        }
        String note = said.note() == null ? "" : said.note();
        if (note.length() > NOTE_LENGTH) {
            throw invalid("note", "note must have at most " + NOTE_LENGTH + " characters");
        }
        return act(
                request,
                body,
                CANARIES,
                campaign,
                new Desk.Act("channel.canary", campaign + " " + pair + " " + result, note),
                operator -> watch.canary(campaign, pair, result, operator.name(), note));
    }

    @PUT
    @Path("/{channel}/canary-schedule")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "expectCanary",
            summary =
                    "Says how often a canary is expected, so that one that falls silent is noticed")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewSchedule.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response expect(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            byte[] body) {
        desk.look(request);
        NewSchedule asked = StrictJson.read(body, NewSchedule.class);
        ChannelForm pair = pair(channel, asked.form());
        Integer every = asked.everyMinutes();
        if (every == null || every < 0 || every > MOST_MINUTES) {
            throw invalid("everyMinutes", "everyMinutes must be 0 to " + MOST_MINUTES);
        }
        return act(
                request,
                body,
                RUN,
                campaign,
                new Desk.Act(
                        "channel.canary-schedule",
                        campaign + " " + pair + " " + every,
                        reason(asked.reason())),
                _ -> watch.expect(campaign, pair, every));
    }

    @PUT
    @Path("/{channel}/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "pinChannel",
            summary = "Fixes the form that a channel recommends, whatever the evidence says",
            description = "Alarms go on being told. Holds over a restart, until it is unpinned.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FormReason.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response pin(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            byte[] body) {
        desk.look(request);
        FormReason asked = StrictJson.read(body, FormReason.class);
        ChannelForm pair = pair(channel, asked.form());
        String reason = reason(asked.reason());
        return act(
                request,
                body,
                RUN,
                campaign,
                new Desk.Act("channel.pin", campaign + " " + pair, reason),
                operator ->
                        watch.pin(campaign, pair.channel(), pair.form(), operator.name(), reason));
    }

    @DELETE
    @Path("/{channel}/pin")
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "unpinChannel",
            summary = "Lets the evidence decide again which form a channel recommends",
            description = "Nothing happens when it is not pinned.")
    @APIResponse(responseCode = "400", description = "parameter_invalid", ref = "Problem")
    public Response unpin(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            @Parameter(description = "Why, for the record", required = true)
                    @QueryParam("reason")
                    @DefaultValue("")
                    String reason) {
        desk.look(request);
        String named = channel(channel);
        return act(
                request,
                NO_BODY,
                RUN,
                campaign,
                new Desk.Act("channel.unpin", campaign + " " + named, Parameters.required(reason)),
                _ -> watch.unpin(campaign, named));
    }

    @PUT
    @Path("/{channel}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setPolicyNotes",
            summary = "Replaces a channel's policy notes: what the platform's rules say",
            description =
                    "At most 20. A form that a note forbids is neither recommended there nor in people's kits. The notes"
                            + " that ship are a start, not checked against the rules' texts.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewNotes.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response notes(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            byte[] body) {
        desk.look(request);
        NewNotes asked = StrictJson.read(body, NewNotes.class);
        String named = channel(channel);
        List<PolicyNote> notes = notes(named, asked.notes());
        return act(
                request,
                body,
                RUN,
                campaign,
                new Desk.Act(
                        "channel.notes",
                        campaign + " " + named + " " + notes.size(),
                        reason(asked.reason())),
                _ -> watch.note(campaign, named, notes));
    }

    @POST
    @Path("/{channel}/usual")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "acceptAsUsual",
            summary = "Takes what a form's ratios are now for usual",
            description =
                    "For an operator who knows why fewer invites open, and that it is no block. What was learned of it"
                            + " is forgotten and learned anew.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FormReason.class)))
    @APIResponse(responseCode = "409", description = "limit_reached", ref = "Problem")
    public Response usual(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("channel") String channel,
            byte[] body) {
        desk.look(request);
        FormReason asked = StrictJson.read(body, FormReason.class);
        ChannelForm pair = pair(channel, asked.form());
        return act(
                request,
                body,
                RUN,
                campaign,
                new Desk.Act("channel.usual", campaign + " " + pair, reason(asked.reason())),
                operator -> watch.usual(campaign, pair, operator.name()));
    }

    /** Something that is done, and shows in how the channels are then. */
    private interface Act {
        void by(Operator operator);
    }

    private Response act(
            HttpServerRequest request,
            byte[] body,
            Set<Role> roles,
            String campaign,
            Desk.Act logged,
            Act act) {
        return desk.write(
                request,
                body,
                roles,
                logged,
                operator -> {
                    require(campaign);
                    act.by(operator);
                    return Desk.Done.with(watch.card(campaign));
                });
    }

    private void require(String campaign) {
        if (campaigns.find(campaign).isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.CAMPAIGN_UNKNOWN, "campaign", "there is no campaign " + campaign);
        }
    }

    private static String reason(@Nullable String reason) {
        return Bodies.required(reason, "reason", REASON_LENGTH);
    }

    static String channel(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "channel",
                    "a channel is 1 to 20 of a-z, 0-9 and -");
        }
        return channel;
    }

    private static ChannelForm pair(String channel, @Nullable String form) {
        return new ChannelForm(channel(channel), form(form, "form"));
    }

    static Form form(@Nullable String word, String field) {
        String given = Bodies.required(word, field, 20);
        try {
            return Form.of(given);
        } catch (IllegalArgumentException _) {
            throw invalid(field, field + " must be link, poster, code, passphrase or spoken");
        }
    }

    private static List<PolicyNote> notes(String channel, @Nullable List<NewNote> asked) {
        if (asked == null || asked.size() > MOST_NOTES) {
            throw invalid("notes", "notes must be a list of at most " + MOST_NOTES);
        }
        List<PolicyNote> notes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "notes[" + i + "]";
            NewNote one = asked.get(i);
            if (one == null) {
                throw invalid(at, at + " is required");
            }
            notes.add(note(channel, one, at));
        }
        return notes;
    }

    private static PolicyNote note(String channel, NewNote one, String at) {
        String checked = Bodies.required(one.checked(), at + ".checked", 10);
        Set<Form> forbids = EnumSet.noneOf(Form.class);
        for (String word : one.forbids() == null ? List.<String>of() : one.forbids()) {
            forbids.add(form(word, at + ".forbids"));
        }
        if (forbids.contains(Form.CODE) || forbids.contains(Form.SPOKEN)) {
            throw invalid(at + ".forbids", "only link, poster and passphrase can be forbidden");
        }
        try {
            return new PolicyNote(
                    channel,
                    Bodies.required(one.text(), at + ".text", 500),
                    Bodies.required(one.source(), at + ".source", 300),
                    LocalDate.parse(checked),
                    forbids);
        } catch (DateTimeParseException _) {
            throw invalid(at + ".checked", at + ".checked must be a day such as 2026-02-06");
        }
    }

    static ProblemException invalid(String field, String detail) {
        return ProblemException.of(ProblemCode.JSON_FIELD_INVALID, field, detail);
    }
}
