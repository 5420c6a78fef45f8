package io.hongbao.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.rehearsal.certificate.CertifiedBuild;
import io.hongbao.rehearsal.certificate.CertifiedMachine;
import io.hongbao.server.launch.Clearances;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a launch certificate for this server must be bound to. */
@Path("/v1/admin/launch")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
public class AdminLaunch {

    private final Desk desk;
    private final Clearances clearances;

    AdminLaunch(Desk desk, Clearances clearances) {
        this.desk = desk;
        this.clearances = clearances;
    }

    /** This program and this machine, and whose certificates count. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LaunchConditions(
            @Schema(description = "Whether drafts need a launch certificate here")
                    boolean certificateNeeded,
            @Schema(description = "Why they do not", examples = "a sandbox")
                    @Nullable String waived,
            @Schema(description = "The keys whose certificates count") List<String> certifiers,
            CertifiedBuild build,
            CertifiedMachine machine) {}

    @GET
    @Operation(
            operationId = "launchConditions",
            summary = "What a launch certificate must be bound to here",
            description =
                    "The build and the machine of this server, and the keys that it trusts. A sandbox needs no"
                            + " certificate; shadow campaigns need none anywhere.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LaunchConditions.class)))
    public Response get(@Context HttpServerRequest request) {
        desk.look(request);
        return Desk.json(
                new LaunchConditions(
                        clearances.waived().isEmpty(),
                        clearances.waived().orElse(null),
                        clearances.certifiers(),
                        clearances.build(),
                        clearances.machine()));
    }
}
