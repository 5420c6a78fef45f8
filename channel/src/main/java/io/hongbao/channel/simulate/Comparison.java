package io.hongbao.channel.simulate;

import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Three runs side by side, and what follows from them.
 *
 * @param quiet nothing is blocked
 * @param blocked the block, and people share links all the same
 * @param switched the block, and people share what is recommended
 */
public record Comparison(Scenario scenario, Block block, Run quiet, Run blocked, Run switched) {

    /** A drop this strong, in percent, must be found within {@link #STRONG_MINUTES}. */
    public static final int STRONG_PERCENT = 90;

    public static final int STRONG_MINUTES = 5;

    /** A drop this strong, in percent, must be found within {@link #WEAK_MINUTES}. */
    public static final int WEAK_PERCENT = 30;

    public static final int WEAK_MINUTES = 60;
    public static final int BACK_MINUTES = 30;
    public static final double RECOVERED_SHARE = 0.7;

    /** Minutes from the first blocked minute's beginning to the alarm; none when there was none. */
    public OptionalInt alarmMinutes() {
        return switched.alarms().stream()
                .filter(alarm -> alarm.pair().equals(block.pair()))
                .mapToInt(switched::minuteOf)
                .filter(minute -> minute > block.fromMinute() && minute <= block.toMinute())
                .map(minute -> minute - block.fromMinute())
                .findFirst();
    }

    /** Minutes from the block's beginning to the first switch away from links. */
    public OptionalInt switchMinutes() {
        return switched.switches().stream()
                .filter(one -> one.channel().equals(scenario.channel()) && one.from() == Form.LINK)
                .mapToInt(switched::minuteOf)
                .filter(minute -> minute > block.fromMinute() && minute <= block.toMinute())
                .map(minute -> minute - block.fromMinute())
                .findFirst();
    }

    /** Minutes from the lift to links being recommended for good; none when they never are. */
    public OptionalInt backMinutes() {
        List<HealthEvent.Switched> all =
                switched.switches().stream()
                        .filter(one -> one.channel().equals(scenario.channel()))
                        .toList();
        if (all.isEmpty() || all.getLast().to() != Form.LINK) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(0, switched.minuteOf(all.getLast()) - block.toMinute()));
    }

    /**
     * Links that came back before the lift, and stayed, are back in time; but that a block was
     * taken for over while it lasted must be said.
     */
    private Bar back() {
        Bar bar = Bar.within("back", BACK_MINUTES, backMinutes());
        boolean early =
                backMinutes().isPresent()
                        && switched.switches().stream()
                                .filter(one -> one.channel().equals(scenario.channel()))
                                .reduce((_, last) -> last)
                                .filter(last -> switched.minuteOf(last) < block.toMinute())
                                .isPresent();
        return early ? new Bar(bar.id(), bar.wanted(), "before the lift", bar.kept()) : bar;
    }

    /** The end of the time in which invites are counted: an hour after the lift. */
    public int countedTo() {
        return block.toMinute() + 60;
    }

    /** Invites that were accepted without a block, and are not with it. */
    public long lost() {
        return quiet.accepted(block.fromMinute(), countedTo())
                - blocked.accepted(block.fromMinute(), countedTo());
    }

    /** How many of the {@link #lost} the recommended form brought back. */
    public long recovered() {
        return switched.accepted(block.fromMinute(), countedTo())
                - blocked.accepted(block.fromMinute(), countedTo());
    }

    /** Of {@link #lost}, how much was recovered; 1 when nothing was lost. */
    public double recoveredShare() {
        return lost() <= 0 ? 1 : (double) recovered() / lost();
    }

    /**
     * What this strength of block must come to. Weaker ones than {@link #WEAK_PERCENT} may go
     * unseen.
     */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        boolean strong = scenario.strengthPercent() >= STRONG_PERCENT;
        if (scenario.strengthPercent() >= WEAK_PERCENT) {
            int most = strong ? STRONG_MINUTES : WEAK_MINUTES;
            bars.add(Bar.within("alarm", most, alarmMinutes()));
            bars.add(Bar.within("switch", most, switchMinutes()));
            bars.add(back());
        }
        if (strong) {
            bars.add(
                    new Bar(
                            "recovered",
                            String.format(
                                    Locale.ROOT,
                                    "at least %.0f %% of the lost",
                                    100 * RECOVERED_SHARE),
                            String.format(
                                    Locale.ROOT,
                                    "%.1f %%, %,d of %,d",
                                    100 * recoveredShare(),
                                    recovered(),
                                    lost()),
                            recoveredShare() >= RECOVERED_SHARE));
        }
        return bars;
    }
}
