package io.hongbao.rehearsal;

import java.util.List;
import java.util.SortedMap;

/**
 * What a load came to, so far or in the end.
 *
 * @param elapsedMillis since the first intended start that there could be
 * @param arrivals how many the schedule has had
 * @param started how many journeys began
 * @param late how many of those began more than {@link #LATE_MILLIS} after their intended start;
 *     their latencies say by how much
 * @param unsent how many never began, because the grace was over or the load was stopped
 * @param inFlight how many requests wait for an answer now
 * @param answers answers by request kind and outcome
 * @param unexpected answers that the server must not give
 * @param examples the first of those, at most {@link #MAX_EXAMPLES}
 * @param latencies by request kind, from the intended start
 * @param fates the same by what became of a request, not by its kind; see {@link Fate}
 * @param answersPerSecond how many answers came in each second
 */
public record LoadResult(
        long elapsedMillis,
        long arrivals,
        long started,
        long late,
        long unsent,
        long inFlight,
        SortedMap<String, SortedMap<String, Long>> answers,
        long unexpected,
        List<String> examples,
        SortedMap<String, Latency> latencies,
        SortedMap<Fate, Latency> fates,
        List<Long> answersPerSecond) {

    /** A journey that begins later than this counts as late, in milliseconds. */
    public static final long LATE_MILLIS = 100;

    public static final int MAX_EXAMPLES = 20;

    /** Answers of one kind and outcome. */
    public long answers(String kind, String outcome) {
        SortedMap<String, Long> ofKind = answers.get(kind);
        return ofKind == null ? 0 : ofKind.getOrDefault(outcome, 0L);
    }

    /** Answers of one kind, or {@code *} for all. */
    public long answers(String kind) {
        return answers.entrySet().stream()
                .filter(entry -> kind.equals("*") || entry.getKey().equals(kind))
                .flatMap(entry -> entry.getValue().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    public Latency fate(Fate fate) {
        return fates.getOrDefault(fate, Latency.NONE);
    }

    public Latency latency(String kind) {
        return latencies.getOrDefault(kind, Latency.NONE);
    }
}
