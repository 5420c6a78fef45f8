package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.People;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** Whether people are known to be who they say, which payouts may wait for. */
@Path("/v1/admin/people/{user}/real-name")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminRealNames {

    private static final Set<Role> NAMING = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;

    AdminRealNames(Desk desk, People people, Campaigns campaigns) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
    }

    /** Whether the name is confirmed, and on what ground. */
    record RealName(
            @Nullable Boolean confirmed,
            @Nullable @Schema(examples = "checked by the app's own identity service")
                    String reason) {}

    /** The real name is confirmed, or not. */
    record Kept(@Schema(examples = "done") String status, boolean confirmed) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "setRealName",
            summary = "Says whether a person's real name is confirmed",
            description =
                    "The name itself is not stored. When it is confirmed, the payouts that waited for it are sent.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RealName.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Kept.class)))
    public Response setRealName(
            @Context HttpServerRequest request, @PathParam("user") String user, byte[] body) {
        desk.look(request);
        RealName name = StrictJson.read(body, RealName.class);
        Boolean confirmed = name.confirmed();
        if (confirmed == null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "confirmed", "confirmed must be true or false");
        }
        String reason = Bodies.required(name.reason(), "reason", 500);
        UserId pseudonym = pseudonym(user);
        return desk.write(
                request,
                body,
                NAMING,
                new Desk.Act("real-name.set", pseudonym + " " + confirmed, reason),
                operator -> {
                    Outcome outcome =
                            campaigns
                                    .submit(
                                            new Command.SetRealName(
                                                    pseudonym,
                                                    confirmed,
                                                    new Authority(operator.name(), reason)))
                                    .join();
                    if (!(outcome instanceof Outcome.RealNameKept kept)) {
                        throw new IllegalStateException("setting a real name came to " + outcome);
                    }
                    return Desk.Done.with(new Kept("done", kept.confirmed()));
                });
    }

    private UserId pseudonym(String user) {
        if (user.isEmpty() || user.length() > 128) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "user", "user must have 1 to 128 characters");
        }
        return people.of(user);
    }
}
