package io.hongbao.server.health;

import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * How full the server is and what it does without: shown, but never a reason not to be ready. A
 * server that sheds does what it can; taken out of service, its part would fall on the others.
 */
@org.eclipse.microprofile.health.Readiness
@Singleton
public class Pressure implements HealthCheck {

    private final Overload overload;
    private final DegradeLevels levels;

    Pressure(Overload overload, DegradeLevels levels) {
        this.overload = overload;
        this.levels = levels;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("overload")
                        .withData("underWay", overload.underWay())
                        .withData("limit", overload.limit())
                        .withData("refusedPercent", Math.round(100 * overload.refusedShare()));
        for (DegradeLevels.Standing standing : levels.standings()) {
            answer =
                    answer.withData(
                            "degrade." + standing.level().word(),
                            standing.engaged() ? "engaged by " + standing.by() : "off");
        }
        return answer.up().build();
    }
}
