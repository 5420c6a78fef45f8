package io.hongbao.server.overload;

/**
 * Limits to compare ours with: the published formulas of Netflix's Gradient2 and Vegas limits, with
 * the constants that their library has by default, fed once a window as its {@code WindowedLimit}
 * does.
 */
final class Limiters {

    private Limiters() {}

    /** Ours. */
    static GroupCommitServer.Limiter own() {
        AdaptiveLimit limit = new AdaptiveLimit();
        return new GroupCommitServer.Limiter() {
            @Override
            public int limit() {
                return limit.limit();
            }

            @Override
            public void close(AdaptiveLimit.Window window) {
                limit.close(window);
            }
        };
    }

    /** None at all. */
    static GroupCommitServer.Limiter none() {
        return new GroupCommitServer.Limiter() {
            @Override
            public int limit() {
                return Integer.MAX_VALUE;
            }

            @Override
            public void close(AdaptiveLimit.Window window) {
                // Learns nothing.
            }
        };
    }

    /**
     * Gradient2: the limit times the long-term average of the latency over the present one, plus
     * four, smoothed.
     */
    static final class Gradient2 implements GroupCommitServer.Limiter {
        private static final double SMOOTHING = 0.2;
        private static final double QUEUE = 4;
        private static final int LONG_WINDOW = 600;
        private static final int WARM_UP = 10;

        private final int least;
        private final int most;
        private double estimated;
        private double longNanos;
        private double warmUpSum;
        private int windows;

        Gradient2(int first, int least, int most) {
            this.estimated = first;
            this.least = least;
            this.most = most;
        }

        @Override
        public int limit() {
            return (int) estimated;
        }

        @Override
        public void close(AdaptiveLimit.Window window) {
            if (window.completed() == 0) {
                return;
            }
            double shortNanos = (double) window.waitedNanos() / window.completed();
            windows++;
            if (windows <= WARM_UP) {
                warmUpSum += shortNanos;
                longNanos = warmUpSum / windows;
            } else {
                double factor = 2.0 / (LONG_WINDOW + 1);
                longNanos = longNanos * (1 - factor) + shortNanos * factor;
            }
            if (longNanos / shortNanos > 2) {
                longNanos *= 0.9;
            }
            if (window.peak() < estimated / 2) {
                return;
            }
            double gradient = Math.clamp(longNanos / shortNanos, 0.5, 1);
            double wanted = estimated * gradient + QUEUE;
            estimated = Math.clamp(estimated * (1 - SMOOTHING) + wanted * SMOOTHING, least, most);
        }
    }

    /** Vegas: one logarithm up while the queue is short, one down while it is long. */
    static final class Vegas implements GroupCommitServer.Limiter {
        private static final double PROBE_EVERY = 30;

        private final int most;
        private double estimated;
        private double leastNanos;
        private int windows;

        Vegas(int first, int most) {
            this.estimated = first;
            this.most = most;
        }

        @Override
        public int limit() {
            return (int) estimated;
        }

        @Override
        public void close(AdaptiveLimit.Window window) {
            if (window.completed() == 0) {
                return;
            }
            double nanos = (double) window.waitedNanos() / window.completed();
            windows++;
            if (windows >= PROBE_EVERY * estimated || leastNanos == 0 || nanos < leastNanos) {
                windows = windows >= PROBE_EVERY * estimated ? 0 : windows;
                leastNanos = nanos;
                return;
            }
            if (window.peak() * 2 < estimated) {
                return;
            }
            double queue = Math.ceil(estimated * (1 - leastNanos / nanos));
            double step = Math.max(1, (int) StrictMath.log10(estimated));
            if (queue <= step) {
                estimated += 6 * step;
            } else if (queue < 3 * step) {
                estimated += step;
            } else if (queue > 6 * step) {
                estimated -= step;
            }
            estimated = Math.clamp(estimated, 1, most);
        }
    }
}
