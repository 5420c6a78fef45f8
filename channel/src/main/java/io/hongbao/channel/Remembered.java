package io.hongbao.channel;

import java.util.List;

/**
 * What a channel's recommendation remembers: to be written down, and taken up again after a
 * restart. Times are UTC millis.
 *
 * @param copying whether texts can be copied there, as canaries have shown
 * @param wording counts up with each alarm
 * @param troubles of the forms that failed at some time
 */
public record Remembered(
        String channel, Standing standing, boolean copying, int wording, List<Trouble> troubles) {

    public Remembered {
        ChannelForm.requireChannel(channel);
        troubles = List.copyOf(troubles);
    }

    /**
     * A form that failed.
     *
     * @param momentId of its last alarm
     * @param source what that alarm rested on
     * @param blocked whether it is still so
     * @param left the share that still gets through, as far as is known
     * @param strikes how often it failed again soon after it had recovered
     */
    public record Trouble(
            Form form,
            String momentId,
            HealthEvent.Source source,
            boolean blocked,
            double left,
            int strikes,
            long heldUntilMillis,
            long recoveredMillis) {}
}
