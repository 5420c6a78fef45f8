package io.hongbao.server.notice;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.webhook.WebhookClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices to the operator's address, signed, in their order, until each was taken: at least
 * once, also over a restart. Whoever takes them knows one that comes twice by its id.
 *
 * <p>At most {@value #MOST} wait, in a file; then the oldest is given up, counted and logged. Waits
 * between tries double from a second to five minutes, by the machine's clock.
 */
public final class Outbox implements AutoCloseable {

    /** How many may wait. */
    static final int MOST = 1_000;

    /** How many lines the file may have. */
    private static final int MOST_LINES = 4 * MOST;

    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final long FIRST_WAIT_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 300_000;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;

    private final Path file;
    private final WebhookClient client;
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private final Counter sent;
    private final Counter failed;
    private final Counter givenUp;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("hongbao-outbox").factory());
    private FileChannel lines;
    private int lineCount;
    private boolean underWay;
    private int failures;

    /** A line of the file: a notice that was put in, or the id of one that was taken. */
    record Line(@Nullable Notice put, @Nullable String taken) {}

    /**
     * Goes on with what waits in {@code file}, if there is one.
     *
     * @throws IllegalStateException when it cannot be understood
     */
    public Outbox(Path file, WebhookClient client, MeterRegistry registry) {
        this.file = file;
        this.client = client;
        this.sent = counter(registry, "sent");
        this.failed = counter(registry, "failed");
        this.givenUp = counter(registry, "given_up");
        Gauge.builder("hongbao.operator.webhook.waiting", this, Outbox::size)
                .description("Notices that the operator's address has not taken yet")
                .register(registry);
        try {
            this.lines = DurableFile.openToAppend(file);
            read();
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " could not be read", e);
        }
        timer.execute(this::sendNext);
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("hongbao.operator.webhook")
                .description("Notices to the operator's address, by what became of a try")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void read() throws IOException {
        Map<String, Notice> left = new LinkedHashMap<>();
        for (String text : Files.readAllLines(file)) {
            Line line;
            try {
                line = StrictJson.read(text.getBytes(StandardCharsets.UTF_8), Line.class);
            } catch (ProblemException e) {
                throw new IllegalStateException(
                        "file " + file + " cannot be understood; remove it: " + e.getMessage(), e);
            }
            lineCount++;
            if (line.put() != null) {
                left.put(line.put().id(), line.put());
            } else if (line.taken() != null) {
                left.remove(line.taken());
            }
        }
        waiting.addAll(left.values());
    }

    private synchronized int size() {
        return waiting.size();
    }

    /** Puts one in, on the disk, and sends it when its turn comes. Does not wait for that. */
    public void put(Notice notice) {
        boolean waits;
        synchronized (this) {
            waits = failures > 0;
            waiting.addLast(notice);
            keep(new Line(notice, null));
            if (waiting.size() > MOST) {
                Notice oldest = waiting.removeFirst();
                givenUp.increment();
                LOG.errorf(
                        "the operator's address takes nothing: the notice %s (%s) is given up",
                        oldest.id(), oldest.text());
                keep(new Line(null, oldest.id()));
            }
        }
        if (!waits && !timer.isShutdown()) { // else it goes when the next try is due
            timer.execute(this::sendNext);
        }
    }

    /**
     * Puts a line down. When nothing waits, none is needed; when there are many more than wait, the
     * file is begun again. A full disk costs what waits its life over a restart, and nothing else.
     */
    private void keep(Line line) {
        try {
            if (waiting.isEmpty()) {
                lines.truncate(0);
                lineCount = 0;
            } else if (lineCount < MOST_LINES) {
                DurableFile.append(lines, text(line));
                lineCount++;
            } else {
                lines.close();
                StringBuilder all = new StringBuilder();
                waiting.forEach(one -> all.append(text(new Line(one, null))).append('\n'));
                DurableFile.write(file, all.toString());
                lines = DurableFile.openToAppend(file);
                lineCount = waiting.size();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.errorf("notices that wait could not be kept: %s", e.getMessage());
        }
    }

    private static String text(Line line) {
        return new String(StrictJson.write(line), StandardCharsets.UTF_8);
    }

    private void sendNext() {
        Notice next;
        synchronized (this) {
            if (underWay || waiting.isEmpty()) {
                return;
            }
            underWay = true;
            next = waiting.getFirst();
        }
        client.send(
                next.id(), StrictJson.write(next), (status, reason) -> came(next, status, reason));
    }

    private void came(Notice notice, int status, String reason) {
        boolean taken = status >= OK && status < REDIRECTS;
        long waitMillis = 0;
        synchronized (this) {
            underWay = false;
            if (taken) {
                failures = 0;
                sent.increment();
                waiting.remove(notice);
                keep(new Line(null, notice.id()));
            } else {
                failed.increment();
                if (failures == 0) {
                    LOG.warnf(
                            "the operator's address does not take notices (%s); they wait",
                            status == 0 ? reason : "status " + status);
                }
                failures++;
                waitMillis = waitMillis(failures);
            }
        }
        if (!timer.isShutdown()) {
            var _ = timer.schedule(this::sendNext, waitMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Doubles; half of it at random, so that servers that failed together come apart. */
    private static long waitMillis(int failures) {
        long most = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(failures - 1, 20));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }

    /** What waits goes out after the next start. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.close();
        synchronized (this) {
            try {
                lines.close();
            } catch (IOException e) {
                LOG.errorf("notices that wait could not be kept: %s", e.getMessage());
            }
        }
    }
}
