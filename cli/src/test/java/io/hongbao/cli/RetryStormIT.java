package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed while an open workload runs, stays away for a while, and comes back to all
 * who were kept out, who try again at once and without a growing pause, beside those who come
 * anyway. Short here; {@code -Dhongbao.storm.downSeconds=30 -Dhongbao.storm.perSecond=1000} is the
 * full form.
 */
class RetryStormIT {
    private static final int PER_SECOND = Integer.getInteger("hongbao.storm.perSecond", 200);
    private static final int DOWN_SECONDS = Integer.getInteger("hongbao.storm.downSeconds", 2);
    private static final int LONGEST_COLD_SECONDS = 30;
    private static final int BEFORE_SECONDS = 2;
    private static final int STEADY_SECONDS = 2;

    /** By when everybody who was kept out must have been served. */
    private static final int RECOVERED_SECONDS = Math.max(10, DOWN_SECONDS / 2);

    /** What a gateway between the crowd and the server has. */
    private static final int CONNECTIONS = 2_000;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @TempDir private Path folder;

    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final AtomicBoolean arriving = new AtomicBoolean(true);
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final Set<String> envelopes = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> people = new ConcurrentLinkedQueue<>();

    @Test
    void everybodyIsServedOnceAndSoonAfterItIsBack() throws IOException, InterruptedException {
        try (FaultServer server = FaultServer.in(folder, "", "2026-02-06T10:00:00+08:00")) {
            server.start();
            Thread arrivals = Thread.ofPlatform().start(() -> arrive(server));
            awaitLevel();
            int perSecondBefore = servedIn(BEFORE_SECONDS) / BEFORE_SECONDS;
            server.kill();
            pause(DOWN_SECONDS);
            int keptOut = arrived.get() - served.get();
            server.start();
            long backNanos = System.nanoTime();
            int recoveredSeconds = -1;
            List<Integer> perSecond = new ArrayList<>();
            int more = STEADY_SECONDS;
            for (int second = 1;
                    more > 0 && second <= RECOVERED_SECONDS + STEADY_SECONDS;
                    second++) {
                perSecond.add(servedIn(1));
                if (recoveredSeconds >= 0) {
                    more--;
                } else if (arrived.get() - served.get() < PER_SECOND / 2) {
                    recoveredSeconds = second;
                }
            }
            arriving.set(false);
            arrivals.join();
            for (Thread one : people) {
                one.join();
            }
            System.out.printf(
                    "%d a second before, %d kept out for %d s, then each second %s; all served after"
                            + " %d s, with %d retries; the last one after %d ms%n",
                    perSecondBefore,
                    keptOut,
                    DOWN_SECONDS,
                    perSecond,
                    recoveredSeconds,
                    retries.get(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - backNanos));
            assertThat(odd).isEmpty();
            assertThat(keptOut).isGreaterThan(PER_SECOND * DOWN_SECONDS / 2);
            assertThat(recoveredSeconds).isBetween(1, RECOVERED_SECONDS);
            int last = perSecond.size();
            assertThat(perSecond.get(last - 1) + perSecond.get(last - 2))
                    .isGreaterThanOrEqualTo(STEADY_SECONDS * perSecondBefore * 9 / 10);
            assertThat(envelopes).hasSize(arrived.get());
            assertThat(server.granted()).isEqualTo(arrived.get());
            AuditReport audit = server.stopAndAudit();
            assertThat(audit.clean()).as(audit.toText()).isTrue();
            assertThat(audit.grants()).isEqualTo(arrived.get());
        }
    }

    private static void pause(int seconds) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /** Waits until a server that is still cold serves people as they come. */
    private void awaitLevel() {
        for (int second = 0; second < LONGEST_COLD_SECONDS; second++) {
            pause(1);
            if (arrived.get() - served.get() < PER_SECOND / 10) {
                return;
            }
        }
        throw new AssertionError("the server never came up to " + PER_SECOND + " a second");
    }

    private int servedIn(int seconds) {
        int before = served.get();
        pause(seconds);
        return served.get() - before;
    }

    /** People come at their own pace, whatever becomes of those before them. */
    private void arrive(FaultServer server) {
        long gapNanos = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        long nextNanos = System.nanoTime();
        while (arriving.get()) {
            while (System.nanoTime() < nextNanos) {
                LockSupport.parkNanos(nextNanos - System.nanoTime());
            }
            nextNanos += gapNanos;
            String user = "person-" + arrived.getAndIncrement();
            people.add(Thread.ofVirtual().start(() -> live(server, user)));
        }
    }

    /** Asks until there is an envelope. */
    private void live(FaultServer server, String user) {
        String pass = "";
        for (int tries = 0; tries < 10_000; tries++) {
            connections.acquireUninterruptibly();
            try {
                if (pass.isEmpty()) {
                    pass = server.session(user).text("pass");
                }
                if (!pass.isEmpty() && isServed(server.claim(pass))) {
                    served.incrementAndGet();
                    return;
                }
            } catch (IOException _) {
                // Nobody answers; again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                connections.release();
            }
            retries.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        odd.add(user + " was never served");
    }

    private boolean isServed(FaultServer.Answer answer) {
        if (answer.status() == 200 && answer.text("status").equals("granted")) {
            if (!envelopes.add(answer.body().path("envelope").path("id").asText())) {
                odd.add("twice: " + answer);
            }
            return true;
        }
        if (answer.status() != 503 && answer.status() != 202 && answer.status() != 429) {
            odd.add("a claim was answered with " + answer);
        }
        return false;
    }
}
