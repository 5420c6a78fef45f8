package io.hongbao.server.admin;

import io.vertx.core.http.HttpServerRequest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Collections;

/** Tells operators who they are. */
@Path("/v1/admin/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
public class AdminMe {

    private final Desk desk;

    AdminMe(Desk desk) {
        this.desk = desk;
    }

    /** Whoever asks. */
    record Me(
            @Schema(description = "The admin key's name", examples = "wang.fang") String name,
            @Schema(
                            description =
                                    "viewer, integrator, operator, finance or admin; of several the"
                                        + " last one",
                            examples = "operator")
                    String role) {}

    @GET
    @Operation(
            operationId = "me",
            summary = "The name and the role of the admin key that asks",
            description = "Any admin key may ask.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Me.class)))
    public Response me(@Context HttpServerRequest request) {
        AdminKey key = desk.look(request).key();
        return Desk.json(new Me(key.name(), Collections.max(key.roles()).word()));
    }
}
