package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * What a campaign says about its waiting room.
 *
 * @param scheduled whether the room opens with the campaign's window; without, only operators open
 *     it
 * @param preQueueMinutes how long before the window people may join, 0-1440; 0 for not at all
 * @param ceilingPerSecond the most places that are admitted in a second, 1-1,000,000; {@link
 *     #NO_CEILING} leaves it to the host's control loop
 */
public record RoomRules(boolean scheduled, int preQueueMinutes, int ceilingPerSecond) {

    public static final int NO_CEILING = -1;

    public static final int MAX_PRE_QUEUE_MINUTES = 1_440;

    public static final int MAX_CEILING_PER_SECOND = 1_000_000;

    /** No waiting room but one that an operator opens. */
    public static final RoomRules NONE = new RoomRules(false, 0, NO_CEILING);

    private static final long MINUTE_MILLIS = 60_000L;

    public RoomRules {
        Require.inRange(preQueueMinutes, 0, MAX_PRE_QUEUE_MINUTES, "minutes of the pre-queue");
        Require.that(
                ceilingPerSecond == NO_CEILING
                        || (ceilingPerSecond >= 1 && ceilingPerSecond <= MAX_CEILING_PER_SECOND),
                "a ceiling must be between 1 and 1000000 places a second, but is "
                        + ceilingPerSecond);
        Require.that(
                scheduled || (preQueueMinutes == 0 && ceilingPerSecond == NO_CEILING),
                "a campaign without a waiting room has no rules for it");
    }

    /** How long before the window the pre-queue begins, in milliseconds. */
    public long preQueueMillis() {
        return preQueueMinutes * MINUTE_MILLIS;
    }
}
