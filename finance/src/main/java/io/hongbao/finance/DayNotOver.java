package io.hongbao.finance;

import java.time.LocalDate;

/** A day was to be closed that is not over, or has yet to come: more could happen on it. */
public final class DayNotOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long overAtMillis;

    DayNotOver(LocalDate day, String overAt, long overAtMillis) {
        super("day " + day + " is not over: it can be closed from " + overAt + " on");
        this.overAtMillis = overAtMillis;
    }

    /** When it will be. */
    public long overAtMillis() {
        return overAtMillis;
    }
}
