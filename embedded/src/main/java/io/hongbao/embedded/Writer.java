package io.hongbao.embedded;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.Entry;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.Timer;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The one thread that decides. It takes what has gathered in the queue, decides all of it, puts the
 * entries on disk in one frame, lets readers see what changed, and answers. While it waits for the
 * disk the next batch gathers: the more there is to do, the more is done with each force.
 */
final class Writer implements Runnable {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());
    private static final long NOT_FORCING = Long.MIN_VALUE;

    private final MpscAtomicArrayQueue<Pending> queue;
    private final Queue<List<Timer>> dueTimers = new ConcurrentLinkedQueue<>();
    private final Batch batch;
    private final SegmentJournal journal;
    private final WriterView view;
    private final StateWriter stateWriter;
    private final MonotoneClock clock;
    private final FatalStop fatal;
    private final HostSettings settings;
    private final Thread thread;

    private volatile boolean accepting = true;
    private volatile boolean asleep;
    private volatile long durableSeq;

    /** Since when the batch under way has been on its way to the disk. */
    private volatile long forcingSinceNanos = NOT_FORCING;

    Writer(
            Shard shard,
            SegmentJournal journal,
            WriterView view,
            StateWriter stateWriter,
            MonotoneClock clock,
            FatalStop fatal,
            HostSettings settings,
            StateStore.Applied last) {
        this.queue = new MpscAtomicArrayQueue<>(settings.queueCapacity());
        this.batch = new Batch(shard, new StagedState(view), last);
        this.journal = journal;
        this.view = view;
        this.stateWriter = stateWriter;
        this.clock = clock;
        this.fatal = fatal;
        this.settings = settings;
        this.durableSeq = last.seq();
        this.thread = new Thread(this, "hongbao-writer");
    }

    void start() {
        thread.start();
    }

    /** See {@link io.hongbao.core.Host#submit}. */
    boolean submit(Command command, Consumer<Outcome> reply) {
        if (!accepting) {
            return false;
        }
        Pending pending = new Pending(command, reply);
        if (!queue.offer(pending)) {
            return false;
        }
        if (!accepting && pending.take()) {
            // The writer may have looked into the queue for the last time before this was in it.
            return false;
        }
        wake();
        return true;
    }

    /** Takes timers that are due. From the state thread. */
    void submitDue(List<Timer> due) {
        dueTimers.add(due);
        wake();
    }

    int queueDepth() {
        return queue.size();
    }

    /** The number of the last entry on disk. */
    long durableSeq() {
        return durableSeq;
    }

    /** How long the disk has been at the batch under way; 0 when there is none. */
    long diskWaitNanos() {
        long sinceNanos = forcingSinceNanos;
        return sinceNanos == NOT_FORCING ? 0 : Math.max(0, System.nanoTime() - sinceNanos);
    }

    /** Takes no more, answers what was taken, and ends. */
    void close() {
        accepting = false;
        wake();
        EmbeddedHost.join(thread);
    }

    @Override
    public void run() {
        try {
            List<Pending> taken = new ArrayList<>();
            while (true) {
                boolean last = !accepting;
                queue.drain(taken::add, settings.maxBatch());
                taken.removeIf(pending -> !pending.take() || pending.drop());
                List<Timer> due = nextDue(last);
                if (!taken.isEmpty() || !due.isEmpty()) {
                    work(taken, due);
                    taken.clear();
                } else if (last) {
                    return;
                } else {
                    sleep();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            accepting = false;
            fatal.because(e);
        }
    }

    /** Timers are left to the next start when the host closes: they lie in the index. */
    private List<Timer> nextDue(boolean closing) {
        List<Timer> due = closing ? null : dueTimers.poll();
        return due == null ? List.of() : due;
    }

    private void work(List<Pending> taken, List<Timer> due) throws IOException {
        long began = System.nanoTime();
        batch.begin(clock.nowMillis());
        for (Timer timer : due) {
            batch.run(timer);
        }
        for (Pending pending : taken) {
            batch.decide(pending);
        }
        long decided = System.nanoTime();
        int entryCount = batch.entries().size();
        long bytes = 0;
        if (entryCount > 0) {
            forcingSinceNanos = decided;
            bytes = journal.append(batch.entries());
            journal.force();
            forcingSinceNanos = NOT_FORCING;
        }
        long forced = System.nanoTime();
        publish(batch.change());
        tellEffects();
        batch.answer(e -> LOG.log(System.Logger.Level.WARNING, "a reply threw", e));
        settings.metrics()
                .batchDone(
                        new HostMetrics.Batch(
                                taken.size(),
                                entryCount,
                                bytes,
                                decided - began,
                                forced - decided,
                                System.nanoTime() - began));
    }

    private void publish(StateChange change) {
        if (change.entries() == 0 && change.index().isEmpty()) {
            return;
        }
        stateWriter.awaitRoom(change.entities().size());
        fatal.check();
        view.publish(change);
        durableSeq = change.applied().seq();
        stateWriter.submit(change);
    }

    private void tellEffects() {
        List<Effect> asked = new ArrayList<>(0);
        for (Entry entry : batch.entries()) {
            asked.addAll(entry.effects());
        }
        if (!asked.isEmpty()) {
            settings.effects().accept(asked);
        }
    }

    private void sleep() {
        asleep = true;
        // The submitter puts its command into the queue and then looks whether the writer sleeps;
        // the writer says that it
        // sleeps and then looks into the queue. With both in this order one of them sees the other.
        VarHandle.fullFence();
        if (queue.isEmpty() && dueTimers.isEmpty() && accepting) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private void wake() {
        VarHandle.fullFence();
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }
}
