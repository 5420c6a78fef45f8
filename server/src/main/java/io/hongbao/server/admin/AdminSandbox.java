package io.hongbao.server.admin;

import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.sandbox.Sandbox;
import io.hongbao.server.sandbox.SandboxRules;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** How the sandbox's providers and outlets behave. */
@Path("/v1/admin/sandbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(
        responseCode = "404",
        description = "not_found: this server is no sandbox",
        ref = "Problem")
public class AdminSandbox {

    private static final Set<Role> ROLES = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final Sandbox sandbox;

    AdminSandbox(Desk desk, Sandbox sandbox) {
        this.desk = desk;
        this.sandbox = sandbox;
    }

    /** How it is to behave. What is left out is 0, or false; the seed is then 1. */
    record Wanted(@Nullable Payments payments, @Nullable Outlets outlets, @Nullable Long seed) {

        SandboxRules rules() {
            Payments pay = payments == null ? new Payments(null, null, null, null, null) : payments;
            Outlets make = outlets == null ? new Outlets(null, null, null, null) : outlets;
            return new SandboxRules(pay.rules(), make.rules(), seed == null ? 1 : seed);
        }
    }

    /** How payments go. */
    record Payments(
            @Nullable @Schema(description = "Of charges, in percent") Integer declinePercent,
            @Nullable @Schema(description = "How many charges that come next are declined")
                    Integer declineNext,
            @Nullable @Schema(description = "By the campaign clock") Long delayMillis,
            @Nullable @Schema(description = "Of answers: they come twice") Integer duplicatePercent,
            @Nullable @Schema(description = "Of charges: they are never answered")
                    Integer silentPercent) {

        SandboxRules.Payments rules() {
            return new SandboxRules.Payments(
                    orZero(declinePercent),
                    orZero(declineNext),
                    delayMillis == null ? 0 : delayMillis,
                    orZero(duplicatePercent),
                    orZero(silentPercent));
        }
    }

    /** How outlets behave. */
    record Outlets(
            @Nullable @Schema(description = "Of orders, in percent") Integer refusePercent,
            @Nullable @Schema(description = "Of orders: they are never answered")
                    Integer silentPercent,
            @Nullable
                    @Schema(
                            description =
                                    "Of orders: accepted a minute late, ready ten minutes late")
                    Integer slowPercent,
            @Nullable
                    @Schema(
                            description =
                                    "Orders are completed as soon as they are accepted, for benchmarks")
                    Boolean straight) {

        SandboxRules.Outlets rules() {
            return new SandboxRules.Outlets(
                    orZero(refusePercent),
                    orZero(silentPercent),
                    orZero(slowPercent),
                    straight != null && straight);
        }
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    @GET
    @Operation(operationId = "sandbox", summary = "How the sandbox behaves")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SandboxRules.class)))
    public Response get(@Context HttpServerRequest request) {
        desk.look(request);
        requireSandbox();
        return Desk.json(sandbox.rules());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "behave",
            summary = "Lets the sandbox decline, delay, repeat or keep silent",
            description =
                    "Replaces everything that was said before. Whom a percentage hits follows from the seed and the"
                            + " effect's id, so that a run can be repeated.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Wanted.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SandboxRules.class)))
    public Response behave(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        requireSandbox();
        SandboxRules rules = rules(StrictJson.read(body, Wanted.class));
        return desk.write(
                request,
                body,
                ROLES,
                new Desk.Act("sandbox.behave", "sandbox", ""),
                _ -> {
                    sandbox.behave(rules);
                    return Desk.Done.with(rules);
                });
    }

    private static SandboxRules rules(Wanted wanted) {
        try {
            return wanted.rules();
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(ProblemCode.JSON_FIELD_INVALID, "" + e.getMessage());
        }
    }

    private void requireSandbox() {
        if (!sandbox.isOn()) {
            throw ProblemException.of(
                    ProblemCode.NOT_FOUND, "this server is no sandbox: start it with --sandbox");
        }
    }
}
