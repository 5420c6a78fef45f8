package io.hongbao.server.metrics;

import io.hongbao.server.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts what is done with invites by what came of it, and how long those took that change
 * something.
 */
public final class InviteMetrics {

    /** What was asked. */
    public enum Kind {
        CREATE,
        LOOK_UP,
        ACCEPT,
        SHARE,
        INSTALL,
        REPORT
    }

    private final MeterRegistry registry;
    private final Map<Kind, Timer> latency = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Counter>> counters = new EnumMap<>(Kind.class);

    public InviteMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Kind kind : Kind.values()) {
            counters.put(kind, new ConcurrentHashMap<>());
            count(kind, "done", 0);
        }
        for (Kind kind : List.of(Kind.CREATE, Kind.ACCEPT)) {
            latency.put(
                    kind,
                    Timer.builder("hongbao.invite.latency")
                            .description("From the body of a request to its answer")
                            .tag("kind", word(kind))
                            .serviceLevelObjectives(ClaimMetrics.BUCKETS)
                            .register(registry));
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void count(Kind kind, String outcome, int by) {
        Objects.requireNonNull(counters.get(kind))
                .computeIfAbsent(
                        outcome,
                        word ->
                                Counter.builder("hongbao.invites")
                                        .description("Requests about invites by outcome")
                                        .tag("kind", word(kind))
                                        .tag("outcome", word)
                                        .register(registry))
                .increment(by);
    }

    /** It was answered at once. */
    public void answered(Kind kind, String word) {
        count(kind, word, 1);
    }

    /**
     * It was decided, and answered after {@code nanos}: {@link Kind#CREATE} or {@link Kind#ACCEPT}.
     */
    public void answered(Kind kind, String word, long nanos) {
        count(kind, word, 1);
        Objects.requireNonNull(latency.get(kind)).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** It was refused, or failed. */
    public void refused(Kind kind, ProblemCode code) {
        count(kind, code.code(), 1);
    }
}
