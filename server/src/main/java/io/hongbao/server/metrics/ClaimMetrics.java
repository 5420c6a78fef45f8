package io.hongbao.server.metrics;

import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.server.problem.Messages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts claims by campaign and outcome, and how long they took. Called once for each claim: it
 * looks nothing up by name.
 */
public final class ClaimMetrics {

    static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(15),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Timer latency;
    private final Map<String, Counters> byCampaign = new ConcurrentHashMap<>();

    public ClaimMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency =
                Timer.builder("hongbao.claim.latency")
                        .description("From the headers of a claim to its answer")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
    }

    /** A claim was answered after {@code nanos}. */
    public void answered(String campaign, Outcome.OfClaim outcome, long nanos) {
        latency.record(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
        Counters counters = of(campaign);
        switch (outcome) {
            case Outcome.Granted granted ->
                    (granted.repeated() ? counters.repeated : counters.granted).increment();
            case Outcome.Queued _ -> counters.queued.increment();
            case Outcome.Rejected rejected -> counters.refused(rejected.refusal()).increment();
        }
    }

    /** A claim could not be decided or answered: a fault of ours. */
    public void failed(String campaign) {
        of(campaign).internal.increment();
    }

    /** A claim was not taken because the queue was full. */
    public void overloaded(String campaign) {
        of(campaign).overloaded.increment();
    }

    private Counters of(String campaign) {
        Counters counters = byCampaign.get(campaign);
        return counters == null ? byCampaign.computeIfAbsent(campaign, Counters::new) : counters;
    }

    private final class Counters {
        private final Counter granted;
        private final Counter repeated;
        private final Counter queued;
        private final Counter overloaded;
        private final Counter internal;
        private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

        Counters(String campaign) {
            granted = counter(campaign, "granted");
            repeated = counter(campaign, "repeated");
            queued = counter(campaign, "queued");
            overloaded = counter(campaign, "overloaded");
            internal = counter(campaign, "internal");
            for (Refusal refusal : Refusal.values()) {
                refused.put(refusal, counter(campaign, Messages.codeOf(refusal)));
            }
        }

        Counter refused(Refusal refusal) {
            return Objects.requireNonNull(refused.get(refusal), "every refusal has a counter");
        }

        private Counter counter(String campaign, String outcome) {
            return Counter.builder("hongbao.claims")
                    .description("Claims by campaign and outcome")
                    .tag("campaign", campaign)
                    .tag("outcome", outcome)
                    .register(registry);
        }
    }
}
