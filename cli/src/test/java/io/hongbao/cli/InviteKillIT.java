package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.audit.AuditReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People make invites, and others accept two of them at the very same time, again and again under
 * the same keys, while the server is killed and started again on the same data.
 */
class InviteKillIT {
    private static final int INVITERS = 40;
    private static final int FRIENDS = 240;
    private static final int MOST = 5;
    private static final int FIRST_KILL = 50;
    private static final int SECOND_KILL = 150;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    @TempDir private Path folder;

    private final Map<Integer, String> codes = new ConcurrentHashMap<>();
    private final Map<String, Accepted> acceptances = new ConcurrentHashMap<>();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;

    /** What a friend was told: which of two invites they have accepted, and what they got. */
    private record Accepted(int inviter, String envelope) {}

    /** What a friend asks: the same under the same key, until it is answered. */
    private record Asking(String user, int inviter) {
        String key() {
            return user + "-" + inviter;
        }
    }

    @Test
    void nothingIsPaidTwiceAndNothingThatWasAnsweredIsLost()
            throws IOException, InterruptedException {
        try (FaultServer server = FaultServer.withInvites(folder, "2026-02-06T10:00:00+08:00")) {
            server.start();
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < INVITERS; i++) {
                int inviter = i;
                all.add(Thread.ofVirtual().start(() -> untilDone(() -> makes(server, inviter))));
            }
            await(() -> codes.size() >= INVITERS / 2);
            for (int i = 0; i < FRIENDS; i++) {
                String user = "friend-" + i;
                int one = i % INVITERS;
                int other = (i * 7 + 3) % INVITERS;
                all.add(begin(server, new Asking(user, one)));
                all.add(
                        begin(
                                server,
                                new Asking(user, other == one ? (one + 1) % INVITERS : other)));
            }
            for (int kill : new int[] {FIRST_KILL, SECOND_KILL}) {
                await(() -> answered.get() >= kill);
                server.kill();
                server.start();
            }
            for (Thread one : all) {
                one.join();
            }
            assertThat(odd).isEmpty();
            assertThat(acceptances).hasSize(FRIENDS);
            everybodyAsksAgain(server);
            check(server);
            AuditReport audit = server.stopAndAudit();
            assertThat(audit.clean()).as(audit.toText()).isTrue();
            assertThat(audit.grants()).isEqualTo(FRIENDS + earnedByInviters());
        }
    }

    private Thread begin(FaultServer server, Asking asking) {
        return Thread.ofVirtual().start(() -> untilDone(() -> accepts(server, asking)));
    }

    /** One try. */
    private interface Attempt {
        boolean done() throws IOException, InterruptedException;
    }

    private void untilDone(Attempt attempt) {
        while (System.nanoTime() < deadlineNanos) {
            try {
                if (attempt.done()) {
                    return;
                }
            } catch (IOException _) {
                // Nobody answers: the server was killed, and will be back.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        odd.add("somebody was never answered");
    }

    private boolean makes(FaultServer server, int inviter)
            throws IOException, InterruptedException {
        FaultServer.Answer session = server.session("inviter-" + inviter);
        if (session.status() != 200) {
            return false;
        }
        FaultServer.Answer made = make(server, session.text("pass"));
        if (made.status() != 200) {
            return false;
        }
        codes.put(inviter, made.text("code"));
        return true;
    }

    private static FaultServer.Answer make(FaultServer server, String pass)
            throws IOException, InterruptedException {
        return server.post(
                "/v1/campaigns/" + FaultServer.CAMPAIGN + "/invites",
                "{}",
                "Authorization",
                "Bearer " + pass);
    }

    private boolean accepts(FaultServer server, Asking asking)
            throws IOException, InterruptedException {
        String code = codes.get(asking.inviter());
        if (code == null) {
            return false;
        }
        FaultServer.Answer session = server.session(asking.user());
        if (session.status() != 200) {
            return false;
        }
        FaultServer.Answer answer =
                server.post(
                        "/v1/invites/" + code + "/acceptances",
                        "{\"form\":\"code\",\"channel\":\"sms\"}",
                        "Authorization",
                        "Bearer " + session.text("pass"),
                        "Idempotency-Key",
                        asking.key());
        return switch (answer.status()) {
            case 200 -> isTaken(asking, answer);
            case 202, 503 -> false;
            default -> {
                odd.add(asking + " was answered " + answer);
                yield true;
            }
        };
    }

    /** Whether the answer is the last word on it. */
    private boolean isTaken(Asking asking, FaultServer.Answer answer) {
        if (answer.text("code").equals("already_accepted")) {
            return true;
        }
        JsonNode reward = answer.body().path("rewards").path(0);
        if (!answer.text("status").equals("accepted")) {
            odd.add(asking + " was answered " + answer);
            return true;
        }
        if (reward.path("state").asText().equals("owed")) {
            return false;
        }
        Accepted told =
                new Accepted(
                        asking.inviter(), reward.path("envelope").path("id").asText("no envelope"));
        Accepted before = acceptances.putIfAbsent(asking.user(), told);
        if (before != null && !before.equals(told)) {
            odd.add(asking + " had " + before + ", and now " + told);
        }
        answered.incrementAndGet();
        return true;
    }

    /** With the answers that they have: those must not change. */
    private void everybodyAsksAgain(FaultServer server) {
        acceptances.forEach(
                (user, told) -> untilDone(() -> accepts(server, new Asking(user, told.inviter()))));
        assertThat(odd).isEmpty();
        assertThat(acceptances.values())
                .extracting(Accepted::envelope)
                .doesNotHaveDuplicates()
                .doesNotContain("no envelope");
    }

    private void check(FaultServer server) throws IOException, InterruptedException {
        for (int i = 0; i < INVITERS; i++) {
            String pass = server.session("inviter-" + i).text("pass");
            FaultServer.Answer made = make(server, pass);
            assertThat(made.text("code")).isEqualTo(codes.get(i));
            assertThat(made.body().path("accepted").asLong()).isEqualTo(accepted(i));
            long expected = earned(accepted(i));
            await(() -> vouchers(server, pass) >= expected);
            assertThat(vouchers(server, pass)).isEqualTo(expected);
        }
    }

    private static long vouchers(FaultServer server, String pass) {
        try {
            return server.get("/v1/wallet", "Authorization", "Bearer " + pass)
                    .body()
                    .path("vouchers")
                    .size();
        } catch (IOException e) {
            throw new AssertionError("the server is up, and does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private long accepted(int inviter) {
        return acceptances.values().stream().filter(one -> one.inviter() == inviter).count();
    }

    /** What so many acceptances earn their inviter: one for each, one more for every third. */
    private static long earned(long accepted) {
        long counted = Math.min(accepted, MOST);
        return counted + counted / 3;
    }

    private long earnedByInviters() {
        long sum = 0;
        for (int i = 0; i < INVITERS; i++) {
            sum += earned(accepted(i));
        }
        return sum;
    }

    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s", odd).isLessThan(deadlineNanos);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
