package io.hongbao.channel.simulate;

/**
 * Seeded chance: the same seed and place always give the same numbers.
 *
 * <p>Each place (a channel, a minute, a purpose) has a sequence of its own, so that runs with and
 * without a block have the same noise. SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The sequence of one place. */
    static Chance at(long seed, long... place) {
        long state = mix(seed + STEP);
        for (long part : place) {
            state = mix(state ^ mix(part + STEP));
        }
        return new Chance(state);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    double unit() {
        state += STEP;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** Of mean 0 and variance 1 (Box and Muller). */
    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - unit()));
        return radius * Math.cos(2 * Math.PI * unit());
    }

    /** A factor of mean 1 whose standard deviation is about {@code spread}. */
    double factor(double spread) {
        return Math.exp(spread * normal() - spread * spread / 2);
    }

    /** A Poisson count: by multiplication up to a mean of 30, beyond by the normal distribution. */
    int poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double least = Math.exp(-mean);
        int count = 0;
        for (double product = unit(); product > least; product *= unit()) {
            count++;
        }
        return count;
    }
}
