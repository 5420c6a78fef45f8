package io.hongbao.server.abuse;

import io.hongbao.abuse.Acceptance;
import io.hongbao.abuse.Bounds;
import io.hongbao.abuse.Decision;
import io.hongbao.abuse.FirstOrder;
import io.hongbao.abuse.Form;
import io.hongbao.abuse.GuessGuard;
import io.hongbao.abuse.Neighbourhood;
import io.hongbao.abuse.Party;
import io.hongbao.abuse.Reason;
import io.hongbao.abuse.Review;
import io.hongbao.abuse.ScoreRules;
import io.hongbao.abuse.Scorer;
import io.hongbao.abuse.Verdict;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Side;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.ShareForm;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Scores acceptances and guards codes. A scorer for each of the campaigns with invites that were
 * active last, one guard for all; one lock around them, which is held for microseconds: a long
 * review goes in steps. Devices and networks are keyed hashes from the first moment on. What is
 * forgotten in a crash is the last second; the rest is told again, from the side log and the
 * traces.
 *
 * <p>The server does not know how old an account is, so all count as old: age never speaks against
 * anybody here.
 */
public final class ScoredWatch implements AbuseWatch {
    /** What a scorer of a server remembers: about 320 MB when it is full. */
    public static final Bounds USUAL = new Bounds(300_000, 200_000);

    /** Scorers of this many campaigns are kept. */
    static final int MOST_CAMPAIGNS = 4;

    /** How many people, and as many devices, the guard remembers. */
    private static final int MOST_GUESSERS = 200_000;

    private static final int MOST_ATTEMPTS = 10_000;
    private static final int MOST_REASONS = 10;
    private static final int MOST_FRESH = 100_000;

    private final Object lock = new Object();
    private final Predicate<String> hasInvites;
    private final FactHashes hashes;
    private final FactLog log;
    private final Bounds bounds;
    private final GuessGuard guard = new GuessGuard(MOST_GUESSERS);
    private final Map<String, Scorer> scorers = latest(MOST_CAMPAIGNS);

    /** The device that somebody was seen on last, for the guard, which knows no campaigns. */
    private final Map<UserId, String> lastDevice = latest(MOST_GUESSERS);

    /** What somebody's acceptance would be, until it is known whether they did accept. */
    private final Map<UserId, Acceptance> attempts = latest(MOST_ATTEMPTS);

    private final BlockingQueue<Trace.Accepted> fresh = new ArrayBlockingQueue<>(MOST_FRESH);

    /**
     * @param hasInvites whether a campaign rewards invites; others are not watched
     * @param bounds what each scorer remembers
     */
    public ScoredWatch(
            Predicate<String> hasInvites, FactHashes hashes, FactLog log, Bounds bounds) {
        this.hasInvites = hasInvites;
        this.hashes = hashes;
        this.log = log;
        this.bounds = bounds;
    }

    /**
     * Takes in what the side log has kept; to be called once, before the traces are told. It may
     * take seconds, and people may be served meanwhile.
     */
    public void restore() {
        log.replay(fact -> {
            switch (fact) {
                case Fact.Seen seen -> restore(seen);
                case Fact.Settled _ -> {
                    // The acceptance comes with the traces: see caughtUp.
                }
            }
        });
    }

    private void restore(Fact.Seen seen) {
        synchronized (lock) {
            boolean _ =
                    scorer(seen.campaign())
                            .seen(
                                    party(
                                            seen.user().toString(),
                                            devices(seen.device()),
                                            seen.network()));
            if (!seen.device().isEmpty()) {
                lastDevice.put(seen.user(), seen.device());
            }
        }
    }

    @Override
    public void seen(String campaign, UserId user, String device, long network, long atMillis) {
        if (!hasInvites.test(campaign)) {
            return;
        }
        String hashed = hashes.device(device);
        String from = hashes.network(network);
        boolean isNew;
        synchronized (lock) {
            isNew = scorer(campaign).seen(party(user.toString(), devices(hashed), from));
            if (!hashed.isEmpty()) {
                lastDevice.put(user, hashed);
            }
        }
        if (isNew) {
            log.add(new Fact.Seen(campaign, user, atMillis, hashed, from));
        }
    }

