package io.hongbao.server.overload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A server in a simulation, with the shape of ours: one writer takes what has gathered, at most so
 * much at once, and answers it together after a time that has a fixed part, the disk's, and a part
 * for each request. Requests come at random (Poisson), whatever becomes of those before.
 */
final class GroupCommitServer {

    private static final long WINDOW_NANOS = 100_000_000;

    private GroupCommitServer() {}

    /** How many requests a second come. */
    interface Load {
        double perSecondAt(long atMillis);
    }

    /**
     * The machine.
     *
     * @param forceNanos the fixed part of a batch
     * @param eachNanos the part of each request
     * @param mostInBatch how many requests a batch has at most
     * @param stallAtMillis when the disk stalls for two seconds; negative for never
     */
    record Machine(long forceNanos, long eachNanos, int mostInBatch, long stallAtMillis) {

        /** A force takes 1 ms, and a request 40 us of a processor. */
        static final Machine QUICK_DISK = new Machine(1_000_000, 40_000, 2_048, -1);

        /** A force takes 60 ms. */
        static final Machine SLOW_DISK = new Machine(60_000_000, 40_000, 2_048, -1);

        Machine stalling(long atMillis) {
            return new Machine(forceNanos, eachNanos, mostInBatch, atMillis);
        }

        /** What it can do a second, with full batches. */
        double perSecond() {
            return mostInBatch * 1e9 / (forceNanos + mostInBatch * (double) eachNanos);
        }

        private long batchNanos(int requests, long nowNanos) {
            long stallNanos = stallAtMillis * 1_000_000;
            boolean stalls =
                    stallAtMillis >= 0
                            && nowNanos >= stallNanos
                            && nowNanos < stallNanos + WINDOW_NANOS;
            return forceNanos + requests * eachNanos + (stalls ? 2_000_000_000 : 0);
        }
    }

    /** A limit under test. */
    interface Limiter {
        int limit();

        void close(AdaptiveLimit.Window window);
    }

    /** What one window showed. */
    record Point(
            long atMillis,
            int limit,
            double meanMillis,
            double answeredPerSecond,
            double refusedPerSecond) {}

    /** One point for each tenth of a second. */
    static List<Point> run(Limiter limiter, Load load, Machine machine, long millis, long seed) {
        return new Run(limiter, load, machine, seed).until(millis * 1_000_000);
    }

    private static final class Run {
        private final Limiter limiter;
        private final Load load;
        private final Machine machine;
        private final SplittableRandom random;
        private final Deque<Long> waiting = new ArrayDeque<>();
        private final List<Long> batch = new ArrayList<>();
        private final List<Point> points = new ArrayList<>();
        private long batchEndsNanos;
        private long answered;
        private long refused;
        private long waitedNanos;
        private int peak;

        Run(Limiter limiter, Load load, Machine machine, long seed) {
            this.limiter = limiter;
            this.load = load;
            this.machine = machine;
            this.random = new SplittableRandom(seed);
        }

        List<Point> until(long endNanos) {
            long nextArrival = arrivalAfter(0);
            long nextWindow = WINDOW_NANOS;
            while (nextWindow <= endNanos) {
                long batchEnds = batch.isEmpty() ? Long.MAX_VALUE : batchEndsNanos;
                if (nextArrival <= Math.min(batchEnds, nextWindow)) {
                    arrive(nextArrival);
                    nextArrival = arrivalAfter(nextArrival);
                } else if (batchEnds <= nextWindow) {
                    answer(batchEnds);
                } else {
                    closeWindow(nextWindow);
                    nextWindow += WINDOW_NANOS;
                }
            }
            return points;
        }

        private long arrivalAfter(long nowNanos) {
            double perSecond = load.perSecondAt(nowNanos / 1_000_000);
            double gap = -StrictMath.log(1 - random.nextDouble()) * 1e9 / perSecond;
            return nowNanos + Math.max(1, Math.round(gap));
        }

        private void arrive(long nowNanos) {
            int underWay = waiting.size() + batch.size();
            if (underWay >= limiter.limit()) {
                refused++;
                return;
            }
            waiting.add(nowNanos);
            peak = Math.max(peak, underWay + 1);
            if (batch.isEmpty()) {
                begin(nowNanos);
            }
        }

        private void begin(long nowNanos) {
            while (!waiting.isEmpty() && batch.size() < machine.mostInBatch()) {
                batch.add(waiting.removeFirst());
            }
            batchEndsNanos = nowNanos + machine.batchNanos(batch.size(), nowNanos);
        }

        private void answer(long nowNanos) {
            for (long since : batch) {
                waitedNanos += nowNanos - since;
            }
            answered += batch.size();
            batch.clear();
            if (!waiting.isEmpty()) {
                begin(nowNanos);
            }
        }

        private void closeWindow(long nowNanos) {
            double mean = answered == 0 ? 0 : (double) waitedNanos / answered / 1e6;
            double windows = 1e9 / WINDOW_NANOS;
            limiter.close(new AdaptiveLimit.Window(WINDOW_NANOS, answered, waitedNanos, peak));
            points.add(
                    new Point(
                            nowNanos / 1_000_000,
                            limiter.limit(),
                            mean,
                            answered * windows,
                            refused * windows));
            answered = 0;
            refused = 0;
            waitedNanos = 0;
            peak = waiting.size() + batch.size();
        }
    }
}
