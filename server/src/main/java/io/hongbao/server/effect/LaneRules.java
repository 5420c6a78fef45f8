package io.hongbao.server.effect;

import io.hongbao.core.Require;

/**
 * How patient a {@link Lane} is. Times in milliseconds that pass, whatever clocks are set to.
 *
 * @param mostInFlight how many requests are out at once, at most
 * @param mostAttempts after how many failures an effect becomes a dead letter
 * @param backoffBaseMillis the longest wait after the first failure
 * @param backoffCapMillis the longest wait after any failure
 * @param mostLaters how often an effect that was answered "later" is asked again without a result
 *     before it becomes a dead letter
 * @param laterBaseMillis how long to wait for a webhook the first time; doubles each time
 * @param laterCapMillis how long to wait for a webhook at most
 * @param breakerShortestMillis how long the breaker is open the first time
 * @param breakerLongestMillis how long the breaker is open at most
 */
public record LaneRules(
        int mostInFlight,
        int mostAttempts,
        long backoffBaseMillis,
        long backoffCapMillis,
        int mostLaters,
        long laterBaseMillis,
        long laterCapMillis,
        long breakerShortestMillis,
        long breakerLongestMillis) {

    /**
     * For requests over a network: eight attempts over up to a minute, then an operator; an answer
     * that was promised is asked for over an hour and a half.
     */
    public static final LaneRules NETWORK =
            new LaneRules(64, 8, 500, 60_000, 12, 30_000, 600_000, 2_000, 60_000);

    /** For the sandbox, which answers at once or says "later": nothing is ever out for long. */
    public static final LaneRules SANDBOX =
            new LaneRules(100_000, 8, 500, 60_000, 12, 30_000, 600_000, 2_000, 60_000);

    public LaneRules {
        Require.inRange(mostInFlight, 1, 1_000_000, "requests in flight");
        Require.inRange(mostAttempts, 1, 1_000, "attempts");
        Require.inRange(mostLaters, 1, 1_000, "repeated questions");
    }
}
