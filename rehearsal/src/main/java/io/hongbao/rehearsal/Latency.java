package io.hongbao.rehearsal;

import org.HdrHistogram.Histogram;

/** How long requests took from their intended start, in milliseconds. */
public record Latency(
        long count,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis) {

    public static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);

    static Latency of(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return NONE;
        }
        return new Latency(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(90) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getValueAtPercentile(99.9) / 1000.0,
                micros.getMaxValue() / 1000.0);
    }
}
