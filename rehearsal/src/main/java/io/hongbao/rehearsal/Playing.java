package io.hongbao.rehearsal;

import io.hongbao.rehearsal.model.TrafficModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A traffic model, and how it is played: with how many people, how fast, and how much of it.
 *
 * @param scale what the model's people are multiplied with
 * @param speed how many minutes of the model pass in a minute here
 * @param minutes how much of the model is played, from its beginning, in its own minutes
 */
public record Playing(TrafficModel model, double scale, double speed, double minutes) {
    private static final double CUPS_PER_ORDER = 1.2;
    private static final int MAKES_PER_MINUTE = 60;

    /** Room above the average: people choose outlets by chance. */
    private static final double ROOM = 1.25;

    private static final int MOST_OUTLETS = 2_000;
    private static final double MINUTE_MILLIS = 60_000;

    public Playing {
        if (!(scale > 0 && scale <= 100)) {
            throw new IllegalArgumentException("the scale must be above 0 and at most 100");
        }
        if (!(speed >= 0.01 && speed <= 1_000)) {
            throw new IllegalArgumentException("the speed must be 0.01 to 1000");
        }
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("some of the model must be played");
        }
    }

    /** When people come, as it is played. */
    public Curve curve() {
        List<Curve.Stretch> stretches = new ArrayList<>();
        double left = minutes;
        for (TrafficModel.Stretch stretch : model.people()) {
            double part = Math.min(left, stretch.minutes());
            if (part > 0) {
                stretches.add(
                        new Curve.Stretch(
                                Math.max(1, Math.round(part * MINUTE_MILLIS / speed)),
                                stretch.perMinute() / 60 * scale * speed));
            }
            left -= part;
        }
        return new Curve(stretches);
    }

    /** How many people come, on average. */
    public double people() {
        return model.peopleWithin(minutes) * scale;
    }

    /**
     * Enough outlets for the busiest minute, each of which makes 60 cups in a minute of the model.
     */
    public TeaShops shops() {
        double cupsPerMinute =
                model.peakPerMinute() * scale * model.ordersPerPerson() * CUPS_PER_ORDER * ROOM;
        return new TeaShops(
                (int) Math.clamp(Math.ceil(cupsPerMinute / MAKES_PER_MINUTE), 3, MOST_OUTLETS),
                MAKES_PER_MINUTE);
    }

    /** Which minute of the model is played so long after the beginning. */
    public double minuteAt(long elapsedMillis) {
        return elapsedMillis * speed / MINUTE_MILLIS;
    }
}
