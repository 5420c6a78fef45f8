package io.hongbao.rehearsal.certificate;

import io.hongbao.core.campaign.LaunchGoals;

/**
 * What a certification run came to, each figure to one decimal.
 *
 * @param claimsPerSecond claims that were decided in a second at the peak, on average
 * @param p99Millis 99 of 100 claims were answered within so many milliseconds then, from when they
 *     were due
 * @param longestWaitSeconds how long the one who waited longest did so, in the waiting room and
 *     before it, while ten times as many people came
 * @param goodputPercent how many percent of the peak were decided in a second then, on average
 */
public record Measured(
        double claimsPerSecond,
        double p99Millis,
        double longestWaitSeconds,
        double goodputPercent) {

    public Measured {
        claimsPerSecond = toOneDecimal(claimsPerSecond);
        p99Millis = toOneDecimal(p99Millis);
        longestWaitSeconds = toOneDecimal(longestWaitSeconds);
        goodputPercent = toOneDecimal(goodputPercent);
    }

    private static double toOneDecimal(double value) {
        return Math.round(value * 10) / 10.0;
    }

    public boolean keepsPeak(LaunchGoals goals) {
        return claimsPerSecond >= goals.peakPerSecond();
    }

    public boolean keepsP99(LaunchGoals goals) {
        return p99Millis <= goals.p99Millis();
    }

    public boolean keepsWaiting(LaunchGoals goals) {
        return longestWaitSeconds <= goals.waitingSeconds();
    }

    public boolean keepsGoodput(LaunchGoals goals) {
        return goodputPercent >= goals.goodputPercent();
    }

    /** Whether every goal was met. */
    public boolean keeps(LaunchGoals goals) {
        return keepsPeak(goals) && keepsP99(goals) && keepsWaiting(goals) && keepsGoodput(goals);
    }
}
