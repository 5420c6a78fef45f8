package io.hongbao.server.admin;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.DeadLetter;
import io.hongbao.server.effect.Effects;
import io.hongbao.server.effect.HostAnswers;
import io.hongbao.server.effect.LaneStanding;
import io.hongbao.server.json.StrictJson;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators see of, and do about, what could not be done outside. */
@Path("/v1/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminEffects {

    private static final Set<Role> ROLES = Set.of(Role.OPERATOR, Role.FINANCE);
    private static final int MOST = 1_000;

    private final Desk desk;
    private final Effects effects;
    private final HostAnswers answers;

    AdminEffects(Desk desk, Effects effects, HostAnswers answers) {
        this.desk = desk;
        this.effects = effects;
        this.answers = answers;
    }

    /**
     * The dead letters, and how the adapters stand.
     *
     * @param pending how many effects are at work, dead letters too
     */
    record Listed(
            int pending,
            @Schema(description = "How many dead letters there are in all") int count,
            List<LaneStanding> adapters,
            List<DeadLetterCard> deadLetters) {}

    /** What an operator did to a dead letter. */
    record Treated(@Schema(examples = "done") String status, String id) {}

    /** What came of an effect, on an operator's word. */
    record Resolution(
            @Nullable @Schema(description = "done or refused") String result,
            @Nullable
                    @Schema(
                            description =
                                    "For done, and for stop_charge refused: what the other side calls it",
                            maxLength = Answer.MAX_REFERENCE_LENGTH)
                    String reference,
            @Nullable
                    @Schema(
                            description = "How it is known; for refused also why",
                            maxLength = Answer.MAX_REASON_LENGTH)
                    String reason) {}

    @GET
    @Operation(
            operationId = "deadLetters",
            summary = "What could not be done outside, and how the adapters stand",
            description = "By id; for more, ask again after the last id. Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Listed.class)))
    public Response list(
            @Context HttpServerRequest request,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        desk.look(request);
        List<DeadLetterCard> found =
                effects.deadLetters(limit(limit), after).stream().map(DeadLetterCard::of).toList();
        return Desk.json(
                new Listed(
                        effects.pendingCount(),
                        effects.deadLetterCount(),
                        effects.standing(),
                        found));
    }

    @POST
    @Path("/{effect}/resend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "resendDeadLetter",
            summary = "Asks for it again, as if it were new",
            description = "Under the same id, so that nothing is done twice.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Treated.class)))
    @APIResponse(responseCode = "404", description = "dead_letter_unknown", ref = "Problem")
    public Response resend(
            @Context HttpServerRequest request, @PathParam("effect") String effect, byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        return desk.write(
                request,
                body,
                ROLES,
                new Desk.Act("effect.resend", effect, reason),
                _ -> {
                    EffectId id = find(effect).effect().id();
                    if (!effects.resend(id).join()) {
                        throw unknown(effect);
                    }
                    return Desk.Done.with(new Treated("done", effect));
                });
    }

    @POST
    @Path("/{effect}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "resolveDeadLetter",
            summary = "Says what came of it",
            description =
                    "For when that is known by other ways, such as the provider's own console. The core goes on as if"
                            + " the other side had answered. A refund can only be resolved as done: it is owed.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Resolution.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Treated.class)))
    @APIResponse(responseCode = "404", description = "dead_letter_unknown", ref = "Problem")
    public Response resolve(
            @Context HttpServerRequest request, @PathParam("effect") String effect, byte[] body) {
        desk.look(request);
        Resolution resolution = StrictJson.read(body, Resolution.class);
        String reason = Bodies.required(resolution.reason(), "reason", Answer.MAX_REASON_LENGTH);
        String word = Bodies.required(resolution.result(), "result", 10);
        Effect.Result result = result(effect, word, resolution.reference(), reason);
        return desk.write(
                request,
                body,
                ROLES,
                new Desk.Act("effect.resolve", effect + " as " + word, reason),
                _ -> {
                    resolve(find(effect).effect().id(), result);
                    return Desk.Done.with(new Treated("done", effect));
                });
    }

    private static Effect.Result result(
            String effect, String word, @Nullable String reference, String reason) {
        String named =
                reference == null
                        ? ""
                        : Bodies.required(reference, "reference", Answer.MAX_REFERENCE_LENGTH);
        if (word.equals("done")) {
            return new Effect.Done(named);
        }
        boolean owed = effect.startsWith("refund.");
        if (word.equals("refused") && !owed) {
            return new Effect.Refused(reason, effect.startsWith("stop_charge.") ? named : "");
        }
        throw ProblemException.of(
                ProblemCode.JSON_FIELD_INVALID,
                "result",
                owed ? "result must be done: a refund is owed" : "result must be done or refused");
    }

    private void resolve(EffectId id, Effect.Result result) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (!answers.resolve(id, result, outcome::complete)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.OVERLOADED, "the queue is full; nothing was done")
                            .retry("", 1));
        }
        if (outcome.join() instanceof Outcome.Failed) {
            throw ProblemException.of(ProblemCode.INTERNAL, "");
        }
    }

    private DeadLetter find(String effect) {
        return EffectId.parse(effect)
                .flatMap(effects::deadLetter)
                .orElseThrow(() -> unknown(effect));
    }

    private static ProblemException unknown(String effect) {
        return ProblemException.of(
                ProblemCode.DEAD_LETTER_UNKNOWN, "effect", "there is no dead letter " + effect);
    }

    private static int limit(String value) {
        try {
            int letters = Integer.parseInt(value);
            if (letters >= 1 && letters <= MOST) {
                return letters;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static ProblemException badLimit() {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID, "limit", "limit must be 1 to " + MOST);
    }
}
