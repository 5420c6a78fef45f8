package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * What a campaign's launch must withstand, as its file says. A launch certificate says that a
 * rehearsal kept them.
 *
 * @param peakPerSecond how many claims a second are decided at the peak, 1-{@link
 *     #MAX_PEAK_PER_SECOND}
 * @param p99Millis within how many milliseconds 99 of 100 claims are answered then, from when they
 *     were due, 1-{@link #MAX_P99_MILLIS}
 * @param waitingSeconds how long anybody waits while ten times as many people come, at the most,
 *     10-{@link #MAX_WAITING_SECONDS}: waiting pages look for their turn every few seconds
 * @param goodputPercent how many percent of the peak are still decided then, 1-100
 */
public record LaunchGoals(
        int peakPerSecond, int p99Millis, int waitingSeconds, int goodputPercent) {

    public static final int MAX_PEAK_PER_SECOND = 1_000_000;

    public static final int MAX_P99_MILLIS = 60_000;

    public static final int MIN_WAITING_SECONDS = 10;

    public static final int MAX_WAITING_SECONDS = 3_600;

    public static final int MAX_GOODPUT_PERCENT = 100;

    public LaunchGoals {
        Require.inRange(peakPerSecond, 1, MAX_PEAK_PER_SECOND, "claims a second at the peak");
        Require.inRange(p99Millis, 1, MAX_P99_MILLIS, "milliseconds of the 99th percentile");
        Require.inRange(
                waitingSeconds, MIN_WAITING_SECONDS, MAX_WAITING_SECONDS, "seconds of waiting");
        Require.inRange(goodputPercent, 1, MAX_GOODPUT_PERCENT, "percent of goodput");
    }
}
