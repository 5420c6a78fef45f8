package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.RoomCard;
import io.hongbao.server.room.RoomCards;
import io.hongbao.server.room.RoomProblems;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.People;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** What operators do to waiting rooms. Each of it takes one person. */
@Path("/v1/admin/campaigns/{campaign}/waiting-room")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
public class AdminRooms {

    private static final Set<Role> RUN = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;
    private final Rooms rooms;
    private final RoomCards cards;

    AdminRooms(Desk desk, People people, Campaigns campaigns, Rooms rooms, RoomCards cards) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
        this.rooms = rooms;
        this.cards = cards;
    }

    /** The most places that are admitted in a second. */
    record Ceiling(
            @Nullable
                    @Schema(
                            description = "0 stops the admission; null: as the campaign says",
                            examples = "3000")
                    Integer perSecond,
            @Nullable String reason) {}

    /** Who passes without waiting. */
    record BypassOf(
            @Nullable @Schema(description = "The app's own user id") String user,
            @Nullable @Schema(description = "staff, canary, or none to take it away") String bypass,
            @Nullable String reason) {}

    /** Somebody passes without waiting, or no longer. */
    record Kept(@Schema(examples = "done") String status, String user, String bypass) {}

    @GET
    @Operation(operationId = "waitingRoom", summary = "A waiting room as it is now")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RoomCard.class)))
    public Response look(
            @Context HttpServerRequest request, @PathParam("campaign") String campaign) {
        desk.look(request);
        return Desk.json(cards.of(find(campaign)));
    }

    @POST
    @Path("/{act: pre-queue|open|hold|drain|off|idle}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "leadWaitingRoom",
            summary = "Leads a waiting room to another state",
            description =
                    "pre-queue: people join, nobody is let in. open: people are let in, the pre-queue in a drawn order."
                            + " hold: nobody is let in for now. drain: nobody joins any more. off: no place is"
                            + " needed. Being there already changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RoomCard.class)))
    @APIResponse(responseCode = "409", description = "waiting_room_not_allowed", ref = "Problem")
    public Response lead(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("act") String act,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        RoomState to = RoomState.valueOf(act.replace('-', '_').toUpperCase(Locale.ROOT));
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("waiting-room." + act, campaign, reason),
                operator ->
                        stands(
                                campaign,
                                new Command.LeadRoom(
                                        campaign, to, new Authority(operator.name(), reason))));
    }

    @PUT
    @Path("/ceiling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setWaitingRoomCeiling",
            summary = "Sets the most places that are admitted in a second")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Ceiling.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RoomCard.class)))
    public Response ceiling(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        Ceiling ceiling = StrictJson.read(body, Ceiling.class);
        String reason = Bodies.required(ceiling.reason(), "reason", 500);
        int perSecond =
                ceiling.perSecond() == null ? RoomRules.NO_CEILING : inRange(ceiling.perSecond());
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act("waiting-room.ceiling", campaign + " " + perSecond, reason),
                operator ->
                        stands(
                                campaign,
                                new Command.SetRoomCeiling(
                                        campaign,
                                        perSecond,
                                        new Authority(operator.name(), reason))));
    }

    private static int inRange(int perSecond) {
        if (perSecond < 0 || perSecond > RoomRules.MAX_CEILING_PER_SECOND) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "perSecond",
                    "perSecond must be 0 to "
                            + RoomRules.MAX_CEILING_PER_SECOND
                            + ", or null for what the campaign says");
        }
        return perSecond;
    }

    @PUT
    @Path("/bypasses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setWaitingRoomBypass",
            summary = "Lets somebody pass without waiting, or no longer")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = BypassOf.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Kept.class)))
    public Response bypass(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        BypassOf wanted = StrictJson.read(body, BypassOf.class);
        String user = Bodies.required(wanted.user(), "user", 128);
        String reason = Bodies.required(wanted.reason(), "reason", 500);
        Bypass bypass = bypass(wanted.bypass());
        String word = bypass.name().toLowerCase(Locale.ROOT);
        String pseudonym = people.of(user).toString();
        return desk.write(
                request,
                body,
                RUN,
                new Desk.Act(
                        "waiting-room.bypass", campaign + " " + pseudonym + " " + word, reason),
                operator -> {
                    Outcome outcome =
                            submit(
                                    campaign,
                                    new Command.AllowBypass(
                                            campaign,
                                            people.of(user),
                                            bypass,
                                            new Authority(operator.name(), reason)));
                    if (!(outcome instanceof Outcome.BypassKept kept)) {
                        throw problem(outcome);
                    }
                    return Desk.Done.with(
                            new Kept("done", user, kept.bypass().name().toLowerCase(Locale.ROOT)));
                });
    }

    private static Bypass bypass(@Nullable String word) {
        Optional<Bypass> known =
                Arrays.stream(Bypass.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst();
        return known.orElseThrow(() ->
                ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID,
                        "bypass",
                        "bypass must be staff, canary or none"));
    }

    private Desk.Done stands(String campaign, Command command) {
        Outcome outcome = submit(campaign, command);
        if (!(outcome instanceof Outcome.RoomStands)) {
            throw problem(outcome);
        }
        rooms.refresh(find(campaign));
        return Desk.Done.with(cards.of(find(campaign)));
    }

    private Outcome submit(String campaign, Command command) {
        find(campaign);
        return campaigns.submit(command).join();
    }

    private static ProblemException problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.RoomRefused refused -> RoomProblems.of(refused);
            case Outcome.RoomNotAllowed not -> {
                List<String> next =
                        not.from().next().stream()
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList();
                yield new ProblemException(
                        Problem.of(
                                        ProblemCode.WAITING_ROOM_NOT_ALLOWED,
                                        "from "
                                                + not.from().name().toLowerCase(Locale.ROOT)
                                                + " it can go to "
                                                + String.join(", ", next)
                                                + (not.to() == RoomState.IDLE
                                                        ? ", and to idle only while nobody has joined"
                                                        : ""))
                                .at("state"));
            }
            default ->
                    throw new IllegalStateException("a waiting room's command came to " + outcome);
        };
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
