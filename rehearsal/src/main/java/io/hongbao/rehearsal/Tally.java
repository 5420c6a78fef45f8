package io.hongbao.rehearsal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the event loops see. Written by all loops, read by whoever watches. */
final class Tally {
    final LongAdder arrivals = new LongAdder();
    final LongAdder started = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder sent = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder unexpected = new LongAdder();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<Fate, Latencies> fates = new EnumMap<>(Fate.class);
    private final AtomicLongArray perSecond;

    /** One kind of request. */
    private static final class Kind {
        final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
        final Latencies latencies = new Latencies();
    }

    Tally(long millis) {
        perSecond = new AtomicLongArray((int) (millis / 1000) + 2);
        for (Fate fate : Fate.values()) {
            fates.put(fate, new Latencies());
        }
    }

    /** Counts an answer that came {@code elapsedNanos} after the beginning. */
    void answer(
            Request request, Reply reply, Verdict verdict, long latencyNanos, long elapsedNanos) {
        Kind kind = kinds.computeIfAbsent(request.kind(), _ -> new Kind());
        kind.outcomes.computeIfAbsent(verdict.outcome(), _ -> new LongAdder()).increment();
        kind.latencies.record(latencyNanos);
        Objects.requireNonNull(fates.get(Fate.of(reply, verdict))).record(latencyNanos);
        answered.increment();
        perSecond.incrementAndGet(
                (int) Math.clamp(elapsedNanos / 1_000_000_000L, 0, perSecond.length() - 1L));
        if (!verdict.expected()) {
            unexpected.increment();
            example(request, reply, verdict);
        }
    }

    private void example(Request request, Reply reply, Verdict verdict) {
        synchronized (examples) {
            if (examples.size() < LoadResult.MAX_EXAMPLES) {
                String body = reply.body();
                examples.add(
                        request
                                + " was answered "
                                + verdict.outcome()
                                + ":"
                                + " "
                                + reply.status()
                                + " "
                                + body.substring(0, Math.min(body.length(), 300)));
            }
        }
    }

    /** Everything so far, with the latencies since then. */
    synchronized LoadResult read(long elapsedNanos, Latencies.Since since) {
        SortedMap<String, SortedMap<String, Long>> answers = new TreeMap<>();
        SortedMap<String, Latency> latencies = new TreeMap<>();
        for (Map.Entry<String, Kind> entry : kinds.entrySet()) {
            Kind kind = entry.getValue();
            SortedMap<String, Long> outcomes = new TreeMap<>();
            kind.outcomes.forEach((outcome, count) -> outcomes.put(outcome, count.sum()));
            answers.put(entry.getKey(), outcomes);
            latencies.put(entry.getKey(), kind.latencies.read(since));
        }
        SortedMap<Fate, Latency> byFate = new TreeMap<>();
        fates.forEach((fate, each) -> byFate.put(fate, each.read(since)));
        List<Long> seconds = new ArrayList<>();
        long last = Math.min(elapsedNanos / 1_000_000_000L, perSecond.length() - 1L);
        for (int second = 0; second <= last; second++) {
            seconds.add(perSecond.get(second));
        }
        synchronized (examples) {
            return new LoadResult(
                    elapsedNanos / 1_000_000,
                    arrivals.sum(),
                    started.sum(),
                    late.sum(),
                    unsent.sum(),
                    Math.max(0, sent.sum() - answered.sum()),
                    answers,
                    unexpected.sum(),
                    List.copyOf(examples),
                    latencies,
                    byFate,
                    List.copyOf(seconds));
        }
    }
}
