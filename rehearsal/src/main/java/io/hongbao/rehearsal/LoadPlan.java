package io.hongbao.rehearsal;

/**
 * How a load is sent.
 *
 * @param curve when people arrive
 * @param seed of the schedule; the same seed gives the same intended start times
 * @param maxArrivals the most arrivals, whatever the curve says; bounds the run
 * @param loops event loops, 1-16; each has its own connections and its share of the arrivals
 * @param connections how many connections there are in all, which is how many requests can be in
 *     flight
 * @param openAhead how many of the connections are opened from the beginning on, a few at a time,
 *     whether or not they are needed yet: a step in the curve then finds them open, as that of
 *     people does who come with a connection each
 * @param idleMillis how long an unused connection is kept: to be less than a server keeps one, or
 *     what is sent on it may meet its end
 * @param answerMillis how long an answer may take before it counts as none
 * @param graceMillis how long after the curve's end the rest may take: what has not started by then
 *     never does, and is counted as unsent
 * @param maxUnderWay how many journeys may be under way at once: who comes when there are so many
 *     is counted as unsent, which bounds the memory of a load on a server that keeps everybody
 *     waiting
 */
public record LoadPlan(
        Curve curve,
        long seed,
        long maxArrivals,
        int loops,
        int connections,
        int openAhead,
        long idleMillis,
        long answerMillis,
        long graceMillis,
        int maxUnderWay) {

    /** The most arrivals of one run. */
    public static final long MAX_ARRIVALS = 100_000_000;

    /** The most requests in flight: a process may not have more sockets without being told so. */
    public static final int MAX_CONNECTIONS = 10_000;

    /** The most journeys under way at once. */
    public static final int MAX_UNDER_WAY = 1_000_000;

    /** The usual servers, ours among them, keep one for 75 seconds. */
    public static final long USUALLY_IDLE_MILLIS = 60_000;

    private static final int USUALLY_UNDER_WAY = 200_000;

    public LoadPlan {
        inRange(maxArrivals, 1, MAX_ARRIVALS, "the number of arrivals");
        inRange(loops, 1, 16, "the number of event loops");
        inRange(connections, loops, MAX_CONNECTIONS, "the number of connections");
        inRange(openAhead, 0, connections, "the number of connections to open ahead");
        inRange(idleMillis, 10, 600_000, "how long a connection is kept in milliseconds");
        inRange(answerMillis, 10, 600_000, "the wait for an answer in milliseconds");
        inRange(graceMillis, 0, 600_000, "the grace in milliseconds");
        inRange(maxUnderWay, loops, MAX_UNDER_WAY, "the number of journeys under way");
    }

    /**
     * With connections opened as they are needed and kept for a minute, and at most 200,000
     * journeys under way.
     */
    public LoadPlan(
            Curve curve,
            long seed,
            long maxArrivals,
            int loops,
            int connections,
            long answerMillis,
            long graceMillis) {
        this(
                curve,
                seed,
                maxArrivals,
                loops,
                connections,
                0,
                USUALLY_IDLE_MILLIS,
                answerMillis,
                graceMillis,
                USUALLY_UNDER_WAY);
    }

    /** One event loop, 256 connections, ten seconds for an answer and thirty to finish. */
    public static LoadPlan of(Curve curve, long seed) {
        return new LoadPlan(curve, seed, MAX_ARRIVALS, 1, 256, 10_000, 30_000);
    }

    private static void inRange(long value, long low, long high, String field) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    field + " must be " + low + " to " + high + ", not " + value);
        }
    }
}
