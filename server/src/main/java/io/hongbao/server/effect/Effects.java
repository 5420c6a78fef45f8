package io.hongbao.server.effect;

import io.hongbao.core.EffectId;
import io.hongbao.core.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Everything about effects that the rest of the server sees: runs the {@link Dispatcher} on a
 * thread of its own, and shows operators what hangs.
 */
public final class Effects implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Effects.class);
    private static final int MOST_NOTES = 4_096;
    private static final long LONGEST_REST_MILLIS = 200;

    private final EffectInbox inbox;
    private final Dispatcher dispatcher;
    private final Thread thread = new Thread(this::run, "hongbao-effects");
    private volatile boolean closing;

    /**
     * @param inbox what the host tells of new effects
     * @param lanes where effects go; every kind to exactly one of them
     */
    public Effects(
            Host host,
            PendingEffects pending,
            EffectInbox inbox,
            List<Lane> lanes,
            EffectMetrics metrics) {
        this.inbox = inbox;
        this.dispatcher =
                new Dispatcher(
                        new OrderBook(host),
                        pending,
                        inbox,
                        lanes,
                        Clocks.ofMachine(),
                        RandomGenerator.getDefault(),
                        metrics,
                        Dispatcher.CAPACITY);
        thread.setDaemon(true);
    }

    /** Begins: with what is pending, then with what comes. */
    public void start() {
        thread.start();
    }

    private void run() {
        dispatcher.adopt();
        List<EffectInbox.Note> notes = new ArrayList<>();
        while (!closing) {
            try {
                notes.clear();
                inbox.drainTo(notes, MOST_NOTES, dispatcher.restMillis(LONGEST_REST_MILLIS));
                dispatcher.work(notes);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.error("the dispatcher of effects failed, and goes on", e);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LONGEST_REST_MILLIS));
                }
            }
        }
    }

    /**
     * Stops asking. Whatever has no result by then is pending, and is asked again at the next
     * start.
     */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
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

    /**
     * The first {@code limit} dead letters by id.
     *
     * @param after only those whose id comes after it; empty for all
     */
    public List<DeadLetter> deadLetters(int limit, String after) {
        return dispatcher.deadLetters().list(limit, after);
    }

    /** The dead letter of this id. */
    public Optional<DeadLetter> deadLetter(EffectId effect) {
        return dispatcher.deadLetters().find(effect);
    }

    /** Has a dead letter tried again as if it were new; false when there is none of this id. */
    public CompletableFuture<Boolean> resend(EffectId effect) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        inbox.add(new EffectInbox.Resend(effect, done::complete));
        return done;
    }

    /** How many effects are at work, dead letters too. */
    public int pendingCount() {
        return dispatcher.pendingCount();
    }

    /** How many dead letters there are. */
    public int deadLetterCount() {
        return dispatcher.deadLetterCount();
    }

    /** How the adapters stood a moment ago. */
    public List<LaneStanding> standing() {
        return dispatcher.standing();
    }
}
