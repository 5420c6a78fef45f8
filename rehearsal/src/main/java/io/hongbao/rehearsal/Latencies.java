package io.hongbao.rehearsal;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Latencies of one sort: what came since the last look, since the last point of a report, and all
 * of them. Recorded by any thread, read by one at a time.
 */
final class Latencies {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(30);
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(HIGHEST_MICROS, DIGITS);
    private final Histogram point = new Histogram(HIGHEST_MICROS, DIGITS);
    private final Histogram total = new Histogram(HIGHEST_MICROS, DIGITS);

    /** Since when the latencies of a reading count. */
    enum Since {
        /** The last reading of any sort. */
        LOOK,
        /** The last reading of this sort. */
        POINT,
        /** The beginning. */
        START
    }

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1000, 0, HIGHEST_MICROS));
    }

    synchronized Latency read(Since since) {
        Histogram look = recorder.getIntervalHistogram();
        point.add(look);
        total.add(look);
        return switch (since) {
            case LOOK -> Latency.of(look);
            case POINT -> {
                Latency latency = Latency.of(point);
                point.reset();
                yield latency;
            }
            case START -> Latency.of(total);
        };
    }
}
