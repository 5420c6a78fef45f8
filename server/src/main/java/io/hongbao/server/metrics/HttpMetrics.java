package io.hongbao.server.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that go through the framework, and how long they take, by method and status.
 */
@Singleton
public final class HttpMetrics {

    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final PrometheusMeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    HttpMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** A request was answered after {@code nanos}. */
    public void answered(String method, int status, long nanos) {
        // Callers invent methods; each would be a series of its own.
        String known = METHODS.contains(method) ? method : "OTHER";
        timers.computeIfAbsent(known + " " + status, _ -> timer(known, status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String method, int status) {
        return Timer.builder("hongbao.http.requests")
                .description("Requests to all routes but sessions and claims")
                .tag("method", method)
                .tag("status", Integer.toString(status))
                .register(registry);
    }
}
