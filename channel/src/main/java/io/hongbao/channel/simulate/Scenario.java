package io.hongbao.channel.simulate;

import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;

/**
 * What a comparison plays: some usual days, then the links of one channel are blocked, then not any
 * more.
 *
 * @param seed of everything that is left to chance
 * @param channel one of {@link Population#standard}
 * @param strengthPercent of the opens that are lost, 1 to 100
 * @param rampMinutes how long the block takes to get that strong, 0 to 120
 * @param firstHour the first hour of the day in which it may begin, 0 to 23
 * @param lastHour the hour before which it begins
 */
public record Scenario(
        long seed,
        String channel,
        int strengthPercent,
        int rampMinutes,
        int firstHour,
        int lastHour) {

    /** Usual days before the block: the detector knows nothing when they begin. */
    public static final int DAYS_BEFORE = 3;

    /** How long it lasts. */
    public static final int BLOCKED_MINUTES = 12 * 60;

    /** How long it is looked on after it is lifted. */
    public static final int MINUTES_AFTER = 3 * 60;

    public Scenario {
        if (!Population.standard().has(channel)) {
            throw new IllegalArgumentException("there is no channel " + channel);
        }
        require(strengthPercent >= 1 && strengthPercent <= 100, "a strength is 1 to 100 percent");
        require(rampMinutes >= 0 && rampMinutes <= 120, "a ramp is 0 to 120 minutes");
        require(
                firstHour >= 0 && firstHour < lastHour && lastHour <= 24,
                "the hours are 0 to 24, the first before the last");
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * From nine in the morning to eleven at night, when about a thousand shares a minute are made
     * or more; a block that is not strong takes 20 minutes to reach its strength.
     */
    public static Scenario of(long seed, String channel, int strengthPercent) {
        return new Scenario(seed, channel, strengthPercent, strengthPercent >= 50 ? 0 : 20, 9, 23);
    }

    Block block() {
        int minutes = (lastHour - firstHour) * 60;
        int from = DAYS_BEFORE * 1_440 + firstHour * 60 + Chance.at(seed, -3).below(minutes);
        return new Block(
                new ChannelForm(channel, Form.LINK),
                from,
                from + BLOCKED_MINUTES,
                strengthPercent / 100.0,
                rampMinutes);
    }
}
