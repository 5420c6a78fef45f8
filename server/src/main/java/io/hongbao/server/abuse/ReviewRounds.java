package io.hongbao.server.abuse;

import io.hongbao.abuse.Reason;
import io.hongbao.abuse.Review;
import io.hongbao.abuse.Verdict;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.Keyed;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.TraceSubscriber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks again, every campaign hour, at what was accepted in the last two days: rings show late.
 * What has become doubtful is held, what no longer is and was held by a score is released; both are
 * commands like an operator's, and in the audit log. One thread, which also keeps the index of what
 * is held and writes the side log. Whatever a reviewer decided stays.
 */
public final class ReviewRounds implements TraceSubscriber, AutoCloseable {
    /** In whose name acceptances are held and released. */
    public static final String ACTOR = "abuse score";

    private static final Logger LOG = Logger.getLogger(ReviewRounds.class);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long WINDOW_MILLIS = 48 * HOUR_MILLIS;

    /** How many verdicts are taken under the watch's lock at once: about half a millisecond. */
    private static final int STEP = 50;

    /** How many commands go to the core in one tick, a second long. */
    private static final int MOST_A_TICK = 500;

    private static final int MOST_NEW = 200_000;
    private static final int MOST_REASON = 500;

    private final ScoredWatch watch;
    private final HeldQueue held;
    private final EmbeddedHost host;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final AuditLog audit;
    private final CountDownLatch restored = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    // Of one caller at a time: the thread's tick, and whoever asks for a round.
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<String, Long> lastRoundMillis = new HashMap<>();
    private volatile boolean ready;

    private record Who(String campaign, UserId friend) {}

    private record Change(Who who, Set<Side> sides, Standing to, Verdict verdict) {}

    /** What a round has come to. */
    public record Round(int looked, int held, int released) {}

