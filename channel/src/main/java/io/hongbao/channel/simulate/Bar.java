package io.hongbao.channel.simulate;

import java.util.OptionalInt;

/**
 * Something that must hold of a simulation.
 *
 * @param id such as {@code alarm}
 * @param wanted what must be, in words
 * @param found what was, in words
 */
public record Bar(String id, String wanted, String found, boolean kept) {

    /** As many false alarms are let pass in 30 quiet days. */
    public static final int MOST_FALSE_ALARMS = 1;

    static Bar within(String id, int mostMinutes, OptionalInt found) {
        return new Bar(
                id,
                "within " + mostMinutes + " min",
                found.isPresent() ? found.getAsInt() + " min" : "never",
                found.isPresent() && found.getAsInt() <= mostMinutes);
    }

    /**
     * Every alarm of a quiet run is a false one.
     *
     * @param days how long it was
     */
    public static Bar quiet(Run quiet, int days) {
        int alarms = quiet.alarms().size();
        return new Bar(
                "false-alarms",
                "at most " + MOST_FALSE_ALARMS + " in " + days + " quiet days",
                Integer.toString(alarms),
                alarms <= MOST_FALSE_ALARMS);
    }
}
