package io.hongbao.channel;

/** Tells a drop from what is usual, step by step. */
sealed interface DropTest permits Cusum, LongLook {
    boolean alarms();

    /** From 0, nothing suspected, to 1, as sure as an alarm is. */
    double suspicion();

    void reset();

    /** Since when it looks at what it suspects. */
    long sinceMinute();

    /** Outcomes since {@link #sinceMinute}. */
    double seen();

    /** What was expected since {@link #sinceMinute}, as usual. */
    double expected();

    /** The share of what was expected that was seen since {@link #sinceMinute}. */
    default double share() {
        return expected() > 0 ? seen() / expected() : 1;
    }
}
