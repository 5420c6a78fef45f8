package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * How many envelopes one person may get: in all, and on one day of the campaign's time zone. Stands
 * on the campaign, on a wave and on a prize, and counts the envelopes of that campaign, wave or
 * prize. {@link #UNLIMITED} means no cap.
 */
public record PersonCaps(int total, int perDay) {

    public static final int UNLIMITED = Integer.MAX_VALUE;
    public static final PersonCaps NONE = new PersonCaps(UNLIMITED, UNLIMITED);

    public PersonCaps {
        Require.inRange(total, 1, UNLIMITED, "cap per person");
        Require.inRange(perDay, 1, UNLIMITED, "cap per person and day");
    }
}
