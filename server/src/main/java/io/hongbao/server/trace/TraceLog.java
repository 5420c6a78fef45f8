package io.hongbao.server.trace;

import io.hongbao.core.UserId;
import io.hongbao.server.json.JsonBytes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Keeps the steps of invites in files of lines, and tells them to who needs them.
 *
 * <p>One thread writes what waits in a bounded queue, and forces it to the disk once a second: a
 * crash may lose the last second. A disk that fails loses lines, never a request; what is lost is
 * counted. At the start the kept lines are told again in the background; who subscribes is told
 * what happens meanwhile after them, from the same files, so nothing piles up in memory.
 */
public final class TraceLog implements Traces, AutoCloseable {

    /** How many campaign days are kept, unless said otherwise. */
    public static final int KEEP_DAYS = 400;

    /**
     * So much of the disk is left to the journal, in bytes. Anybody can open an invite's page as
     * often as they like, and a full disk would end the server.
     */
    public static final long SPARED_BYTES = 1L << 30;

    /** How many steps may wait to be written: about a minute of a busy day. */
    static final int QUEUE = 65_536;

    private static final Logger LOG = Logger.getLogger(TraceLog.class);
    private static final int BATCH = 4_096;
    private static final long POLL_MILLIS = 200;

    /** Under load, who hands a step over would else have to wake the writer each time. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long FORCE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final long CLOSE_MILLIS = 10_000;

    private final TraceFiles files;
    private final Function<String, ZoneId> zoneOf;
    private final int keepDays;
    private final BlockingQueue<Trace> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final Counter kept;
    private final Counter dropped;
    private final Counter failed;
    private final Counter unreadable;
    private final Thread writer;
    private final CompletableFuture<Boolean> toldAll = new CompletableFuture<>();
    private volatile List<TraceSubscriber> subscribers = List.of();
    private volatile boolean closing;

    /** Guarded by {@link #files}: whether what is written is told by the writer itself. */
    private boolean live;

    // Of the writing thread.
    private final JsonBytes line = new JsonBytes();
    private LocalDate newestDay = LocalDate.MIN;
    private boolean inTrouble;
    private boolean unforced;
    private long forcedNanos = System.nanoTime();

    private TraceLog(
            TraceFiles files,
            Function<String, ZoneId> zoneOf,
            int keepDays,
            MeterRegistry registry) {
        this.files = files;
        this.zoneOf = zoneOf;
        this.keepDays = keepDays;
        this.kept = counter(registry, "kept");
        this.dropped = counter(registry, "dropped");
        this.failed = counter(registry, "failed");
        this.unreadable = counter(registry, "unreadable");
        Gauge.builder("hongbao.traces.waiting", queue, BlockingQueue::size)
                .description("Steps of invites that wait to be written")
                .register(registry);
        this.writer = Thread.ofPlatform().daemon().name("hongbao-traces").unstarted(this::write);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("hongbao.traces")
                .description("Steps of invites, by what became of them in the log")
                .tag("outcome", outcome)
                .register(registry);
    }

    /**
     * Opens the log.
     *
     * @param folder made when it is missing
     * @param zoneOf in which zone the days of a campaign begin
     * @param keepDays older files are deleted, 1 or more
     * @param sparedBytes nothing is written while less of the disk is free
     */
    public static TraceLog open(
            Path folder,
            Function<String, ZoneId> zoneOf,
            int keepDays,
            long sparedBytes,
            MeterRegistry registry) {
        TraceLog log = new TraceLog(TraceFiles.in(folder, sparedBytes), zoneOf, keepDays, registry);
        log.writer.start();
        return log;
    }

    /** Tells everything that was kept, and from then on what happens. To be called once. */
    public void follow(List<TraceSubscriber> all) {
        subscribers = List.copyOf(all);
        Thread.ofPlatform().daemon().name("hongbao-traces-again").start(this::tellAgain);
    }

    @Override
    public void happened(Trace trace) {
        if (!closing && queue.offer(trace)) {
            taken.incrementAndGet();
        } else {
            dropped.increment();
        }
    }

