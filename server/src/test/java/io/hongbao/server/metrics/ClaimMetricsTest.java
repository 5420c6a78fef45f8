package io.hongbao.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimMetricsTest {

    private static final Outcome.OfClaim SOLD_OUT =
            new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER);
    private static final long MILLI = 1_000_000;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ClaimMetrics metrics = new ClaimMetrics(registry);

    @Test
    void aCampaignsClaimsAreToldApartByTheirOutcome() {
        ClaimMetrics.Claims claims = metrics.of("a", false);
        claims.answered(new Outcome.Queued(0), MILLI);
        claims.answered(SOLD_OUT, MILLI);
        claims.answered(SOLD_OUT, MILLI);
        claims.overloaded();
        claims.failed();
        claims.late();
        metrics.of("b", false).answered(SOLD_OUT, MILLI);
        ClaimMetrics.Tally tally = metrics.tally("a");
        assertThat(tally.answered()).isEqualTo(5);
        assertThat(tally.refused())
                .isEqualTo(Map.of("prize_sold_out", 2L, "overloaded", 1L, "internal", 1L));
        assertThat(metrics.tally("c").answered()).isZero();
    }

    @Test
    void onlyPlacedClaimsCountForTheErrorBudget() {
        ClaimMetrics.Claims others = metrics.of("a", false);
        others.overloaded();
        others.answered(SOLD_OUT, MILLI);
        assertThat(metrics.tally("a").placedServed()).isZero();
        assertThat(metrics.tally("a").placedFailed()).isZero();
        ClaimMetrics.Claims placed = metrics.of("a", true);
        placed.answered(SOLD_OUT, MILLI);
        placed.overloaded();
        placed.failed();
        placed.late();
        assertThat(metrics.tally("a").placedServed()).isEqualTo(1);
        assertThat(metrics.tally("a").placedFailed()).isEqualTo(3);
        assertThat(registry.scrape())
                .contains("hongbao_claims_placed_total{campaign=\"a\",outcome=\"failed\"} 3.0");
    }

    @Test
    void latenciesAreCountedByTheEndsOfTheirBuckets() {
        ClaimMetrics.Claims claims = metrics.of("a", false);
        claims.answered(SOLD_OUT, MILLI / 2);
        claims.answered(SOLD_OUT, 7 * MILLI);
        claims.answered(SOLD_OUT, 7 * MILLI);
        claims.answered(SOLD_OUT, 60_000 * MILLI);
        double[] ends = ClaimMetrics.bucketMillis();
        long[] counts = metrics.latencies();
        assertThat(counts).hasSize(ends.length + 1);
        for (int i = 0; i < ends.length; i++) {
            assertThat(counts[i]).as("at most %s ms", ends[i]).isEqualTo(ends[i] < 10 ? 1 : 3);
        }
        assertThat(counts[ends.length]).isEqualTo(4);
    }
}
