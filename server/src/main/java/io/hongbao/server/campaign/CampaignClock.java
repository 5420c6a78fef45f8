package io.hongbao.server.campaign;

import io.hongbao.core.Require;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The time that campaigns live in, in milliseconds since the epoch: the machine's, or in the
 * sandbox one that starts at a chosen moment and runs faster. The host keeps it from ever going
 * back.
 */
public final class CampaignClock implements LongSupplier {

    private final LongSupplier machineMillis;
    private final long machineStartMillis;
    private volatile long startMillis;
    private final double speed;

    private CampaignClock(
            LongSupplier machineMillis, long machineStartMillis, long startMillis, double speed) {
        this.machineMillis = machineMillis;
        this.machineStartMillis = machineStartMillis;
        this.startMillis = startMillis;
        this.speed = speed;
    }

    /** The machine's time. */
    public static CampaignClock real() {
        return real(System::currentTimeMillis);
    }

    /** The machine's time, as {@code machineMillis} has it. */
    public static CampaignClock real(LongSupplier machineMillis) {
        return new CampaignClock(machineMillis, 0, 0, 1);
    }

    /**
     * A time that is {@code startMillis} now and runs {@code speed} times as fast as the machine's.
     *
     * @param speed above 0, at most 100,000
     */
    public static CampaignClock startingAt(
            long startMillis, double speed, LongSupplier machineMillis) {
        Require.that(
                speed > 0 && speed <= 100_000,
                "speed must be above 0 and at most 100000, but is " + speed);
        return new CampaignClock(machineMillis, machineMillis.getAsLong(), startMillis, speed);
    }

    @Override
    public long getAsLong() {
        long machine = machineMillis.getAsLong();
        return startMillis + (long) ((machine - machineStartMillis) * speed);
    }

    /**
     * Goes on from {@code millis} if that is later than now. A sandbox that is started again at the
     * same moment goes on where it stopped: its journal can't go back.
     */
    public synchronized void noEarlierThan(long millis) {
        startMillis += Math.max(0, millis - getAsLong());
    }

    /**
     * How many seconds of the machine's time it is until {@code atMillis} of this clock; at least
     * 1.
     */
    public long secondsUntil(long atMillis) {
        double campaignMillis = Math.max(0, atMillis - getAsLong());
        return Math.max(1, (long) Math.ceil(campaignMillis / 1000 / speed));
    }

    /** This clock's time in so many seconds of the machine's. */
    public long inSeconds(long seconds) {
        return getAsLong() + (long) (seconds * 1000 * speed);
    }

    /** The zone for times that belong to no campaign. */
    public static ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
