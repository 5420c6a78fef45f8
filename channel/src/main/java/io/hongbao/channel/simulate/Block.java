package io.hongbao.channel.simulate;

import io.hongbao.channel.ChannelForm;

/**
 * A platform's block of one form: so much of its opens are lost while it lasts.
 *
 * @param fromMinute the first minute, counted from the run's first
 * @param toMinute the minute in which it is lifted
 * @param strength the share of the opens that is lost, 0 to 1
 * @param rampMinutes how long it takes to get that strong; 0 for at once
 */
public record Block(
        ChannelForm pair, int fromMinute, int toMinute, double strength, int rampMinutes) {
    public Block {
        if (strength < 0 || strength > 1) {
            throw new IllegalArgumentException("a block's strength is 0 to 1, not " + strength);
        }
        if (fromMinute < 0 || toMinute < fromMinute || rampMinutes < 0) {
            throw new IllegalArgumentException("a block must begin before it ends");
        }
    }

    /** The share of the opens that gets through. */
    double open(ChannelForm of, int minute) {
        if (!of.equals(pair) || minute < fromMinute || minute >= toMinute) {
            return 1;
        }
        double grown =
                rampMinutes == 0 ? 1 : Math.min(1, (minute - fromMinute + 1.0) / rampMinutes);
        return 1 - strength * grown;
    }
}
