package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.overload.DegradeLevel;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.OperatorWords;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.ScaleSignal;
import io.hongbao.server.overload.ShedClass;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators see of, and do about, more traffic than can be served. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminOverload {

    private static final Set<Role> ROLES = Set.of(Role.OPERATOR);
    private static final int REASON_LENGTH = 500;

    private final Desk desk;
    private final Overload overload;
    private final DegradeLevels levels;
    private final OperatorWords words;

    AdminOverload(Desk desk, Overload overload, DegradeLevels levels, OperatorWords words) {
        this.desk = desk;
        this.overload = overload;
        this.levels = levels;
        this.words = words;
    }

    /** The limit on requests under way, and what it does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LimitCard(
            @Schema(description = "Requests that may be under way") int limit,
            @Nullable @Schema(description = "The operator's, if there is one") Integer ceiling,
            @Nullable @Schema(description = "The operator's, if there is one")
                    Integer claimsPerSecond,
            int underWay,
            @Schema(description = "How long a request should take at the limit") long targetMillis,
            @Schema(description = "Requests a second that can be sustained") long permitsPerSecond,
            double refusedShare,
            @Schema(description = "Requests refused since the start, by class")
                    Map<String, Long> refused) {}

    /** A new ceiling. */
    record NewCeiling(
            @Nullable
                    @Schema(
                            description = "0 refuses all that can be refused; left out: none",
                            minimum = "0")
                    Integer ceiling,
            @Nullable
                    @Schema(
                            description =
                                    "Claims and invites that are let in in a second, but for those"
                                            + " of people with a placed pass; left out: any number",
                            minimum = "0")
                    Integer claimsPerSecond,
            @Nullable String reason) {

        int ceilingOrNone() {
            return inRange(ceiling, "ceiling");
        }

        int claimsOrNone() {
            return inRange(claimsPerSecond, "claimsPerSecond");
        }

        private static int inRange(@Nullable Integer said, String field) {
            if (said != null && said < 0) {
                throw ProblemException.of(
                        ProblemCode.JSON_FIELD_INVALID, field, field + " must be at least 0");
            }
            return said == null ? Overload.NO_CEILING : said;
        }

        String target() {
            return (ceiling == null ? "none" : ceiling.toString())
                    + (claimsPerSecond == null ? "" : ", " + claimsPerSecond + " claims/s");
        }
    }

    /** How a degrade level stands. */
    record LevelCard(
            String level,
            boolean engaged,
            @Schema(description = "auto, on or off, as an operator said") String word,
            @Nullable String by,
            @Nullable String reason,
            @Nullable @Schema(description = "Since when, by the machine's clock") String since) {

        static LevelCard of(DegradeLevels.Standing standing) {
            boolean untouched = standing.sinceMillis() == 0;
            return new LevelCard(
                    standing.level().word(),
                    standing.engaged(),
                    standing.word().word(),
                    untouched ? null : standing.by(),
                    untouched ? null : standing.reason(),
                    untouched ? null : Rfc3339.of(standing.sinceMillis(), ZoneOffset.UTC));
        }
    }

    /** All degrade levels. */
    record LevelList(List<LevelCard> levels) {}

    /** What an operator says about a level. */
    record NewWord(
            @Nullable @Schema(examples = "browse_cached") String level,
            @Nullable @Schema(description = "on, off, or auto") String word,
            @Nullable String reason) {}

    /** How many servers the traffic would take, and how that is worked out. */
    record ScaleCard(
            int desiredReplicas,
            long offeredPerSecond,
            long sustainedPerSecond,
            double utilisation,
            double aim,
            double refusedShare,
            String arithmetic) {

        static ScaleCard of(ScaleSignal signal) {
            return new ScaleCard(
                    signal.desiredReplicas(),
                    signal.offeredPerSecond(),
                    signal.sustainedPerSecond(),
                    signal.utilisation(),
                    ScaleSignal.AIM,
                    signal.refusedShare(),
                    signal.arithmetic());
        }
    }

    @GET
    @Path("/limit")
    @Operation(
            operationId = "limit",
            summary = "How many requests may be under way, and who is refused",
            description = "Never refused itself. Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LimitCard.class)))
    public Response limit(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(card());
    }

    @PUT
    @Path("/limit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setCeiling",
            summary = "Puts ceilings on the limit and on claims, or takes them away",
            description =
                    "Counts from the next request on, also after a restart. The limit itself goes"
                            + " on being found below it. Takes one person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewCeiling.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LimitCard.class)))
    public Response setCeiling(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        NewCeiling asked = StrictJson.read(body, NewCeiling.class);
        String reason = Bodies.required(asked.reason(), "reason", REASON_LENGTH);
        int ceiling = asked.ceilingOrNone();
        int claims = asked.claimsOrNone();
        return desk.write(
                request,
                body,
                ROLES,
                new Desk.Act("limit.ceiling", asked.target(), reason),
                _ -> {
                    overload.setCeiling(ceiling);
                    overload.setClaimsPerSecond(claims, System.nanoTime());
                    words.keep();
                    return Desk.Done.with(card());
                });
    }

    private LimitCard card() {
        Map<String, Long> refused = new TreeMap<>();
        for (ShedClass shedClass : ShedClass.values()) {
            if (shedClass != ShedClass.KEPT) {
                refused.put(shedClass.word(), overload.refused(shedClass));
            }
        }
        int ceiling = overload.ceiling();
        int claims = overload.claimsPerSecond();
        return new LimitCard(
                overload.limit(),
                ceiling == Overload.NO_CEILING ? null : ceiling,
                claims == Overload.NO_CEILING ? null : claims,
                overload.underWay(),
                overload.targetNanos() / 1_000_000,
                overload.permitsPerSecond(),
                overload.refusedShare(),
                refused);
    }

    @GET
    @Path("/scale")
    @Operation(
            operationId = "scale",
            summary = "How many servers like this one the traffic would take",
            description = "The same as the metric hongbao_desired_replicas, with its arithmetic.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ScaleCard.class)))
    public Response scale(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(ScaleCard.of(ScaleSignal.of(overload)));
    }

    @GET
    @Path("/degrade")
    @Operation(
            operationId = "degradeLevels",
            summary = "What the server does without, since when and why",
            description = "Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LevelList.class)))
    public Response degrade(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(list());
    }

    @PUT
    @Path("/degrade")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setDegradeLevel",
            summary = "Engages a degrade level, forbids it, or leaves it to itself",
            description =
                    "Counts at once, also after a restart. auto: it follows the pressure;"
                            + " claims_ticket_first engages by an operator's word only. Takes one"
                            + " person.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewWord.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LevelList.class)))
    public Response setDegrade(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        NewWord asked = StrictJson.read(body, NewWord.class);
        String reason = Bodies.required(asked.reason(), "reason", REASON_LENGTH);
        DegradeLevel level =
                DegradeLevel.of(Bodies.required(asked.level(), "level", 40))
                        .orElseThrow(() -> oneOf("level", levelWords()));
        DegradeLevels.Word word =
                DegradeLevels.Word.of(Bodies.required(asked.word(), "word", 40))
                        .orElseThrow(() -> oneOf("word", "auto, on, off"));
        return desk.write(
                request,
                body,
                ROLES,
                new Desk.Act("degrade." + word.word(), level.word(), reason),
                operator -> {
                    levels.say(level, word, operator.name(), reason, System.currentTimeMillis());
                    words.keep();
                    return Desk.Done.with(list());
                });
    }

    private LevelList list() {
        return new LevelList(levels.standings().stream().map(LevelCard::of).toList());
    }

    private static String levelWords() {
        return Arrays.stream(DegradeLevel.values())
                .map(DegradeLevel::word)
                .collect(Collectors.joining(", "));
    }

    private static ProblemException oneOf(String field, String words) {
        return ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID, field, field + " must be one of: " + words);
    }
}
