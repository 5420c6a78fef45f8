package io.hongbao.channel.simulate;

/** A factor that wanders about 1 and forgets: an autoregressive process of its logarithm. */
final class Wander {
    private final double keep;
    private final double spread;
    private double log;

    /**
     * @param spread its standard deviation
     * @param minutes after which it has forgotten all but 1/e
     */
    Wander(double spread, double minutes) {
        this.keep = Math.exp(-1 / minutes);
        this.spread = spread;
    }

    double next(Chance chance) {
        log = keep * log + Math.sqrt(1 - keep * keep) * spread * chance.normal();
        return Math.exp(log - spread * spread / 2);
    }
}
