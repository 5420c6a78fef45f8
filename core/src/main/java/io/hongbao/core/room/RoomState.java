package io.hongbao.core.room;

import java.util.Set;

/** The life cycle of a waiting room. Each state names the ones that an operator may lead it to. */
public enum RoomState {
    /** There is none (yet): everybody acts with a pass. */
    IDLE,
    /** People join; nobody is admitted, and nobody knows their place. */
    PRE_QUEUE,
    /** People join and are admitted. */
    OPEN,
    /** People join, nobody is admitted. */
    HOLD,
    /** Nobody joins; who waits is admitted. */
    DRAIN,
    /** There is none any more: everybody acts with a pass. */
    OFF,
    /** A claim is a ticket first, by itself, and decided when its turn has come. */
    TICKET_FIRST;

    /**
     * Where an operator may lead a waiting room from here; to {@link #IDLE} only while nobody has
     * joined.
     */
    public Set<RoomState> next() {
        return switch (this) {
            case IDLE -> Set.of(PRE_QUEUE, OPEN, OFF, TICKET_FIRST);
            case PRE_QUEUE -> Set.of(OPEN, OFF, IDLE);
            case OPEN -> Set.of(HOLD, DRAIN, OFF);
            case HOLD -> Set.of(OPEN, DRAIN, OFF);
            case DRAIN -> Set.of(OPEN, HOLD, OFF);
            case OFF -> Set.of(PRE_QUEUE, TICKET_FIRST);
            case TICKET_FIRST -> Set.of(OPEN, OFF);
        };
    }

    /** Whether a place is needed to claim. */
    public boolean needsPlace() {
        return switch (this) {
            case IDLE, OFF -> false;
            case PRE_QUEUE, OPEN, HOLD, DRAIN, TICKET_FIRST -> true;
        };
    }

    /** Whether a place is needed to invite, quote and order: to spend what was claimed before. */
    public boolean needsPlaceToSpend() {
        return needsPlace() && this != TICKET_FIRST;
    }

    /** Whether people may join. */
    public boolean takesTickets() {
        return switch (this) {
            case PRE_QUEUE, OPEN, HOLD, TICKET_FIRST -> true;
            case IDLE, DRAIN, OFF -> false;
        };
    }

    /** Whether more places get their turn. */
    public boolean admits() {
        return switch (this) {
            case OPEN, DRAIN, TICKET_FIRST -> true;
            case IDLE, PRE_QUEUE, HOLD, OFF -> false;
        };
    }
}
