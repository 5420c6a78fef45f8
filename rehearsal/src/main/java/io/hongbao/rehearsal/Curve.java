package io.hongbao.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * How many people arrive when: stretches of constant rate, one after another.
 *
 * @param stretches in time order, 1 to {@link #MAX_STRETCHES}
 */
public record Curve(List<Stretch> stretches) {

    /** Bounds the work of a look-up. */
    public static final int MAX_STRETCHES = 10_000;

    /**
     * The highest rate a stretch may have, in arrivals per second: more than one machine can send.
     */
    public static final double MAX_PER_SECOND = 1_000_000;

    /** The longest curve, in milliseconds: a day. */
    public static final long MAX_MILLIS = 86_400_000;

    /** So many milliseconds at one rate, in arrivals per second. */
    public record Stretch(long millis, double perSecond) {
        public Stretch {
            require(
                    millis >= 1 && millis <= MAX_MILLIS,
                    "a stretch must last 1 to " + MAX_MILLIS + " ms, not " + millis);
            require(
                    perSecond >= 0 && perSecond <= MAX_PER_SECOND,
                    "a rate must be 0 to "
                            + MAX_PER_SECOND
                            + " arrivals per second, not "
                            + perSecond);
        }
    }

    public Curve {
        stretches = List.copyOf(stretches);
        require(!stretches.isEmpty(), "a curve must have a stretch");
        require(
                stretches.size() <= MAX_STRETCHES,
                "a curve must have at most " + MAX_STRETCHES + " stretches");
        long millis = stretches.stream().mapToLong(Stretch::millis).sum();
        require(
                millis <= MAX_MILLIS,
                "a curve must last at most " + MAX_MILLIS + " ms, not " + millis);
    }

    /** One rate throughout. */
    public static Curve constant(double perSecond, long millis) {
        return new Curve(List.of(new Stretch(millis, perSecond)));
    }

    /** How long it lasts, in milliseconds. */
    public long millis() {
        return stretches.stream().mapToLong(Stretch::millis).sum();
    }

    /** How many arrivals it has on average. */
    public double expectedArrivals() {
        return stretches.stream()
                .mapToDouble(stretch -> stretch.millis() / 1000.0 * stretch.perSecond())
                .sum();
    }

    /**
     * The rate at {@code atMillis} after the beginning, in arrivals per second; 0 outside of the
     * curve.
     */
    public double perSecondAt(long atMillis) {
        long end = 0;
        for (Stretch stretch : stretches) {
            end += stretch.millis();
            if (atMillis >= 0 && atMillis < end) {
                return stretch.perSecond();
            }
        }
        return 0;
    }

    /** The highest rate, in arrivals per second. */
    public double peakPerSecond() {
        return stretches.stream().mapToDouble(Stretch::perSecond).max().orElse(0);
    }

    /** The same shape with every rate multiplied. */
    public Curve timesRate(double factor) {
        return new Curve(
                stretches.stream()
                        .map(stretch -> new Stretch(stretch.millis(), stretch.perSecond() * factor))
                        .toList());
    }

    /** This curve and then {@code next}. */
    public Curve then(Curve next) {
        List<Stretch> both = new ArrayList<>(stretches);
        both.addAll(next.stretches);
        return new Curve(both);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
