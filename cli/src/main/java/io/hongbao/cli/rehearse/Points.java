package io.hongbao.cli.rehearse;

import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.Crowd;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import io.hongbao.rehearsal.Playing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The points of a rehearsal's plots, one after another: at most a few hundred, however long it
 * takes.
 */
final class Points {
    private static final long WANTED = 200;
    private static final long LEAST_MILLIS = 1_000;
    private static final int MOST = 1_000;

    /** How refusals are named by the generator, and what of it is the code. */
    private static final List<String> REFUSALS = List.of("refused.", "busy.");

    private final Playing playing;
    private final Stage stage;
    private final Crowd crowd;
    private final Totals before;
    private final long everyMillis;
    private final List<Point> points = new ArrayList<>();
    private long lastMillis;
    private long lastArrivals;
    private long lastServerMillis;
    private long lastOwnMillis;
    private SortedMap<String, Long> lastRefused = new TreeMap<>();
    private long lastPlaced;

    /**
     * @param before what the server said of the campaign's money before anybody came
     * @param plannedMillis how long the load is meant to take
     */
    Points(Playing playing, Stage stage, Crowd crowd, Totals before, long plannedMillis) {
        this.playing = playing;
        this.stage = stage;
        this.crowd = crowd;
        this.before = before;
        this.everyMillis = Math.max(LEAST_MILLIS, Math.ceilDiv(plannedMillis, WANTED));
        this.lastServerMillis = stage.cpuMillis();
        this.lastOwnMillis = ownCpuMillis();
    }

    /** Whether it is time for the next one. */
    boolean isDue(long elapsedMillis) {
        return elapsedMillis - lastMillis >= everyMillis && points.size() < MOST;
    }

    /** Processor time that this process has used, in milliseconds. */
    static long ownCpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toMillis)
                .orElse(0L);
    }

    List<Point> all() {
        return List.copyOf(points);
    }

    /** Adds the rest after the last point, unless that is too little to say anything. */
    void addLast(LoadResult load, Watcher watcher) {
        if (points.isEmpty() || load.elapsedMillis() - lastMillis >= LEAST_MILLIS / 2) {
            add(load, watcher);
        }
    }

    /** Adds a point. Its latencies must be those since the point before. */
    void add(LoadResult load, Watcher watcher) {
        double seconds = Math.max(1, load.elapsedMillis() - lastMillis) / 1000.0;
        long serverMillis = stage.cpuMillis();
        long ownMillis = ownCpuMillis();
        SortedMap<String, Long> refused = refused(load);
        SortedMap<Fate, Double> perSecond = new TreeMap<>();
        double answers = 0;
        for (Map.Entry<Fate, Latency> fate : load.fates().entrySet()) {
            double rate = fate.getValue().count() / seconds;
            perSecond.put(fate.getKey(), rate);
            answers += rate;
        }
        long placed = load.answers("placed-pass", "placed");
        CrowdCount count = crowd.count();
        points.add(
                new Point(
                        load.elapsedMillis(),
                        playing.minuteAt(load.elapsedMillis()),
                        (load.arrivals() - lastArrivals) / seconds,
                        answers,
                        perSecond,
                        load.latencies(),
                        load.fates(),
                        rates(refused, seconds),
                        (placed - lastPlaced) / seconds,
                        crowd.recentWaits(),
                        count.gaveUp() + count.unresolved(),
                        load.inFlight(),
                        watcher.totals().since(before),
                        watcher.outlets(),
                        (serverMillis - lastServerMillis) / 1000.0 / seconds,
                        (ownMillis - lastOwnMillis) / 1000.0 / seconds));
        lastMillis = load.elapsedMillis();
        lastArrivals = load.arrivals();
        lastServerMillis = serverMillis;
        lastOwnMillis = ownMillis;
        lastRefused = refused;
        lastPlaced = placed;
    }

    /** Refusals so far, by request kind and code. */
    static SortedMap<String, Long> refused(LoadResult load) {
        SortedMap<String, Long> refused = new TreeMap<>();
        load.answers()
                .forEach((kind, outcomes) ->
                        outcomes.forEach((outcome, count) -> {
                            for (String refusal : REFUSALS) {
                                if (outcome.startsWith(refusal)) {
                                    String code = outcome.substring(refusal.length());
                                    refused.merge(kind + ": " + code, count, Long::sum);
                                }
                            }
                        }));
        return refused;
    }

    private SortedMap<String, Double> rates(SortedMap<String, Long> refused, double seconds) {
        SortedMap<String, Double> rates = new TreeMap<>();
        refused.forEach((name, count) ->
                rates.put(name, (count - lastRefused.getOrDefault(name, 0L)) / seconds));
        return rates;
    }
}
