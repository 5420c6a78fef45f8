package io.hongbao.cli.simulate;

import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.simulate.Bar;
import io.hongbao.channel.simulate.Comparison;
import io.hongbao.channel.simulate.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was played, for those who show it.
 *
 * @param quietDays {@link #QUIET_DAYS} without a block
 */
record BlockOutcome(Comparison comparison, Run quietDays, List<Bar> bars) {
    static final int QUIET_DAYS = 30;

    /** What is shown begins so long before the block, and ends so long after the lift. */
    private static final int AROUND_MINUTES = 60;

    BlockOutcome {
        bars = List.copyOf(bars);
    }

    static BlockOutcome of(Comparison comparison, Run quietDays) {
        List<Bar> bars = new ArrayList<>(comparison.bars());
        bars.add(Bar.quiet(quietDays, QUIET_DAYS));
        return new BlockOutcome(comparison, quietDays, bars);
    }

    boolean kept() {
        return bars.stream().allMatch(Bar::kept);
    }

    /** One of the three. */
    record Named(String id, String name, Run run) {}

    List<Named> runs() {
        return List.of(
                new Named("quiet", "no block", comparison.quiet()),
                new Named("blocked", "block, links all the time", comparison.blocked()),
                new Named("switched", "block, recommended form", comparison.switched()));
    }

    /** The first minute that is shown. */
    int fromMinute() {
        return comparison.block().fromMinute() - AROUND_MINUTES;
    }

    /** The minute after the last one that is shown. */
    int toMinute() {
        return comparison.block().toMinute() + AROUND_MINUTES;
    }

    /** Acceptances a minute, averaged over stretches of so many minutes. */
    List<Double> perMinute(Run run, int stretch) {
        List<Double> rates = new ArrayList<>();
        for (int minute = fromMinute(); minute + stretch <= toMinute(); minute += stretch) {
            rates.add((double) run.accepted(minute, minute + stretch) / stretch);
        }
        return rates;
    }

    /** A minute of the run as day and time, such as {@code day 3, 15:50}. */
    static String time(int minute) {
        return String.format(
                Locale.ROOT, "day %d, %02d:%02d", minute / 1_440, minute % 1_440 / 60, minute % 60);
    }

    /** What happened, in one line; nothing when it is no matter of a block. */
    static Optional<String> words(HealthEvent event) {
        return switch (event) {
            case HealthEvent.Alarm alarm ->
                    Optional.of("alarm on " + alarm.pair() + ": " + alarm.evidence());
            case HealthEvent.Switched switched ->
                    Optional.of(
                            switched.channel()
                                    + " recommends "
                                    + switched.to().word()
                                    + " instead of "
                                    + switched.from().word());
            case HealthEvent.Recovered recovered ->
                    Optional.of(recovered.pair() + " recovered: " + recovered.evidence());
            case HealthEvent.PinChanged _, HealthEvent.MomentDecided _ -> Optional.empty();
        };
    }
}
