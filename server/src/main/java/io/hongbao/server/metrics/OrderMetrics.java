package io.hongbao.server.metrics;

import io.hongbao.core.Outcome;
import io.hongbao.server.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Counts quotes and orders by what came of them, and how long they took. */
public final class OrderMetrics {

    /** What was asked. */
    public enum Kind {
        QUOTE,
        CONFIRM,
        CANCEL
    }

    private final Map<Kind, Timer> latency = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> done = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> repeated = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<ProblemCode, Counter>> refused = new EnumMap<>(Kind.class);

    public OrderMetrics(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            latency.put(
                    kind,
                    Timer.builder("hongbao.order.latency")
                            .description("From the body of a request to its answer")
                            .tag("kind", name)
                            .serviceLevelObjectives(ClaimMetrics.BUCKETS)
                            .register(registry));
            done.put(kind, counter(registry, name, "done"));
            repeated.put(kind, counter(registry, name, "repeated"));
            Map<ProblemCode, Counter> byCode = new EnumMap<>(ProblemCode.class);
            for (ProblemCode code : ProblemCode.values()) {
                byCode.put(code, counter(registry, name, code.code()));
            }
            refused.put(kind, byCode);
        }
    }

    private static Counter counter(MeterRegistry registry, String kind, String outcome) {
        return Counter.builder("hongbao.orders")
                .description("Quotes, confirmations and cancellations by outcome")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** It was answered after {@code nanos}. */
    public void answered(Kind kind, Outcome outcome, long nanos) {
        of(latency, kind).record(nanos, TimeUnit.NANOSECONDS);
        boolean again = outcome instanceof Outcome.Quoted quoted && quoted.repeated();
        of(again ? repeated : done, kind).increment();
    }

    /** It was refused, or failed. */
    public void refused(Kind kind, ProblemCode code) {
        of(of(refused, kind), code).increment();
    }

    private static <K, V> V of(Map<K, V> prepared, K key) {
        return Objects.requireNonNull(prepared.get(key));
    }
}
