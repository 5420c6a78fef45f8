package io.hongbao.server.overload;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * The one measure of how much this server can do: how many requests are under way, how many may be,
 * and who is refused. Event loops ask it through their {@link Gate}; the waiting room's outflow and
 * the scale signal read what it found.
 */
public final class Overload {

    /** How often the limit is looked at, in milliseconds. */
    public static final long WINDOW_MILLIS = 100;

    /** No ceiling. */
    public static final int NO_CEILING = Integer.MAX_VALUE;

    private static final double SMOOTHING = 0.2;

    /** From here on an event loop is so late that requests wait before they are counted. */
    private static final int LATE_PERCENT = 60;

    private final AdaptiveLimit adaptive = new AdaptiveLimit();
    private final ClaimCeiling claimCeiling = new ClaimCeiling();
    private final Shares shares;
    private final Map<ShedClass, LongAdder> refused = new EnumMap<>(ShedClass.class);
    private final LongAdder droppedGone = new LongAdder();
    private final LongAdder droppedLate = new LongAdder();
    private final LongAdder networksHeld = new LongAdder();
    private volatile int limit = adaptive.limit();
    private volatile int ceiling = NO_CEILING;
    private volatile int usedPercent;
    private volatile Offered offered = new Offered(0, 0);
    private long lastNanos;
    private long lastCompleted;
    private long lastWaitedNanos;
    private long lastRefused;

    /**
     * What comes, smoothed over a second or so.
     *
     * @param perSecond requests a second, refused ones included
     * @param refusedShare which part of them is refused, 0 to 1
     */
    private record Offered(double perSecond, double refusedShare) {

        Offered with(double newPerSecond, double newShare) {
            return new Offered(
                    perSecond + SMOOTHING * (newPerSecond - perSecond),
                    refusedShare + SMOOTHING * (newShare - refusedShare));
        }
    }

    /**
     * @param others how many requests are under way that no event loop counts: the framework's
     * @param nowNanos the time, as {@link System#nanoTime}
     */
    public Overload(IntSupplier others, long nowNanos) {
        this.shares = new Shares(others);
        this.lastNanos = nowNanos;
        for (ShedClass shedClass : ShedClass.values()) {
            refused.put(shedClass, new LongAdder());
        }
    }

    /** The gate of one more event loop. */
    public Gate newGate() {
        return new Gate(this, shares);
    }

    /** Looks at what happened since the last call, and sets the limit anew. By one thread. */
    public void tick(long nowNanos) {
        long completed = shares.completed();
        long waitedNanos = shares.waitedNanos();
        long allRefused = refused();
        long nanos = Math.max(1, nowNanos - lastNanos);
        int peak = shares.takePeak();
        long refusedNow = allRefused - lastRefused;
        usedPercent = usedPercent(Math.max(peak, shares.underWay()), refusedNow);
        AdaptiveLimit.Window window =
                new AdaptiveLimit.Window(
                        nanos, completed - lastCompleted, waitedNanos - lastWaitedNanos, peak);
        if (shares.mostLagPercent() >= LATE_PERCENT) {
            adaptive.closeLate(window);
        } else {
            adaptive.close(window);
        }
        limit = Math.min(adaptive.limit(), ceiling);
        long came = refusedNow + completed - lastCompleted;
        offered = offered.with(came * 1e9 / nanos, came == 0 ? 0 : (double) refusedNow / came);
        lastNanos = nowNanos;
        lastCompleted = completed;
        lastWaitedNanos = waitedNanos;
        lastRefused = allRefused;
    }

    private int usedPercent(int peak, long refusedNow) {
        if (limit == 0) {
            return refusedNow > 0 ? 100 : 0;
        }
        return (int) Math.min(1_000, Math.max(peak * 100L / limit, shares.mostLagPercent()));
    }

    /** How many requests may be under way: what was found, or the operator's ceiling. */
    public int limit() {
        return limit;
    }

    /** How many requests are under way. */
    public int underWay() {
        return shares.underWay();
    }

    /** How much of the limit was used at most in the last window, or how late a loop was. */
    public int usedPercent() {
        return usedPercent;
    }

    /**
     * How many requests a second the server can sustain: {@link AdaptiveLimit#permitsPerSecond},
     * and no more than the operator's ceiling leaves of it.
     */
    public long permitsPerSecond() {
        long found = adaptive.permitsPerSecond();
        int own = adaptive.limit();
        int most = ceiling;
        return most >= own ? found : found * most / own;
    }

    /** How long a request should take at the limit: {@link AdaptiveLimit#targetNanos}. */
    public long targetNanos() {
        return adaptive.targetNanos();
    }

    /** How many requests a second come, refused ones included, over the last second or so. */
    public long offeredPerSecond() {
        return Math.round(offered.perSecond());
    }

    /** Which part of what comes is refused, 0 to 1, over the last second or so. */
    public double refusedShare() {
        return offered.refusedShare();
    }

    /** How many requests of a class were refused since the start. */
    public long refused(ShedClass shedClass) {
        return counter(shedClass).sum();
    }

    /** How many requests were refused since the start. */
    public long refused() {
        long sum = 0;
        for (LongAdder one : refused.values()) {
            sum += one.sum();
        }
        return sum;
    }

    /** Work was not begun, as nobody waited for it any more. */
    public void countDropped(boolean callerGone) {
        (callerGone ? droppedGone : droppedLate).increment();
    }

    /** How much work was not begun since the start, as its caller was gone. */
    public long droppedGone() {
        return droppedGone.sum();
    }

    /** How much work was not begun since the start, as its deadline had passed. */
    public long droppedLate() {
        return droppedLate.sum();
    }

    /** A request was refused, as its network asks too much. */
    public void countNetworkHeld() {
        networksHeld.increment();
    }

    /** How many requests were refused since the start, as their networks ask too much. */
    public long networksHeld() {
        return networksHeld.sum();
    }

    /** The operator's ceiling of the limit; {@link #NO_CEILING} for none. */
    public int ceiling() {
        return ceiling;
    }

    /**
     * Puts a ceiling on the limit, at once.
     *
     * @param most 0 refuses everything that can be refused
     */
    public void setCeiling(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a ceiling is at least 0, not " + most);
        }
        ceiling = most;
        limit = Math.min(adaptive.limit(), most);
    }

    /** How many claims are let in in a second at most; {@link #NO_CEILING} for any number. */
    public int claimsPerSecond() {
        return claimCeiling.perSecond();
    }

    /**
     * Lets no more claims and invites in than so many a second, at once. Whoever has a placed pass
     * is not held to it: how many these are is the waiting room's own ceiling.
     *
     * @param most 0 for none at all
     * @param nowNanos the time, as {@link System#nanoTime}
     */
    public void setClaimsPerSecond(int most, long nowNanos) {
        claimCeiling.set(most, nowNanos);
    }

    ClaimCeiling claimCeiling() {
        return claimCeiling;
    }

    void count(ShedClass shedClass) {
        counter(shedClass).increment();
    }

    private LongAdder counter(ShedClass shedClass) {
        return Objects.requireNonNull(refused.get(shedClass));
    }
}
