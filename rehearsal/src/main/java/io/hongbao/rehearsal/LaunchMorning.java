package io.hongbao.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * The morning of a launch that everybody comes to at once, compressed: three hours from the opening
 * at ten.
 *
 * <p>Published of 6 February 2026 are totals: more than 5,000,000 orders in five hours and
 * 10,000,000 in nine, so about one million an hour; hence three million people between 10:00 and
 * 13:00 at scale 1. That the page went down at ten and came back about noon says that the beginning
 * was far above the average, but not how far: the shape below is ours.
 */
public final class LaunchMorning {

    /** How many people come at scale 1. */
    public static final long PEOPLE = 3_000_000;

    /** How long the morning is on the day, in minutes. */
    public static final int MINUTES = 180;

    /** Minutes, and the rate in them as a multiple of the last hour's. */
    private static final double[][] SHAPE = {
        {2, 3.6},
        {3, 3.2},
        {5, 2.7},
        {5, 2.3},
        {10, 1.9},
        {15, 1.6},
        {20, 1.35},
        {30, 1.15},
        {30, 1.05},
        {60, 1.0}
    };

    private LaunchMorning() {}

    /**
     * The curve from the opening on.
     *
     * @param people how many come
     * @param millis how long the three hours take here
     */
    public static Curve curve(double people, long millis) {
        double weight = 0;
        for (double[] stretch : SHAPE) {
            weight += stretch[0] * stretch[1];
        }
        double perWeight = people / weight;
        List<Curve.Stretch> stretches = new ArrayList<>();
        for (double[] stretch : SHAPE) {
            long stretchMillis = Math.max(1, Math.round(millis * stretch[0] / MINUTES));
            double arrivals = perWeight * stretch[0] * stretch[1];
            stretches.add(new Curve.Stretch(stretchMillis, arrivals * 1000 / stretchMillis));
        }
        return new Curve(stretches);
    }
}
