package io.hongbao.server.live;

import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.overload.DegradeLevels;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.overload.ScaleSignal;
import io.hongbao.server.overload.ShedClass;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How the server is, whatever the campaign. Not thread-safe. */
final class ServerPulse {

    private static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ClaimMetrics claims;
    private final Overload overload;
    private final DegradeLevels levels;
    private final double[] ends = ClaimMetrics.bucketMillis();
    private final Sliding latencies;

    ServerPulse(ClaimMetrics claims, Overload overload, DegradeLevels levels, long nowNanos) {
        this.claims = claims;
        this.overload = overload;
        this.levels = levels;
        this.latencies = new Sliding(SPAN_NANOS, STEP_NANOS, nowNanos, claims.latencies());
    }

    void look(long nowNanos) {
        latencies.look(nowNanos, claims.latencies());
    }

    Figures.@Nullable Latency latency() {
        long[] counts = new long[ends.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = latencies.growth(i);
        }
        return counts[ends.length] == 0
                ? null
                : new Figures.Latency(
                        rounded(Quantiles.of(0.5, ends, counts)),
                        rounded(Quantiles.of(0.95, ends, counts)),
                        rounded(Quantiles.of(0.99, ends, counts)));
    }

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }

    /** Claims and invites with a placed pass that were refused for want of room. */
    long placedRefused() {
        return overload.refused(ShedClass.PLACED);
    }

    List<Figures.Level> degrade() {
        return levels.standings().stream()
                .map(it ->
                        new Figures.Level(
                                it.level().word(),
                                it.engaged(),
                                it.by().equals(DegradeLevels.ITSELF),
                                it.sinceMillis() == 0
                                        ? null
                                        : Rfc3339.of(it.sinceMillis(), ZoneOffset.UTC)))
                .toList();
    }

    /** One data directory belongs to one server. */
    Figures.Scale scale() {
        ScaleSignal signal = ScaleSignal.of(overload);
        return new Figures.Scale(1, signal.desiredReplicas(), signal.arithmetic());
    }
}
