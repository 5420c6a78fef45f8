package io.hongbao.rehearsal;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The intended start times of a curve: a Poisson process with the curve's rate, the same for the
 * same seed.
 *
 * <p>Unit-rate exponential gaps are laid along the curve's cumulative rate (time rescaling;
 * Devroye, <i>Non-Uniform Random Variate Generation</i>, 1986, VI.1.3), so that a change of rate
 * needs no thinning.
 */
final class Arrivals {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Curve.Stretch> stretches;
    private final SplittableRandom random;
    private final long limit;
    private int stretch;
    private double stretchStartNanos;
    private double atNanos;
    private long count;

    /**
     * @param limit the most arrivals there may be, whatever the curve says
     */
    Arrivals(Curve curve, long seed, long limit) {
        this.stretches = curve.stretches();
        this.random = new SplittableRandom(seed);
        this.limit = limit;
    }

    /** The next intended start, in nanoseconds after the beginning; -1 when there is none. */
    long nextNanos() {
        if (count >= limit) {
            return -1;
        }
        double left = -Math.log1p(-random.nextDouble());
        while (stretch < stretches.size()) {
            Curve.Stretch current = stretches.get(stretch);
            double endNanos = stretchStartNanos + current.millis() * NANOS_PER_MILLI;
            double perNano = current.perSecond() / 1e9;
            double room = (endNanos - atNanos) * perNano;
            if (left < room) {
                atNanos += left / perNano;
                count++;
                return (long) atNanos;
            }
            left -= room;
            atNanos = endNanos;
            stretchStartNanos = endNanos;
            stretch++;
        }
        return -1;
    }
}