    @Override
    public OptionalLong refusedUntil(UserId user, long network, long atMillis) {
        String from = hashes.network(network);
        synchronized (lock) {
            return switch (guard.mayTry(user.toString(), lastDevice(user), from, atMillis)) {
                case GuessGuard.Leave.Given _ -> OptionalLong.empty();
                case GuessGuard.Leave.Refused refused -> OptionalLong.of(refused.retryAtMillis());
            };
        }
    }

    @Override
    public void wrongCode(UserId user, long network, long atMillis) {
        String from = hashes.network(network);
        synchronized (lock) {
            guard.wrong(user.toString(), lastDevice(user), from, atMillis);
        }
    }

    @Override
    public Doubts doubts(Attempt attempt) {
        String from = hashes.network(attempt.network());
        Verdict verdict;
        synchronized (lock) {
            Scorer scorer = scorer(attempt.campaign());
            Acceptance asked =
                    acceptance(
                            scorer,
                            attempt.atMillis(),
                            attempt.inviter(),
                            attempt.friend(),
                            attempt.way(),
                            from);
            attempts.put(attempt.friend(), asked);
            verdict = scorer.weigh(asked);
        }
        return new Doubts(sides(verdict), texts(verdict));
    }

    @Override
    public void accepted(Trace.Accepted accepted, boolean held) {
        synchronized (lock) {
            Scorer scorer = scorer(accepted.campaign());
            Acceptance asked = attempts.remove(accepted.friend());
            Acceptance done =
                    asked != null && isOf(asked, accepted)
                            ? asked.at(accepted.atMillis())
                            : acceptance(
                                    scorer,
                                    accepted,
                                    asked == null ? "" : asked.friend().network());
            score(scorer, done);
            guard.good(done.friend().person(), done.friend().network(), accepted.atMillis());
        }
        if (held) {
            // When too many wait, the index finds it at the next start.
            boolean _ = fresh.offer(accepted);
        }
    }

    /** Whether this is what they asked for last; they may have asked for several things at once. */
    private static boolean isOf(Acceptance asked, Trace.Accepted accepted) {
        return asked.inviter().person().equals(accepted.inviter().toString())
                && asked.channel().equals(accepted.way().channel().name())
                && asked.form() == form(accepted.way().form());
    }

    /** Somebody is held who has accepted since this was last asked; empty when nobody is. */
    Optional<Trace.Accepted> nextHeld() {
        return Optional.ofNullable(fresh.poll());
    }

    /** A step of an invite, of before the start or just now. */
    public void happened(Trace trace) {
        switch (trace) {
            case Trace.Accepted accepted -> {
                synchronized (lock) {
                    Scorer scorer = scorer(accepted.campaign());
                    score(scorer, acceptance(scorer, accepted, ""));
                }
            }
            case Trace.Ordered ordered -> {
                synchronized (lock) {
                    // Orders come of campaigns without invites as well: they begin no scorer,
                    // which would push out one that is needed.
                    known(ordered.campaign())
                            .ifPresent(scorer ->
                                    scorer.ordered(
                                            new FirstOrder(
                                                    ordered.user().toString(),
                                                    ordered.atMillis(),
                                                    ordered.outlet(),
                                                    "")));
                }
            }
            case Trace.Shared _, Trace.Opened _, Trace.Installed _, Trace.Reported _ -> {
                // They move nothing.
            }
        }
    }

    /** All steps of before the start were told: those that reviewers decided on are settled. */
    public void caughtUp() {
        log.replay(fact -> {
            if (fact instanceof Fact.Settled settled) {
                settle(settled.campaign(), settled.user());
            }
        });
    }

    /** A reviewer has decided on a friend's acceptance: no score changes it any more. */
    public void settled(String campaign, UserId friend, long atMillis) {
        settle(campaign, friend);
        log.add(new Fact.Settled(campaign, friend, atMillis));
    }

    /** Of a campaign that is no longer watched there is nothing to settle. */
    private void settle(String campaign, UserId friend) {
        synchronized (lock) {
            known(campaign).ifPresent(scorer -> scorer.settle(friend.toString()));
        }
    }

