package io.hongbao.server.overload;

/**
 * Lets requests of one event loop in, or refuses them. Costs some nanoseconds: it is asked for each
 * request. Used by the loop's own thread.
 */
public final class Gate {

    /**
     * So many may be under way for those who are kept, however low the limit was found to be: a
     * machine that is short of processors makes everything slow, and sends the limit down to where
     * the people who were called would be refused. How many these are, the waiting room bounds.
     */
    static final int KEPT_UNDER_WAY = 1_024;

    /**
     * With fewer under way, it is not these that make a loop late, but what else the machine does.
     */
    static final int CROWD = 128;

    private final Overload overload;
    private final Shares shares;
    private final int loop;
    private final LoopLag lag = new LoopLag();
    private final ChatReserve chat = new ChatReserve();
    private int unanswered;

    Gate(Overload overload, Shares shares) {
        this.overload = overload;
        this.shares = shares;
        this.loop = shares.newLoop();
    }

    /** How often {@link #tick} is to be called, in milliseconds. */
    public static long tickMillis() {
        return LoopLag.TICK_MILLIS;
    }

    /** The loop's timer came {@code lateNanos} after it was due. */
    public void tick(long lateNanos) {
        lag.tick(lateNanos);
        shares.late(loop, lag.percent());
    }

    /** Whether anybody would be refused now. */
    public boolean isPressed() {
        return usedPercent() >= ShedClass.LEAST_SHARE_PERCENT;
    }

    /** Whether it is worth while to look at a request before it is read. */
    public boolean mayShed() {
        return overload.claimCeiling().isSet() || lag.isBusy() || isPressed();
    }

    /**
     * Whether a request of this class is let in. One that is not is counted.
     *
     * @param nowNanos the time, as {@link System#nanoTime}
     */
    public boolean admits(ShedClass shedClass, long nowNanos) {
        boolean admitted =
                switch (shedClass) {
                    case KEPT -> true;
                    case CHAT -> chat.admits(usedPercent() >= shedClass.sharePercent(), nowNanos);
                    case CLAIM -> hasShare(shedClass) && overload.claimCeiling().take(nowNanos);
                    case PAYING, PLACED -> isKept(shedClass);
                    case JOIN -> mayJoin();
                    case QUOTING, SESSION, BROWSE, ANALYTICS -> hasShare(shedClass);
                };
        if (!admitted) {
            overload.count(shedClass);
        }
        return admitted;
    }

    /**
     * Whether {@link #admits} would surely refuse a request of this class. One that it would refuse
     * is counted; nothing is taken for one that it would let in.
     *
     * @param nowNanos the time, as {@link System#nanoTime}
     */
    public boolean sheds(ShedClass shedClass, long nowNanos) {
        boolean shed =
                switch (shedClass) {
                    // Chat's reserve is told only by taking from it.
                    case KEPT, CHAT -> false;
                    case CLAIM ->
                            !hasShare(shedClass) || !overload.claimCeiling().hasRoom(nowNanos);
                    case PAYING, PLACED -> !isKept(shedClass);
                    case JOIN -> !mayJoin();
                    case QUOTING, SESSION, BROWSE, ANALYTICS -> !hasShare(shedClass);
                };
        if (shed) {
            overload.count(shedClass);
        }
        return shed;
    }

    /** An operator's ceiling, and an event loop that is too late, count for them too. */
    private boolean isKept(ShedClass shedClass) {
        boolean hasFloor =
                overload.ceiling() == Overload.NO_CEILING
                        && shares.underWay() < KEPT_UNDER_WAY
                        && lag.percent() < shedClass.sharePercent();
        return hasFloor || hasShare(shedClass);
    }

    /**
     * Joins take no more than leaves the loop on time: with all the limit they would have everybody
     * wait as long as the limit aims at, also those who were called.
     */
    private boolean mayJoin() {
        boolean crowded = lag.isBusy() && shares.underWay() >= CROWD;
        return !crowded && hasShare(ShedClass.JOIN);
    }

    private boolean hasShare(ShedClass shedClass) {
        return usedPercent() < shedClass.sharePercent();
    }

    /** How much of the limit is used, or how late the loop is, whichever is worse. */
    private int usedPercent() {
        int limit = overload.limit();
        if (limit == 0) {
            return Integer.MAX_VALUE - 1;
        }
        long used = shares.underWay() * 100L / limit;
        return (int) Math.min(Integer.MAX_VALUE - 1, Math.max(used, lag.percent()));
    }

    /** A request has been taken; {@link #answered} or {@link #notTaken} follows exactly once. */
    public void taken() {
        unanswered++;
        shares.taken(loop);
    }

    /** A request that was taken {@code nanos} ago has been answered, or its caller has gone. */
    public void answered(long nanos) {
        unanswered--;
        shares.answered(loop, nanos);
    }

    /** A request was not taken after all. */
    public void notTaken() {
        unanswered--;
        shares.left(loop);
    }

    /** A turn of a conversation has begun; {@link #chatAnswered} follows exactly once. */
    public void chatTaken() {
        unanswered++;
        chat.taken();
    }

    /** A turn of a conversation is over. */
    public void chatAnswered() {
        unanswered--;
        chat.answered();
    }

    /** How many requests have been taken here and not answered. */
    public int unanswered() {
        return unanswered;
    }
}