    public ReviewRounds(
            ScoredWatch watch,
            HeldQueue held,
            EmbeddedHost host,
            Campaigns campaigns,
            CampaignClock clock,
            AuditLog audit) {
        this.watch = watch;
        this.held = held;
        this.host = host;
        this.campaigns = campaigns;
        this.clock = clock;
        this.audit = audit;
        this.thread = Thread.ofPlatform().daemon().name("hongbao-abuse").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** A step of before the start waits for the devices of before the start. */
    @Override
    public void happened(Trace trace) {
        if (ready && trace instanceof Trace.Accepted) {
            return; // The watch was told of it when it happened.
        }
        try {
            restored.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch.happened(trace);
    }

    @Override
    public void caughtUp() {
        watch.caughtUp();
        ready = true;
    }

    private void run() {
        try {
            watch.restore();
        } catch (RuntimeException e) {
            LOG.error("what the watch knew before the start is not known", e);
        } finally {
            restored.countDown();
        }
        try {
            findHeld();
            while (!closing.await(1, TimeUnit.SECONDS)) {
                tick();
            }
        } catch (InterruptedException _) {
            // Nobody interrupts it but the end of the process.
        } catch (RuntimeException e) {
            LOG.error("acceptances are no longer looked at again", e);
        }
    }

    private void tick() {
        try {
            watch.flush();
            indexNew();
            if (ready) {
                rounds();
            }
        } catch (RuntimeException e) {
            LOG.warnf("acceptances could not be looked at again: %s", e.getMessage());
        }
    }

    /** All that the core holds: traces may have been lost, its state was not. */
    private void findHeld() {
        if (campaigns.all().stream().noneMatch(ReviewRounds::hasInvites)) {
            return;
        }
        try (Stream<Keyed> all = host.entities()) {
            Iterator<Keyed> each = all.iterator();
            while (each.hasNext() && closing.getCount() > 0) {
                if (each.next().entity() instanceof PersonInvites invites) {
                    index(invites);
                }
            }
        }
    }

    /** Whether people are rewarded for inviting others. */
    public static boolean hasInvites(CampaignView campaign) {
        return campaign.terms().invites().isThere();
    }

    private void indexNew() {
        for (int i = 0; i < MOST_NEW; i++) {
            Optional<Trace.Accepted> next = watch.nextHeld();
            if (next.isEmpty()) {
                return;
            }
            index(read(next.get().campaign(), next.get().friend()));
        }
    }

    private void index(PersonInvites invites) {
        Optional<Accepting> isHeld = invites.accepted().filter(Accepting::isHeld);
        if (isHeld.isPresent()) {
            held.add(
                    invites.campaign(),
                    new HeldQueue.Row(isHeld.get().askedAtMillis(), invites.user()),
                    isHeld.get().heldSides());
        } else {
            held.remove(invites.campaign(), invites.user());
        }
    }

    /** Looks at a person's acceptance as it is now, and keeps the index right. */
    public PersonInvites look(String campaign, UserId friend) {
        PersonInvites now = read(campaign, friend);
        index(now);
        return now;
    }

    private PersonInvites read(String campaign, UserId friend) {
        return host.read(
                friend.shard(host.shards()), new EntityKey.OfPersonInvites(campaign, friend));
    }

    private synchronized void rounds() {
        long nowMillis = clock.getAsLong();
        for (CampaignView campaign : campaigns.all()) {
            long last = lastRoundMillis.getOrDefault(campaign.id(), Long.MIN_VALUE);
            if (hasInvites(campaign) && nowMillis >= last + HOUR_MILLIS) {
                lastRoundMillis.put(campaign.id(), nowMillis);
                int _ = look(campaign.id(), nowMillis);
            }
        }
        apply(MOST_A_TICK);
    }

    /** A round at once, for an operator who does not want to wait for the hour. */
    public synchronized Round roundNow(String campaign) {
        int looked = look(campaign, clock.getAsLong());
        int isHeld = 0;
        int released = 0;
        // What meets a full queue is left to the thread, which tries again each second.
        for (int left = changes.size(); left > 0; left -= MOST_A_TICK) {
            Round part = apply(MOST_A_TICK);
            isHeld += part.held();
            released += part.released();
        }
        return new Round(looked, isHeld, released);
    }

    /** Puts down what has to change; answers how many acceptances were looked at. */
    private int look(String campaign, long nowMillis) {
        Optional<Review> review = watch.review(campaign, nowMillis - WINDOW_MILLIS, nowMillis);
        int looked = 0;
        while (review.isPresent() && !review.get().isDone() && closing.getCount() > 0) {
            for (Review.Looked one : watch.step(review.get(), STEP)) {
                looked++;
                look(campaign, one);
            }
        }
        return looked;
    }

    private void look(String campaign, Review.Looked one) {
        UserId friend = UserId.parse(one.verdict().acceptance().friend().person());
        Set<Side> isHeld = held.sides(campaign, friend);
        Set<Side> doubtful = ScoredWatch.sides(one.verdict());
        Set<Side> toHold = new HashSet<>(doubtful);
        toHold.removeAll(isHeld);
        // After a start facts may be missing: what is not known to have been doubtful in this life
        // is released by people only.
        Set<Side> toClear = ScoredWatch.sides(one.before());
        toClear.removeAll(doubtful);
        toClear.retainAll(isHeld);
        Who who = new Who(campaign, friend);
        if (!toHold.isEmpty()) {
            changes.add(new Change(who, toHold, Standing.HELD, one.verdict()));
        }
        if (!toClear.isEmpty()) {
            changes.add(new Change(who, toClear, Standing.CLEAR, one.verdict()));
        }
    }

    private Round apply(int most) {
        List<Change> batch = new ArrayList<>();
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        while (batch.size() < most && !changes.isEmpty()) {
            Change change = changes.removeFirst();
            if (isNeeded(change)) {
                batch.add(change);
                answers.add(
                        campaigns.submit(
                                new Command.ReviewAcceptance(
                                        change.who().friend(),
                                        change.who().campaign(),
                                        change.sides(),
                                        change.to(),
                                        new Authority(ACTOR, reason(change.verdict())))));
            }
        }
        int isHeld = 0;
        int released = 0;
        for (int i = 0; i < batch.size(); i++) {
            Change change = batch.get(i);
            if (said(change, answers.get(i))) {
                isHeld += change.to() == Standing.HELD ? 1 : 0;
                released += change.to() == Standing.CLEAR ? 1 : 0;
            }
        }
        return new Round(0, isHeld, released);
    }

    /** What a person decided, also since it was looked at, or what is so already is left alone. */
    private boolean isNeeded(Change change) {
        if (watch.isSettled(change.who().campaign(), change.who().friend())) {
            return false;
        }
        Standing from = change.to() == Standing.HELD ? Standing.CLEAR : Standing.HELD;
        return look(change.who().campaign(), change.who().friend()).accepted().stream()
                .flatMap(now -> change.sides().stream().filter(now::rewards).map(now::standing))
                .anyMatch(from::equals);
    }

    /**
     * Waits for the answer, and notes it. What met a full queue is tried again: the next round
     * knows of no release that has not come to be.
     */
    private boolean said(Change change, CompletableFuture<Outcome> answer) {
        Outcome outcome;
        try {
            outcome = answer.join();
        } catch (RuntimeException busy) {
            LOG.debugf("an acceptance is reviewed later: %s", busy.getMessage());
            changes.addLast(change);
            return false;
        }
        boolean done = outcome instanceof Outcome.AcceptanceStands;
        PersonInvites _ = look(change.who().campaign(), change.who().friend());
        audit.write(
                new AuditLog.Line(
                        ACTOR,
                        change.to() == Standing.HELD ? "review.hold" : "review.release",
                        change.who().campaign() + " " + change.who().friend(),
                        "",
                        reason(change.verdict()),
                        done ? "done" : outcome.toString().toLowerCase(Locale.ROOT)));
        return done;
    }

    private static String reason(Verdict verdict) {
        String reasons =
                verdict.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
        String text = "score " + verdict.score() + ": " + reasons;
        return text.length() <= MOST_REASON ? text : text.substring(0, MOST_REASON);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(10_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
