package io.hongbao.testkit.crash;

import io.hongbao.audit.AuditReport;
import io.hongbao.core.Event;
import io.hongbao.core.Require;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Starts a real server, claims and orders from several threads, kills it with SIGKILL at a random
 * moment, sometimes cuts off what was not synced, starts it again, and looks for every claim and
 * order that had been answered: the same key must get the same envelope, the wallet must show it,
 * and the order must be there. At the end it audits the data offline and compares every answer with
 * the journal.
 */
public final class KillLoop {

    private static final long MOST_WAIT_NANOS = 60_000_000_000L;

    private final Plan plan;
    private final StoppedServerFiles offline;
    private final Consumer<String> progress;
    private final SplittableRandom random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong people = new AtomicLong();
    private final Map<String, Claimant.Envelope> answered = new ConcurrentHashMap<>();
    private final Map<String, String> ordered = new ConcurrentHashMap<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private List<String> fresh = new ArrayList<>();
    private long cuts;
    private long cutBytes;
    private long slowestStartMillis;

    /**
     * What to do.
     *
     * @param command starts the server on {@code data} and any free port; it prints a line with
     *     "ready" and its address
     * @param data the server's data directory
     * @param campaign the campaign that people claim from; it must have enough for everybody, for
     *     one claim each
     * @param quotes what people who have an envelope ask the price of and order, one of these;
     *     empty when nobody orders
     * @param kills how many times the server is killed
     * @param threads how many people claim at the same time
     * @param mostClaims how many claims are answered at most before a kill
     * @param seed decides when it is killed and where the journal is cut
     */
    public record Plan(
            List<String> command,
            Path data,
            String campaign,
            List<String> quotes,
            int kills,
            int threads,
            int mostClaims,
            long seed) {
        public Plan {
            command = List.copyOf(command);
            quotes = List.copyOf(quotes);
            Require.inRange(kills, 1, 1_000_000, "number of kills");
            Require.inRange(threads, 1, 1_000, "number of threads");
            Require.inRange(mostClaims, 1, 1_000_000, "most claims before a kill");
        }
    }

    /**
     * What came of it.
     *
     * @param kills how many times the server was killed
     * @param answered how many claims were answered with an envelope
     * @param orders how many orders were answered
     * @param cuts how many times the journal was cut, beyond the kill
     * @param cutBytes how many bytes were cut off in all
     * @param slowestStartMillis from the start of the process to its ready line
     * @param problems everything that was lost, changed or granted twice; empty when all is well
     * @param audit the audit at the end
     */
    public record Result(
            int kills,
            long answered,
            long orders,
            long cuts,
            long cutBytes,
            long slowestStartMillis,
            List<String> problems,
            AuditReport audit) {}

    /**
     * @param progress hears one line for each kill
     */
    public KillLoop(Plan plan, StoppedServerFiles offline, Consumer<String> progress) {
        this.plan = plan;
        this.offline = offline;
        this.progress = progress;
        this.random = new SplittableRandom(plan.seed());
    }

    /** Kills as often as planned. */
    public Result run() throws IOException, InterruptedException {
        for (int kill = 1; kill <= plan.kills(); kill++) {
            ServerUnderTest server = started();
            try {
                URI address = server.awaitReady();
                slowestStartMillis = Math.max(slowestStartMillis, server.millisSinceStart());
                lookForAnswers(address);
                claimUntilKilled(server, address);
            } finally {
                server.kill();
            }
            long cut = kill % 2 == 0 ? losePower() : 0;
            progress.accept(
                    "kill "
                            + kill
                            + " of "
                            + plan.kills()
                            + ": "
                            + answered.size()
                            + " claims and "
                            + ordered.size()
                            + " orders answered, "
                            + problems.size()
                            + " problems"
                            + (cut > 0 ? ", " + cut + " bytes cut off" : ""));
        }
        ServerUnderTest server = started();
        try {
            lookForAnswers(server.awaitReady());
            server.stop();
        } finally {
            server.kill();
        }
        compareWithJournal();
        AuditReport audit = offline.audit(plan.data());
        return new Result(
                plan.kills(),
                answered.size(),
                ordered.size(),
                cuts,
                cutBytes,
                slowestStartMillis,
                List.copyOf(problems),
                audit);
    }

    private ServerUnderTest started() throws IOException {
        return ServerUnderTest.start(plan.command());
    }

    /**
     * Asks again for everything that was answered before the last kill, and for what was left open
     * then.
     */
    private void lookForAnswers(URI address) throws IOException, InterruptedException {
        Claimant claimant = new Claimant(http, address, plan.campaign());
        for (String user : fresh) {
            Claimant.Envelope before = answered.get(user);
            Optional<Claimant.Envelope> now = claimUntilAnswered(claimant, user);
            if (before == null || now.isEmpty() || !now.get().equals(before)) {
                problems.add(
                        user
                                + " was answered with "
                                + before
                                + " before the kill, and with "
                                + now
                                + " after it");
            } else if (!claimant.holds(user, before)) {
                problems.add(
                        user
                                + " was answered with "
                                + before
                                + ", but the wallet does not show it");
            }
            String order = ordered.get(user);
            if (order != null && !claimant.hasOrder(user, order)) {
                problems.add(user + " had order " + order + " before the kill, and not after it");
            }
        }
        fresh = new ArrayList<>();
        for (String user = unanswered.poll(); user != null; user = unanswered.poll()) {
            String retried = user;
            claimUntilAnswered(claimant, user)
                    .ifPresentOrElse(
                            envelope -> answered.put(retried, envelope),
                            () ->
                                    problems.add(
                                            retried
                                                    + " was never answered, not even after the restart"));
        }
    }

