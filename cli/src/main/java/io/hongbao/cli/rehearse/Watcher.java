package io.hongbao.cli.rehearse;

import io.hongbao.cli.CommandException;
import io.hongbao.cli.play.CampaignWatch;
import io.hongbao.cli.play.OutletLoad;
import io.hongbao.cli.play.Totals;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the server about money and outlets, again and again, on a thread of its own: a server under
 * load may take long to answer, and the clock of a rehearsal must not wait for it.
 */
final class Watcher implements AutoCloseable {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final CampaignWatch watch;
    private final boolean outletsToo;
    private final Thread thread;
    private volatile Totals totals;
    private volatile OutletLoad outlets = OutletLoad.NONE;
    private volatile boolean closed;

    /**
     * @param outletsToo whether somebody orders
     */
    Watcher(CampaignWatch watch, Totals totals, boolean outletsToo) {
        this.watch = watch;
        this.totals = totals;
        this.outletsToo = outletsToo;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                totals = watch.totals();
                if (outletsToo) {
                    outlets = watch.outlets();
                }
            } catch (CommandException _) {
                // Too busy to say, or gone: what it said last stands, and the load shows the rest.
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    /** What it said last. */
    Totals totals() {
        return totals;
    }

    /** What it said last. */
    OutletLoad outlets() {
        return outlets;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
