package io.hongbao.bench;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostMetrics;
import io.hongbao.embedded.HostSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How many durable claims a second the embedded host decides, in process, from one producer with a
 * deep window.
 *
 * <p>Four of five are first claims of people who have no wallet yet, in random order; the fifth
 * repeats, with its key, a claim of any person before. Each is answered when it is on disk.
 *
 * <p>Arguments: {@code people=5000000 window=16384 dir=PATH seed=1 phases=10 hold=false}. With
 * {@code hold=true} it goes on with claims of further people, after it has said {@code loaded},
 * until the process is killed.
 */
public final class EngineClaims {
    private static final long HIGHEST_MICROS = 600_000_000;

    private final EmbeddedHost host;
    private final BatchSums sums;
    private final long people;
    private final int window;
    private final SplittableRandom random;
    private final Semaphore room;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final long[] sentNanos;
    private final Histogram allMicros = new Histogram(HIGHEST_MICROS, 3);
    private Histogram phaseMicros = new Histogram(HIGHEST_MICROS, 3);

    private EngineClaims(EmbeddedHost host, BatchSums sums, long people, int window, long seed) {
        this.host = host;
        this.sums = sums;
        this.people = people;
        this.window = window;
        this.random = new SplittableRandom(seed);
        this.room = new Semaphore(window);
        this.sentNanos = new long[window];
    }

    public static void main(String[] args) throws IOException {
        long people = number(args, "people", 5_000_000);
        int window = (int) number(args, "window", 16_384);
        int phases = (int) number(args, "phases", 10);
        long seed = number(args, "seed", 1);
        Path directory =
                Path.of(text(args, "dir", Files.createTempDirectory("hongbao-bench").toString()));
        BatchSums sums = new BatchSums();
        HostSettings settings =
                HostSettings.defaults()
                        .withClock(() ->
                                BenchCampaign.START_MILLIS + System.nanoTime() / 1_000_000_000)
                        .withMetrics(sums);
        long opening = System.nanoTime();
        try (EmbeddedHost host = EmbeddedHost.open(directory, settings)) {
            System.out.printf(
                    Locale.ROOT,
                    "open %d ms, folded %d entries in %d ms%n",
                    (System.nanoTime() - opening) / 1_000_000,
                    host.recovery().entriesFolded(),
                    host.recovery().foldMillis());
            BenchCampaign.open(host);
            EngineClaims claims = new EngineClaims(host, sums, people, window, seed);
            claims.run(phases);
            if (Boolean.parseBoolean(text(args, "hold", "false"))) {
                System.out.println("loaded");
                claims.goOn(people);
            }
        }
    }