    private static Optional<Claimant.Envelope> claimUntilAnswered(Claimant claimant, String user)
            throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + MOST_WAIT_NANOS;
        Optional<Claimant.Envelope> envelope = claimant.claim(user, key(user));
        while (envelope.isEmpty() && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(10_000_000);
            envelope = claimant.claim(user, key(user));
        }
        return envelope;
    }

    private void claimUntilKilled(ServerUnderTest server, URI address) throws InterruptedException {
        Queue<String> answeredNow = new ConcurrentLinkedQueue<>();
        AtomicBoolean killed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < plan.threads(); i++) {
            threads.add(Thread.ofPlatform().start(() -> claim(address, killed, answeredNow)));
        }
        int enough = random.nextInt(1, plan.mostClaims() + 1);
        long deadlineNanos = System.nanoTime() + MOST_WAIT_NANOS;
        while (answeredNow.size() < enough
                && problems.isEmpty()
                && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(200_000);
        }
        // Some microseconds more, so that the kill falls anywhere in the life of a batch.
        LockSupport.parkNanos(random.nextLong(3_000_000));
        killed.set(true);
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
        if (answeredNow.isEmpty()) {
            problems.add("nothing was answered before a kill: " + server.lastWords());
        }
        fresh = new ArrayList<>(answeredNow);
    }

    private void claim(URI address, AtomicBoolean killed, Queue<String> answeredNow) {
        Claimant claimant = new Claimant(http, address, plan.campaign());
        while (!killed.get()) {
            String user = "killed-" + plan.seed() + "-" + people.incrementAndGet();
            try {
                Optional<Claimant.Envelope> envelope = claimant.claim(user, key(user));
                if (envelope.isPresent()) {
                    answered.put(user, envelope.get());
                    answeredNow.add(user);
                    order(claimant, user);
                } else {
                    unanswered.add(user);
                }
            } catch (IOException e) {
                unanswered.add(user);
            } catch (IllegalStateException e) {
                problems.add(user + ": " + e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Orders something. An order without an answer may be there or not: the audit looks at it. */
    private void order(Claimant claimant, String user) throws InterruptedException {
        if (plan.quotes().isEmpty()) {
            return;
        }
        String quote = plan.quotes().get(Math.floorMod(user.hashCode(), plan.quotes().size()));
        try {
            claimant.order(user, quote).ifPresent(order -> ordered.put(user, order));
        } catch (IOException e) {
            // The server was killed meanwhile.
        }
    }

    private static String key(String user) {
        return "key-" + user;
    }

    private long losePower() throws IOException {
        AtomicLong syncedSeq = new AtomicLong(offline.stateSeq(plan.data()));
        offline.entries(
                plan.data(),
                entry -> {
                    for (Event event : entry.events()) {
                        boolean isAnswered =
                                (event instanceof Event.EnvelopeGranted granted
                                                && isAnswered(granted))
                                        || (event instanceof Event.OrderPlaced placed
                                                && ordered.containsValue(placed.order()));
                        if (isAnswered) {
                            syncedSeq.accumulateAndGet(entry.seq(), Math::max);
                        }
                    }
                });
        long cut = PowerLoss.cut(plan.data(), syncedSeq.get(), random);
        cuts += cut > 0 ? 1 : 0;
        cutBytes += cut;
        return cut;
    }

    private boolean isAnswered(Event.EnvelopeGranted granted) {
        String key = granted.voucher().key();
        return key.startsWith("key-") && answered.containsKey(key.substring("key-".length()));
    }

    /** Every answer is in the journal, once, with the same envelope. */
    private void compareWithJournal() {
        Map<String, Claimant.Envelope> journaled = new HashMap<>();
        Set<String> orders = new HashSet<>();
        offline.entries(
                plan.data(),
                entry -> {
                    for (Event event : entry.events()) {
                        if (event instanceof Event.EnvelopeGranted granted) {
                            Claimant.Envelope envelope =
                                    new Claimant.Envelope(
                                            Long.toString(granted.voucher().id()),
                                            granted.voucher().amountMinor());
                            if (journaled.put(granted.voucher().key(), envelope) != null) {
                                problems.add(granted.voucher().key() + " was granted twice");
                            }
                        } else if (event instanceof Event.OrderPlaced placed
                                && !orders.add(placed.order())) {
                            problems.add("order " + placed.order() + " was placed twice");
                        }
                    }
                });
        answered.forEach((user, envelope) -> {
            if (!envelope.equals(journaled.get(key(user)))) {
                problems.add(
                        user
                                + " was answered with "
                                + envelope
                                + ", but the journal has "
                                + journaled.get(key(user)));
            }
        });
        ordered.forEach((user, order) -> {
            if (!orders.contains(order)) {
                problems.add(user + " was answered with order " + order + ", not in the journal");
            }
        });
    }
}