    /** Whether a reviewer has decided on a friend's acceptance, as far as is remembered. */
    boolean isSettled(String campaign, UserId friend) {
        synchronized (lock) {
            return known(campaign)
                    .filter(scorer -> scorer.isSettled(friend.toString()))
                    .isPresent();
        }
    }

    /** Forgets a person, and returns when nothing of them is left on the disk. */
    public void forget(UserId user) {
        synchronized (lock) {
            scorers.values().forEach(scorer -> scorer.forget(user.toString()));
            guard.forget(user.toString());
            lastDevice.remove(user);
            attempts.remove(user);
        }
        log.forget(user);
    }

    /** The verdict that holds for a friend's acceptance; empty when it is not remembered. */
    public Optional<Verdict> verdict(String campaign, UserId friend) {
        synchronized (lock) {
            return known(campaign)
                    .map(scorer -> scorer.verdicts(friend.toString()))
                    .filter(verdicts -> !verdicts.isEmpty())
                    .map(List::getLast);
        }
    }

    /** Who is near a person; empty when nothing is known of them. */
    public Optional<Neighbourhood> neighbourhood(String campaign, UserId user) {
        synchronized (lock) {
            return known(campaign).flatMap(scorer -> scorer.neighbourhood(user.toString()));
        }
    }

    /** Begins to look again at what was accepted since then; {@link #step} goes on. */
    Optional<Review> review(String campaign, long sinceMillis, long atMillis) {
        synchronized (lock) {
            return known(campaign).map(scorer -> scorer.review(sinceMillis, atMillis));
        }
    }

    /** The next few of a review. */
    List<Review.Looked> step(Review review, int most) {
        synchronized (lock) {
            return review.next(most);
        }
    }

    /** Writes what waits for the disk. */
    void flush() {
        log.flush();
    }

    /** The sides whose rewards are held by a verdict. */
    static Set<Side> sides(Verdict verdict) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (verdict.holdsInviter()) {
            sides.add(Side.INVITER);
        }
        if (verdict.holdsFriend()) {
            sides.add(Side.FRIEND);
        }
        return sides;
    }

    /** The reasons of a doubtful acceptance, as the journal takes them. */
    static List<String> texts(Verdict verdict) {
        return verdict.decision() == Decision.HOLD
                ? verdict.reasons().stream().limit(MOST_REASONS).map(Reason::text).toList()
                : List.of();
    }

    /** A campaign has one acceptance of a person: a second one is the same again. */
    private static void score(Scorer scorer, Acceptance accepted) {
        if (!scorer.hasAccepted(accepted.friend().person())) {
            Verdict _ = scorer.score(accepted);
        }
    }

    private Acceptance acceptance(Scorer scorer, Trace.Accepted accepted, String from) {
        return acceptance(
                scorer,
                accepted.atMillis(),
                accepted.inviter(),
                accepted.friend(),
                accepted.way(),
                from);
    }

    private Acceptance acceptance(
            Scorer scorer,
            long atMillis,
            UserId inviter,
            UserId friend,
            Trace.Way way,
            String network) {
        String from = inviter.toString();
        String name = friend.toString();
        return new Acceptance(
                atMillis,
                party(from, scorer.devices(from), ""),
                party(name, scorer.devices(name), network),
                form(way.form()),
                way.channel().name(),
                guard.wrongCodes(name, lastDevice(friend), atMillis));
    }

    private Scorer scorer(String campaign) {
        return scorers.computeIfAbsent(campaign, _ -> new Scorer(ScoreRules.USUAL, bounds));
    }

    private Optional<Scorer> known(String campaign) {
        return Optional.ofNullable(scorers.get(campaign));
    }

    private String lastDevice(UserId user) {
        String known = lastDevice.get(user);
        return known == null ? "" : known;
    }

    private static Party party(String name, List<String> devices, String network) {
        return new Party(name, devices, network, "", 0);
    }

    private static List<String> devices(String hashed) {
        return hashed.isEmpty() ? List.of() : List.of(hashed);
    }

    private static Form form(ShareForm form) {
        return switch (form) {
            case LINK -> Form.LINK;
            case CODE -> Form.CODE;
            case PASSPHRASE -> Form.PASSPHRASE;
            case POSTER -> Form.POSTER;
            case SPOKEN -> Form.SPOKEN;
        };
    }

    private static <K, V> Map<K, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