    /** Waits until everything that happened before is in the files; for tests and erasure. */
    public void settle() {
        long upTo = taken.get();
        while (written.get() < upTo && writer.isAlive()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Completes when everything that was kept has been told. */
    public CompletableFuture<Boolean> toldAll() {
        return toldAll;
    }

    /**
     * Forgets a person: in all files, and with all subscribers, a pseudonym that was drawn just now
     * stands in their place. Waits for what is told again at the start, and until it is on the
     * disk.
     *
     * @return how often they were named
     */
    public long forget(UserId person) {
        toldAll.join();
        settle();
        SecureRandom random = new SecureRandom();
        UserId instead = new UserId(random.nextLong(), random.nextLong());
        long times = 0;
        try {
            for (Path file : files.all()) {
                synchronized (files) { // one file at a time: the writer has to wait for it
                    times += files.replace(file, person.toString(), instead.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a person's traces could not be rewritten", e);
        }
        synchronized (files) {
            subscribers.forEach(one -> one.forgotten(person, instead));
        }
        return times;
    }

    private void write() {
        List<Trace> batch = new ArrayList<>(BATCH);
        while (true) {
            boolean last = closing;
            try {
                Trace first = queue.poll(last ? 0 : POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                    LockSupport.parkNanos(GATHER_NANOS);
                } else if (last) {
                    break;
                }
            } catch (InterruptedException _) {
                // Nobody interrupts it but the end of the process, which closes it first.
            }
            forceIfDue();
        }
        synchronized (files) {
            try {
                files.close();
            } catch (IOException e) {
                trouble(e, 0);
            }
        }
    }

    private void write(List<Trace> batch) {
        synchronized (files) {
            int from = 0;
            while (from < batch.size()) {
                LocalDate day = dayOf(batch.get(from));
                int to = from;
                line.clear();
                while (to < batch.size() && dayOf(batch.get(to)).equals(day)) {
                    TraceLine.write(line, batch.get(to));
                    to++;
                }
                append(day, to - from);
                from = to;
            }
            if (live) {
                batch.forEach(this::tell);
            }
        }
        written.addAndGet(batch.size());
    }

    private LocalDate dayOf(Trace trace) {
        return LocalDate.ofInstant(
                Instant.ofEpochMilli(trace.atMillis()), zoneOf.apply(trace.campaign()));
    }

    private void append(LocalDate day, int lines) {
        try {
            files.append(day, ByteBuffer.wrap(line.toBytes()));
            unforced = true;
            kept.increment(lines);
            if (inTrouble) {
                inTrouble = false;
                LOG.info("traces can be written again");
            }
            if (day.isAfter(newestDay)) {
                newestDay = day;
                files.deleteBefore(day.minusDays(keepDays));
            }
        } catch (IOException e) {
            trouble(e, lines);
        }
    }

    private void forceIfDue() {
        long nowNanos = System.nanoTime();
        if (!unforced || nowNanos - forcedNanos < FORCE_EVERY_NANOS) {
            return;
        }
        forcedNanos = nowNanos;
        unforced = false;
        synchronized (files) {
            try {
                files.force();
            } catch (IOException e) {
                trouble(e, 0);
            }
        }
    }

    /** Said once until it is over; what it costs is in the metrics. */
    private void trouble(IOException e, int lines) {
        failed.increment(lines);
        if (!inTrouble) {
            inTrouble = true;
            LOG.errorf(
                    "traces cannot be written (%s): channel health, attribution and scores go on in"
                            + " memory, and forget it at the next start",
                    e.getMessage());
        }
    }

    private void tell(Trace trace) {
        for (TraceSubscriber one : subscribers) {
            try {
                one.happened(trace);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a step could not be taken in by %s", one.getClass().getSimpleName());
            }
        }
    }

    /**
     * Reads what is there, then what was written meanwhile, and so on, until hardly anything is
     * left: that is read while the writer waits, and from then on the writer tells.
     */
    private void tellAgain() {
        Map<Path, Long> read = new TreeMap<>();
        try {
            for (int pass = 0; pass < TraceReader.MOST_PASSES && !closing; pass++) {
                if (tellRest(read) < TraceReader.LITTLE_BYTES) {
                    break;
                }
            }
            synchronized (files) {
                tellRest(read);
                goLive();
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "traces of before the start could not all be read");
            synchronized (files) {
                goLive();
            }
        }
    }

    private void goLive() {
        live = true;
        for (TraceSubscriber one : subscribers) {
            one.caughtUp();
        }
        toldAll.complete(true);
    }

    private long tellRest(Map<Path, Long> read) {
        long bytes = 0;
        for (Path file : files.all()) {
            if (closing) {
                return 0;
            }
            long from = read.getOrDefault(file, 0L);
            TraceReader reader = new TraceReader(file, from);
            long to = reader.read(this::tell);
            unreadable.increment((double) reader.unreadable());
            read.put(file, to);
            bytes += to - from;
        }
        return bytes;
    }

    /** Writes what was taken, and closes the files. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