    private void run(int phases) throws IOException {
        System.out.println(
                "  people claims/s batch p50 ms p99 ms | us of wall time: decide  force | us of"
                        + " cpu: writer  state  rocksdb  producer  gc+jit | overlay     lag rss MiB");
        long first = 0;
        long beganAll = System.nanoTime();
        for (int phase = 1; phase <= phases; phase++) {
            first = phase(first, people * phase / phases);
        }
        double seconds = (System.nanoTime() - beganAll) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "all: %d claims in %.1f s = %.0f/s; %d granted, %d repeated%n",
                answered.get(),
                seconds,
                answered.get() / seconds,
                granted.get(),
                repeated.get());
        System.out.printf(
                Locale.ROOT,
                "result claimsPerSecond=%.0f p50Millis=%.1f p99Millis=%.1f highWaterMib=%d%n",
                answered.get() / seconds,
                allMicros.getValueAtPercentile(50) / 1e3,
                allMicros.getValueAtPercentile(99) / 1e3,
                ProcessFigures.highWaterMib(ProcessHandle.current().pid()));
    }

    /** Claims until the process is killed, or an hour is over. */
    private void goOn(long first) {
        long began = System.nanoTime();
        long sequence = answered.get();
        for (long person = first; System.nanoTime() - began < 3_600_000_000_000L; person++) {
            claim(person, sequence++);
        }
        room.acquireUninterruptibly(window);
    }

    /** Claims for the people {@code [from, to)}, with repeats in between. */
    private long phase(long from, long to) throws IOException {
        CpuTimes before = CpuTimes.now();
        long answeredBefore = answered.get();
        sums.reset();
        long began = System.nanoTime();
        long next = from;
        long sequence = answeredBefore;
        while (next < to) {
            boolean again = next > 0 && random.nextInt(5) == 0;
            long person = again ? random.nextLong(next) : next++;
            claim(person, sequence++);
        }
        room.acquireUninterruptibly(window);
        room.release(window);
        long nanos = System.nanoTime() - began;
        report(to, answered.get() - answeredBefore, nanos, CpuTimes.now().minus(before));
        return to;
    }

    private void claim(long person, long sequence) {
        room.acquireUninterruptibly();
        int slot = (int) (sequence % window);
        sentNanos[slot] = System.nanoTime();
        Command command =
                new Command.ClaimEnvelope(
                        Person.of(BenchCampaign.user(person)),
                        BenchCampaign.ID,
                        "",
                        "key-" + person);
        while (!host.submit(command, outcome -> answer(outcome, slot))) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void answer(Outcome outcome, int slot) {
        if (!(outcome instanceof Outcome.Granted grant)) {
            throw new IllegalStateException("not granted: " + outcome);
        }
        (grant.repeated() ? repeated : granted)
                .setPlain((grant.repeated() ? repeated : granted).getPlain() + 1);
        phaseMicros.recordValue(
                Math.min((System.nanoTime() - sentNanos[slot]) / 1_000, HIGHEST_MICROS));
        answered.setPlain(answered.getPlain() + 1);
        room.release();
    }

    private void report(long upTo, long claims, long nanos, CpuTimes cpu) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%8d %8.0f %5.0f %6.1f %6.1f %26.2f %6.2f %19.2f %6.2f %8.2f %9.2f %7.2f %10d %7d"
                        + " %7d%n",
                upTo,
                claims * 1e9 / nanos,
                sums.meanBatch(),
                phaseMicros.getValueAtPercentile(50) / 1e3,
                phaseMicros.getValueAtPercentile(99) / 1e3,
                sums.decideNanos() / 1e3 / claims,
                sums.forceNanos() / 1e3 / claims,
                cpu.writerNanos() / 1e3 / claims,
                cpu.stateNanos() / 1e3 / claims,
                cpu.rocksNanos() / 1e3 / claims,
                cpu.producerNanos() / 1e3 / claims,
                cpu.virtualMachineNanos() / 1e3 / claims,
                host.overlaySize(),
                host.durableSeq() - host.appliedSeq(),
                ProcessFigures.residentMib(ProcessHandle.current().pid()));
        allMicros.add(phaseMicros);
        phaseMicros = new Histogram(HIGHEST_MICROS, 3);
    }

    /** What the threads have used of the processors, by what they do. */
    private record CpuTimes(
            long writerNanos,
            long stateNanos,
            long rocksNanos,
            long producerNanos,
            long virtualMachineNanos) {

        private static final long NANOS_OF_TICK = 10_000_000;

        /** Reads Linux's figures for each thread; a tick is 10 ms. */
        static CpuTimes now() throws IOException {
            long[] nanos = new long[5];
            try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
                for (Path task : tasks.toList()) {
                    String stat = Files.readString(task.resolve("stat"));
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                    nanos[kind(name)] +=
                            (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) * NANOS_OF_TICK;
                }
            }
            return new CpuTimes(nanos[0], nanos[1], nanos[2], nanos[3], nanos[4]);
        }

        private static int kind(String thread) {
            return switch (thread) {
                case "hongbao-writer" -> 0;
                case "hongbao-state" -> 1;
                case "main", "java" -> 3;
                default -> thread.startsWith("rocksdb") ? 2 : 4;
            };
        }

        CpuTimes minus(CpuTimes before) {
            return new CpuTimes(
                    writerNanos - before.writerNanos,
                    stateNanos - before.stateNanos,
                    rocksNanos - before.rocksNanos,
                    producerNanos - before.producerNanos,
                    virtualMachineNanos - before.virtualMachineNanos);
        }
    }

    /** Adds up what the writer says of its batches. */
    private static final class BatchSums implements HostMetrics {
        private final AtomicLong batches = new AtomicLong();
        private final AtomicLong commands = new AtomicLong();
        private final AtomicLong decide = new AtomicLong();
        private final AtomicLong force = new AtomicLong();

        @Override
        public void batchDone(Batch batch) {
            batches.incrementAndGet();
            commands.addAndGet(batch.commands());
            decide.addAndGet(batch.decideNanos());
            force.addAndGet(batch.forceNanos());
        }

        void reset() {
            batches.set(0);
            commands.set(0);
            decide.set(0);
            force.set(0);
        }

        double meanBatch() {
            return (double) commands.get() / Math.max(1, batches.get());
        }

        long decideNanos() {
            return decide.get();
        }

        long forceNanos() {
            return force.get();
        }
    }

    private static long number(String[] args, String name, long otherwise) {
        return Long.parseLong(text(args, name, Long.toString(otherwise)));
    }

    private static String text(String[] args, String name, String otherwise) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(name + "="))
                .map(arg -> arg.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }
}
