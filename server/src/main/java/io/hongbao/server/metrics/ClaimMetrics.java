package io.hongbao.server.metrics;

import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.server.problem.Messages;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts claims by campaign and outcome, and how long they took. Called once for each claim: it
 * looks nothing up by name but the campaign.
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
    private final Map<String, Campaign> byCampaign = new ConcurrentHashMap<>();

    public ClaimMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency =
                Timer.builder("hongbao.claim.latency")
                        .description("From the headers of a claim to its answer")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
    }

    /**
     * What became of a campaign's claims since this server started.
     *
     * @param answered all of them, refused ones too
     * @param refused those that got no envelope, by the code of the reason, {@code overloaded} and
     *     {@code internal} among them; none of nothing
     * @param placedServed those with a placed pass that were decided, whatever was decided
     * @param placedFailed those with a placed pass that this server did not get to decide: its
     *     queue was full, their deadline passed, or it made a mistake
     */
    public record Tally(
            long answered, SortedMap<String, Long> refused, long placedServed, long placedFailed) {}

    /** What became of a campaign's claims. */
    public Tally tally(String campaign) {
        Campaign known = byCampaign.get(campaign);
        return known == null ? new Tally(0, new TreeMap<>(), 0, 0) : known.tally();
    }

    /** The ends of the buckets of {@link #latencies}, in milliseconds; the last one has none. */
    public static double[] bucketMillis() {
        double[] ends = new double[BUCKETS.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = BUCKETS[i].toNanos() / 1e6;
        }
        return ends;
    }

    /**
     * How many claims of all campaigns took at most as long as each of {@link #bucketMillis}, since
     * this server started; and, last, how many there were.
     */
    public long[] latencies() {
        long[] counts = new long[BUCKETS.length + 1];
        CountAtBucket[] taken = latency.takeSnapshot().histogramCounts();
        for (int i = 0; i < Math.min(taken.length, BUCKETS.length); i++) {
            counts[i] = (long) taken[i].count();
        }
        // A claim that is counted meanwhile must not be in more than all of them.
        counts[BUCKETS.length] = Math.max(latency.count(), counts[BUCKETS.length - 1]);
        return counts;
    }

    /**
     * Counts the claims of one campaign.
     *
     * @param placed whether by people with a placed pass, or by the others
     */
    public Claims of(String campaign, boolean placed) {
        Campaign known = byCampaign.get(campaign);
        Campaign counters =
                known == null ? byCampaign.computeIfAbsent(campaign, Campaign::new) : known;
        return placed ? counters.ofPlaced : counters.ofOthers;
    }

    /** Counts claims of one campaign by people with a placed pass, or by the others. */
    public final class Claims {
        private final Campaign campaign;
        private final boolean placed;

        private Claims(Campaign campaign, boolean placed) {
            this.campaign = campaign;
            this.placed = placed;
        }

        /** A claim was answered after {@code nanos}. */
        public void answered(Outcome.OfClaim outcome, long nanos) {
            latency.record(nanos, TimeUnit.NANOSECONDS);
            switch (outcome) {
                case Outcome.Granted granted ->
                        (granted.repeated() ? campaign.repeated : campaign.granted).increment();
                case Outcome.Queued _ -> campaign.queued.increment();
                case Outcome.Rejected rejected -> campaign.refused(rejected.refusal()).increment();
            }
            if (placed) {
                campaign.placedServed.increment();
            }
        }

        /** A claim could not be decided or answered: a fault of ours. */
        public void failed() {
            campaign.internal.increment();
            late();
        }

        /** A claim was not taken because the queue was full. */
        public void overloaded() {
            campaign.overloaded.increment();
            late();
        }

        /** A claim's deadline passed before it was begun. */
        public void late() {
            if (placed) {
                campaign.placedFailed.increment();
            }
        }
    }

    private final class Campaign {
        private final Counter granted;
        private final Counter repeated;
        private final Counter queued;
        private final Counter overloaded;
        private final Counter internal;
        private final Counter placedServed;
        private final Counter placedFailed;
        private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
        private final Claims ofPlaced = new Claims(this, true);
        private final Claims ofOthers = new Claims(this, false);

        Campaign(String campaign) {
            granted = counter(campaign, "granted");
            repeated = counter(campaign, "repeated");
            queued = counter(campaign, "queued");
            overloaded = counter(campaign, "overloaded");
            internal = counter(campaign, "internal");
            placedServed = placed(campaign, "served");
            placedFailed = placed(campaign, "failed");
            for (Refusal refusal : Refusal.values()) {
                refused.put(refusal, counter(campaign, Messages.codeOf(refusal)));
            }
        }

        Counter refused(Refusal refusal) {
            return Objects.requireNonNull(refused.get(refusal), "every refusal has a counter");
        }

        Tally tally() {
            SortedMap<String, Long> byCode = new TreeMap<>();
            refused.forEach((refusal, counter) -> put(byCode, Messages.codeOf(refusal), counter));
            put(byCode, "overloaded", overloaded);
            put(byCode, "internal", internal);
            long without = byCode.values().stream().mapToLong(Long::longValue).sum();
            long with = count(granted) + count(repeated) + count(queued);
            return new Tally(with + without, byCode, count(placedServed), count(placedFailed));
        }

        private static void put(SortedMap<String, Long> byCode, String code, Counter counter) {
            if (count(counter) > 0) {
                byCode.merge(code, count(counter), Long::sum);
            }
        }

        private static long count(Counter counter) {
            return (long) counter.count();
        }

        private Counter counter(String campaign, String outcome) {
            return Counter.builder("hongbao.claims")
                    .description("Claims by campaign and outcome")
                    .tag("campaign", campaign)
                    .tag("outcome", outcome)
                    .register(registry);
        }

        private Counter placed(String campaign, String outcome) {
            return Counter.builder("hongbao.claims.placed")
                    .description("Claims of people with a placed pass: decided, or failed by us")
                    .tag("campaign", campaign)
                    .tag("outcome", outcome)
                    .register(registry);
        }
    }
}
