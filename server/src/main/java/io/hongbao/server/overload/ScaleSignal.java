package io.hongbao.server.overload;

import java.util.Locale;

/**
 * How many servers like this one the present traffic would take, with the arithmetic: what comes,
 * refused requests included, over what one server sustains at the utilisation that is aimed at.
 *
 * @param offeredPerSecond requests a second that come
 * @param sustainedPerSecond requests a second that this server can sustain, at least 1
 * @param refusedShare which part of what comes is refused, 0 to 1
 * @param utilisation offered over sustained; above 1 there is more than can be done
 * @param desiredReplicas 1 to {@link #MOST_REPLICAS}
 */
public record ScaleSignal(
        long offeredPerSecond,
        long sustainedPerSecond,
        double refusedShare,
        double utilisation,
        int desiredReplicas) {

    /** The utilisation that is aimed at: what is left is for spikes, and for one that fails. */
    public static final double AIM = 0.6;

    /** More are never asked for. */
    public static final int MOST_REPLICAS = 1_000;

    /** The signal for what is measured now. */
    public static ScaleSignal of(Overload overload) {
        return of(
                overload.offeredPerSecond(), overload.permitsPerSecond(), overload.refusedShare());
    }

    static ScaleSignal of(long offeredPerSecond, long sustainedPerSecond, double refusedShare) {
        long sustained = Math.max(1, sustainedPerSecond);
        double utilisation = (double) offeredPerSecond / sustained;
        double replicas = Math.ceil(utilisation / AIM);
        return new ScaleSignal(
                offeredPerSecond,
                sustained,
                refusedShare,
                utilisation,
                (int) Math.clamp(replicas, 1, MOST_REPLICAS));
    }

    /** How the figure comes about, in one line. */
    public String arithmetic() {
        return String.format(
                Locale.ROOT,
                "%d offered / %d sustained = %.2f; %.2f / %.2f, rounded up, 1 to %d = %d",
                offeredPerSecond,
                sustainedPerSecond,
                utilisation,
                utilisation,
                AIM,
                MOST_REPLICAS,
                desiredReplicas);
    }
}
