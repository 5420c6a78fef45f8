package io.hongbao.server.sandbox;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * What the sandbox does later, by the campaign clock, on a thread of its own. Holds at most {@value
 * #CAPACITY} steps, each about 150 bytes; they are forgotten when the process ends.
 */
public final class SandboxTimer implements AutoCloseable {

    /** One step for each order, and as many orders as this. */
    static final int CAPACITY = 1_000_000;

    private static final Logger LOG = Logger.getLogger(SandboxTimer.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final LongSupplier campaignMillis;
    private final PriorityQueue<Step> queue =
            new PriorityQueue<>(Comparator.comparingLong(Step::dueMillis));
    private final Thread thread = new Thread(this::run, "hongbao-sandbox");
    private volatile boolean closing;

    /** Something to do at a time. Small: there may be a million of them. */
    abstract static class Step {
        private final long dueMillis;

        Step(long dueMillis) {
            this.dueMillis = dueMillis;
        }

        final long dueMillis() {
            return dueMillis;
        }

        /** Does it; false when the host is busy: then it is tried again soon. */
        abstract boolean fire();
    }

    public SandboxTimer(LongSupplier campaignMillis) {
        this.campaignMillis = campaignMillis;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    long nowMillis() {
        return campaignMillis.getAsLong();
    }

    /** Takes a step up; false when there is no room, and then it never happens. */
    boolean add(Step step) {
        synchronized (queue) {
            if (queue.size() >= CAPACITY) {
                return false;
            }
            return queue.add(step);
        }
    }

    int size() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** Does everything that is due, as far as the host takes it. */
    void fireDue() {
        long now = nowMillis();
        for (Step step = next(now); step != null; step = next(now)) {
            if (!step.fire()) {
                synchronized (queue) {
                    queue.add(step);
                }
                return;
            }
        }
    }

    private @org.jspecify.annotations.Nullable Step next(long nowMillis) {
        synchronized (queue) {
            Step first = queue.peek();
            return first != null && first.dueMillis() <= nowMillis ? queue.poll() : null;
        }
    }

    private void run() {
        while (!closing) {
            try {
                fireDue();
            } catch (RuntimeException e) {
                LOG.error("a step of the sandbox failed", e);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
