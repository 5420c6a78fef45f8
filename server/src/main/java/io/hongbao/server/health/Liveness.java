package io.hongbao.server.health;

import io.hongbao.embedded.EmbeddedHost;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the process is of any use: not once its host has stopped for good. */
@org.eclipse.microprofile.health.Liveness
@Singleton
public class Liveness implements HealthCheck {

    private final EmbeddedHost host;

    Liveness(EmbeddedHost host) {
        this.host = host;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("host").status(!host.hasStopped()).build();
    }
}
