package io.hongbao.server.campaign;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * The machine's time, in milliseconds since the epoch, as this server goes by it: never back, and
 * never standing still for long. When the machine's clock is set back, this one goes on at half
 * speed until the machine's has caught up, as {@code adjtime} does: a pass that was made before is
 * still one that was made before, and whoever waits for a deadline waits twice as long at most. A
 * machine's clock that is set on is followed at once.
 *
 * <p>Used by all threads; costs no more than two looks at a clock.
 */
public final class SteadyClock implements LongSupplier {

    private static final long SLOWED = 2;

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final AtomicLong latestMillis = new AtomicLong(Long.MIN_VALUE);
    private final AtomicReference<Slowed> slowed = new AtomicReference<>(Slowed.NOT);

    /**
     * From where on time goes at half speed.
     *
     * @param fromMillis where it was then
     * @param atNanos when, by the clock that nobody sets
     */
    private record Slowed(long fromMillis, long atNanos) {
        static final Slowed NOT = new Slowed(Long.MIN_VALUE, 0);
    }

    /**
     * @param wallMillis a clock that may be set
     * @param nanos one that never is, as {@link System#nanoTime}
     */
    public SteadyClock(LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
    }

    /** This machine's. */
    public static SteadyClock ofMachine() {
        return new SteadyClock(System::currentTimeMillis, System::nanoTime);
    }

    @Override
    public long getAsLong() {
        long wall = wallMillis.getAsLong();
        long latest = latestMillis.get();
        if (wall < latest) {
            return behind(latest);
        }
        if (!slowed.get().equals(Slowed.NOT)) {
            slowed.set(Slowed.NOT);
        }
        return wall == latest ? wall : latestMillis.accumulateAndGet(wall, Math::max);
    }

    private long behind(long latest) {
        long now = nanos.getAsLong();
        Slowed since = slowed.get();
        if (since.equals(Slowed.NOT)) {
            slowed.compareAndSet(since, new Slowed(latest, now));
            return latest;
        }
        long sinceMillis = TimeUnit.NANOSECONDS.toMillis(now - since.atNanos());
        return latestMillis.accumulateAndGet(since.fromMillis() + sinceMillis / SLOWED, Math::max);
    }

    /**
     * Goes on from {@code millis} if that is later than now: a server that is started again on a
     * machine whose clock was set back meanwhile does not go back behind what it wrote down.
     */
    public void noEarlierThan(long millis) {
        long _ = latestMillis.accumulateAndGet(millis, Math::max);
    }

    /** How far this clock is ahead of the machine's; 0 unless that one was set back. */
    public long aheadMillis() {
        return Math.max(0, getAsLong() - wallMillis.getAsLong());
    }
}
