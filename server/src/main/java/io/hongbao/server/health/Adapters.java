package io.hongbao.server.health;

import io.hongbao.server.effect.Effects;
import io.hongbao.server.effect.LaneStanding;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * How what is to be done outside stands: shown, but never a reason not to be ready. Claims and
 * everything else go on while a provider is down, and what it owes waits for it.
 */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class Adapters implements HealthCheck {

    private final Effects effects;

    Adapters(Effects effects) {
        this.effects = effects;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("effects")
                        .withData("pending", effects.pendingCount())
                        .withData("deadLetters", effects.deadLetterCount());
        for (LaneStanding lane : effects.standing()) {
            answer = answer.withData(lane.lane() + ".breaker", lane.breaker());
        }
        return answer.up().build();
    }
}
