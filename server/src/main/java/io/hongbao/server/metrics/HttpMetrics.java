package io.hongbao.server.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that go through the framework, and how long they take, by method and status.
 */
@Singleton
public final class HttpMetrics {

    private final PrometheusMeterRegistry registry;

    HttpMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** A request was answered after {@code nanos}. */
    public void answered(String method, int status, long nanos) {
        Timer.builder("hongbao.http.requests")
                .description("Requests to all routes but sessions and claims")
                .tag("method", method.length() > 10 ? "OTHER" : method)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
