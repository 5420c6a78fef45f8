package io.hongbao.server.start;

import io.hongbao.server.edge.Deadline;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps a thread from reading what nobody waits for any more, when its turn comes. Only reads: what
 * operators, providers and payees write is done whoever waits.
 */
@Singleton
public class Unwaited {

    /** When a request came, in its routing context, as {@link System#nanoTime}. */
    static final String ARRIVED = "hongbao.arrived";

    private final CurrentVertxRequest current;
    private final Overload overload;

    Unwaited(CurrentVertxRequest current, Overload overload) {
        this.current = current;
        this.overload = overload;
    }

    @ServerRequestFilter
    void drop() {
        RoutingContext context = current.getCurrent();
        if (context == null || !context.request().method().equals(HttpMethod.GET)) {
            return;
        }
        Long arrivedNanos = context.get(ARRIVED);
        if (arrivedNanos == null) {
            return;
        }
        Deadline deadline = Deadline.of(context.request(), arrivedNanos);
        if (deadline.isOver()) {
            overload.countDropped(deadline.isCallerGone());
            throw new ProblemException(Deadline.passed());
        }
    }
}
