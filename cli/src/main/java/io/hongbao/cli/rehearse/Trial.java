package io.hongbao.cli.rehearse;

import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.Playing;
import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a campaign's launch goals are tried with: a warm-up that is not measured, the peak without a
 * waiting room, and then ten times as many people with one, until all of them are through.
 *
 * @param peakSeconds how long the peak is held
 */
record Trial(LaunchGoals goals, int peakSeconds) {
    /** How many times the peak comes to the waiting room. */
    static final int CROWD = 10;

    /** The largest goal that one generator can try: it can keep so many people waiting. */
    static final int MOST_PER_SECOND = 15_000;

    private static final double MOST_WAITING = 150_000;
    private static final double MOST_WARM_UP_SECONDS = 10;
    private static final double WARM_UP_SHARE = 0.2;
    private static final double LONGEST_CROWD_SECONDS = 10;

    /**
     * A second of ten times the peak makes a queue of nine seconds: the last of the crowd would
     * wait half of the goal if everything went as it should.
     */
    private static final double WAITING_PER_CROWD_SECOND = 18;

    private static final double PATIENCE_SECONDS = 30;
    private static final double MOST_PATIENCE_SECONDS = 590;
    private static final double ANSWER_SECONDS = 10;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int TRIES = 1_000;
    private static final int TRY_AGAIN_MILLIS = 500;

    /** Arrivals come by chance: with four standard deviations more, the goal is there. */
    private static final double DEVIATIONS = 4;

    Playing warmUp() {
        return playing(
                "warm-up",
                Math.min(peakSeconds, MOST_WARM_UP_SECONDS),
                goals.peakPerSecond() * WARM_UP_SHARE,
                PATIENCE_SECONDS,
                StepKind.SESSION,
                StepKind.CLAIM);
    }

    Playing peak() {
        double perSecond =
                goals.peakPerSecond()
                        + DEVIATIONS * Math.sqrt(goals.peakPerSecond() / (double) peakSeconds);
        return playing(
                "peak", peakSeconds, perSecond, PATIENCE_SECONDS, StepKind.SESSION, StepKind.CLAIM);
    }

    Playing crowd() {
        return playing(
                "crowd",
                crowdSeconds(),
                (double) CROWD * goals.peakPerSecond(),
                patienceSeconds(),
                StepKind.SESSION,
                StepKind.ROOM,
                StepKind.CLAIM);
    }

    /** Who has waited so long gives up: the goal is missed long before. */
    double patienceSeconds() {
        return Math.min(2.0 * goals.waitingSeconds(), MOST_PATIENCE_SECONDS);
    }

    private double crowdSeconds() {
        double waiting = goals.waitingSeconds() / WAITING_PER_CROWD_SECOND;
        double kept = MOST_WAITING / ((CROWD - 1.0) * goals.peakPerSecond());
        return Math.min(Math.min(waiting, kept), LONGEST_CROWD_SECONDS);
    }

    private static Playing playing(
            String id,
            double seconds,
            double perSecond,
            double patienceSeconds,
            StepKind... steps) {
        double minutes = seconds / SECONDS_PER_MINUTE;
        TrafficModel model =
                new TrafficModel(
                        id,
                        id,
                        1,
                        1,
                        List.of(new TrafficModel.Stretch(minutes, perSecond * SECONDS_PER_MINUTE)),
                        patienceSeconds,
                        ANSWER_SECONDS,
                        new TrafficModel.Retries(TRIES, TRY_AGAIN_MILLIS, true),
                        List.of(new TrafficModel.Share(id, 100, Stream.of(steps).toList())));
        return new Playing(model, 1, 1, minutes);
    }
}
