package io.hongbao.assistant.tool;

/**
 * Whether orders are being taken.
 *
 * @param retryAtMillis when to try again, in campaign time; {@link #UNKNOWN} when that is not known
 */
public record OrderingState(Kind kind, long retryAtMillis) {

    public static final long UNKNOWN = 0;

    public static final OrderingState OPEN = new OrderingState(Kind.OPEN, UNKNOWN);

    /** How it stands. */
    public enum Kind {
        OPEN,
        /** An operator has stopped it. */
        PAUSED,
        /** The person has a place in the waiting room, and their turn has not come. */
        QUEUED,
        /** It should work and does not. */
        DOWN
    }

    public boolean isOpen() {
        return kind == Kind.OPEN;
    }
}
