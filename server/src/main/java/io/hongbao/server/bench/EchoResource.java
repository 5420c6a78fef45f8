package io.hongbao.server.bench;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The yardstick of claims: a route that reads a small JSON object and writes it back, the way any
 * route of this framework would. Only there when {@code hongbao.bench.echo} is true.
 */
@Path("/bench/echo")
public class EchoResource {

    private final boolean enabled;

    EchoResource(
            @ConfigProperty(name = "hongbao.bench.echo", defaultValue = "false") boolean enabled) {
        this.enabled = enabled;
    }

    /** As much JSON as a claim's answer has members that change. */
    public record Echo(
            @Nullable String user,
            @Nullable String campaign,
            @Nullable String prize,
            long amountMinor) {}

    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Echo echo(Echo body) {
        if (!enabled) {
            throw new NotFoundException();
        }
        return body;
    }
}
