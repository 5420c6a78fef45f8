package io.hongbao.server.admin;

import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.PassKeys;
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
import java.time.ZoneOffset;
import java.util.EnumSet;
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

/** The keys: of operators, and of passes. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminKeysResource {

    private static final Set<Role> ADMIN = Set.of(Role.ADMIN);
    private static final byte[] NO_BODY = new byte[0];

    private final Desk desk;
    private final AdminKeys keys;
    private final PassKeys passKeys;
    private final SteadyClock machineClock;

    AdminKeysResource(Desk desk, AdminKeys keys, PassKeys passKeys, SteadyClock machineClock) {
        this.desk = desk;
        this.keys = keys;
        this.passKeys = passKeys;
        this.machineClock = machineClock;
    }

    /** An admin key, without the key. */
    record KeyCard(String name, List<String> roles, String createdAt) {
        static KeyCard of(AdminKey key) {
            return new KeyCard(
                    key.name(),
                    key.roles().stream().sorted().map(Role::word).toList(),
                    Rfc3339.of(key.createdAtMillis(), ZoneOffset.UTC));
        }
    }

    /** A new admin key. */
    record CreatedKey(
            String name,
            List<String> roles,
            @Schema(description = "Shown only now", examples = "hbk_...") String key) {}

    /** A deleted admin key. */
    record DeletedKey(@Schema(examples = "done") String status, String name) {}

    /** The key that passes are signed with from now on. */
    record RotatedKey(
            @Schema(examples = "done") String status,
            @Schema(description = "Stands in every new pass") String current,
            @Schema(description = "How many keys verify passes now") int verifying) {}

    @GET
    @Path("/me")
    @Operation(
            operationId = "me",
            summary = "The caller's own admin key: its name and roles",
            description = "For whoever shows an operator what they may do.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeyCard.class)))
    public Response me(@Context HttpServerRequest request) {
        return Desk.json(KeyCard.of(desk.look(request).key()));
    }

    @GET
    @Path("/keys")
    @Operation(
            operationId = "listKeys",
            summary = "The admin keys: names and roles, not the keys themselves")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeyCard[].class)))
    public Response list(@Context HttpServerRequest request) {
        return desk.act(
                request,
                ADMIN,
                new Desk.Act("key.list", "", ""),
                _ -> Desk.Done.with(keys.all().stream().map(KeyCard::of).toList()));
    }

    @POST
    @Path("/keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Makes an admin key",
            description =
                    "Roles: viewer, integrator, operator, finance, admin. Two people need two keys: what takes two people looks"
                            + " at the names of their keys.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.NewKey.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CreatedKey.class)))
    @APIResponse(responseCode = "409", description = "admin_key_exists", ref = "Problem")
    public Response create(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        Bodies.NewKey asked = StrictJson.read(body, Bodies.NewKey.class);
        String name = Bodies.required(asked.name(), "name", 40);
        if (!name.matches("[A-Za-z0-9._-]{1,40}") || name.equals("start")) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "name",
                    "name must have 1 to 40 of A-Z a-z 0-9 . _ - and not be start");
        }
        Set<Role> roles = roles(asked.roles() == null ? List.of() : asked.roles());
        // Not desk.write: the answer holds the key itself, which is kept nowhere.
        return desk.act(
                request,
                ADMIN,
                new Desk.Act("key.create", name, ""),
                _ -> {
                    String key = keys.create(name, roles);
                    return Desk.Done.with(
                            new CreatedKey(
                                    name, roles.stream().sorted().map(Role::word).toList(), key));
                });
    }

    @DELETE
    @Path("/keys/{name}")
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "deleteKey",
            summary = "Deletes an admin key; it is good for nothing from now on")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DeletedKey.class)))
    @APIResponse(responseCode = "404", description = "admin_key_unknown", ref = "Problem")
    @APIResponse(responseCode = "409", description = "admin_key_last", ref = "Problem")
    public Response delete(@Context HttpServerRequest request, @PathParam("name") String name) {
        return desk.write(
                request,
                NO_BODY,
                ADMIN,
                new Desk.Act("key.delete", name, ""),
                _ -> {
                    keys.delete(name);
                    return Desk.Done.with(new DeletedKey("done", name));
                });
    }

    @POST
    @Path("/pass-keys/rotate")
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "rotatePassKeys",
            summary = "Signs new passes with a new key",
            description =
                    "Passes signed with older keys stay good until they expire: nobody is logged out."
                            + " With drop, for a key that leaked, they are good for nothing from now"
                            + " on: everybody needs a new pass.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RotatedKey.class)))
    @APIResponse(responseCode = "400", description = "parameter_invalid", ref = "Problem")
    public Response rotate(
            @Context HttpServerRequest request,
            @QueryParam("drop") @DefaultValue("false") String drop) {
        boolean dropped = Parameters.flag("drop", drop);
        return desk.write(
                request,
                NO_BODY,
                ADMIN,
                new Desk.Act(dropped ? "pass-keys.drop" : "pass-keys.rotate", "", ""),
                _ -> {
                    String made =
                            dropped
                                    ? passKeys.replace()
                                    : passKeys.rotate(machineClock.getAsLong());
                    return Desk.Done.with(new RotatedKey("done", made, passKeys.size()));
                });
    }

    private static Set<Role> roles(List<String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            roles.add(
                    Role.of(word)
                            .orElseThrow(() ->
                                    ProblemException.of(
                                            ProblemCode.JSON_FIELD_INVALID,
                                            "roles",
                                            "a role is viewer, integrator, operator, finance or admin, not "
                                                    + word)));
        }
        if (roles.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "roles", "roles must name at least one role");
        }
        return roles;
    }
}
