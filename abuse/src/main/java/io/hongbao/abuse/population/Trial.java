package io.hongbao.abuse.population;

import io.hongbao.abuse.Acceptance;
import io.hongbao.abuse.Bounds;
import io.hongbao.abuse.FirstOrder;
import io.hongbao.abuse.GuessGuard;
import io.hongbao.abuse.Party;
import io.hongbao.abuse.Reason;
import io.hongbao.abuse.ReasonKind;
import io.hongbao.abuse.ScoreRules;
import io.hongbao.abuse.Scorer;
import io.hongbao.abuse.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A population that lives through its days under the score and the guard, as on a server: everybody
 * is seen when their account is made, each acceptance is scored at its time, and once a day the
 * last two days are reconsidered. A person counts as held when a reward of theirs is held at the
 * end, or when they were locked out.
 */
public final class Trial {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long WINDOW_MILLIS = 2 * DAY_MILLIS;
    private static final int MOST_GUESSERS = 200_000;

    private final Map<String, Person> people = new HashMap<>();
    private final Scorer scorer;
    private final GuessGuard guard = new GuessGuard(MOST_GUESSERS);

    /** By friend and inviter; the latest of each. */
    private final Map<Pair, Verdict> verdicts = new LinkedHashMap<>();

    private final Set<String> lockedOut = new HashSet<>();
    private long released;
    private long heldLate;
    private long nextReviewMillis = Long.MIN_VALUE;

    private record Pair(String friend, String inviter) {}

    private Trial(ScoreRules rules, Bounds bounds) {
        scorer = new Scorer(rules, bounds);
    }

    /** Lets a population live. */
    public static TrialResult of(Population population) {
        return of(population, ScoreRules.USUAL, Bounds.USUAL);
    }

    /** Likewise, with other rules. */
    public static TrialResult of(Population population, ScoreRules rules, Bounds bounds) {
        Trial trial = new Trial(rules, bounds);
        trial.live(population);
        return trial.result(population);
    }

    private void live(Population population) {
        List<Person> byAge =
                population.people().stream()
                        .sorted(Comparator.comparingLong(Person::createdAtMillis))
                        .toList();
        population.people().forEach(person -> people.put(person.id(), person));
        int met = 0;
        long last = 0;
        for (Happening happening : population.happenings()) {
            last = happening.atMillis();
            review(last);
            while (met < byAge.size() && byAge.get(met).createdAtMillis() <= last) {
                scorer.seen(byAge.get(met++).at("", ""));
            }
            switch (happening) {
                case Happening.Accepted accepted -> accept(accepted);
                case Happening.Ordered ordered ->
                        scorer.ordered(
                                new FirstOrder(
                                        ordered.person(),
                                        ordered.atMillis(),
                                        ordered.outlet(),
                                        ordered.address()));
                case Happening.Tried tried -> attempt(tried);
            }
        }
        reconsider(last + DAY_MILLIS);
    }

    private void review(long nowMillis) {
        if (nextReviewMillis == Long.MIN_VALUE) {
            nextReviewMillis = nowMillis + DAY_MILLIS;
        }
        while (nowMillis >= nextReviewMillis) {
            reconsider(nextReviewMillis);
            // After a long silence there is nothing to look at day by day.
            nextReviewMillis +=
                    Math.max(1, (nowMillis - nextReviewMillis) / DAY_MILLIS) * DAY_MILLIS;
        }
    }

    private void reconsider(long nowMillis) {
        for (Verdict now : scorer.reconsider(nowMillis - WINDOW_MILLIS, nowMillis)) {
            Verdict before = verdicts.put(pair(now.acceptance()), now);
            boolean newly =
                    before == null
                            || (now.holdsInviter() && !before.holdsInviter())
                            || (now.holdsFriend() && !before.holdsFriend());
            if (newly) {
                heldLate++;
            } else {
                released++;
            }
        }
    }

    private static Pair pair(Acceptance acceptance) {
        return new Pair(acceptance.friend().person(), acceptance.inviter().person());
    }

    private Person person(String id) {
        Person person = people.get(id);
        if (person == null) {
            throw new IllegalArgumentException("there is no person " + id);
        }
        return person;
    }

    private void attempt(Happening.Tried tried) {
        Party party = person(tried.person()).at(tried.device(), tried.network());
        String device = tried.device().isEmpty() ? person(tried.person()).device() : tried.device();
        if (mayTry(party, device, tried.atMillis())) {
            guard.wrong(party.person(), device, party.network(), tried.atMillis());
        }
    }

    private boolean mayTry(Party party, String device, long atMillis) {
        return switch (guard.mayTry(party.person(), device, party.network(), atMillis)) {
            case GuessGuard.Leave.Given _ -> true;
            case GuessGuard.Leave.Refused _ -> {
                lockedOut.add(party.person());
                yield false;
            }
        };
    }

    private void accept(Happening.Accepted accepted) {
        Person friend = person(accepted.person());
        Person inviter = person(accepted.inviter());
        Party party = friend.at(accepted.device(), accepted.network());
        String device = accepted.device().isEmpty() ? friend.device() : accepted.device();
        if (!mayTry(party, device, accepted.atMillis())) {
            return;
        }
        int wrong = guard.wrongCodes(friend.id(), device, accepted.atMillis());
        guard.good(friend.id(), party.network(), accepted.atMillis());
        Acceptance acceptance =
                new Acceptance(
                        accepted.atMillis(),
                        inviter.at("", ""),
                        party,
                        accepted.form(),
                        accepted.channel(),
                        wrong);
        verdicts.put(pair(acceptance), scorer.score(acceptance));
    }

    private TrialResult result(Population population) {
        Set<String> held = new HashSet<>(lockedOut);
        Map<ReasonKind, Long> reasons = new EnumMap<>(ReasonKind.class);
        long doubtful = 0;
        for (Person person : population.people()) {
            scorer.verdicts(person.id())
                    .forEach(now -> verdicts.replace(pair(now.acceptance()), now));
        }
        for (Verdict verdict : verdicts.values()) {
            if (verdict.holdsFriend()) {
                held.add(verdict.acceptance().friend().person());
            }
            if (verdict.holdsInviter()) {
                held.add(verdict.acceptance().inviter().person());
            }
            if (verdict.holdsFriend() || verdict.holdsInviter()) {
                doubtful++;
                for (Reason reason : verdict.reasons()) {
                    reasons.merge(reason.kind(), 1L, Long::sum);
                }
            }
        }
        return TrialResult.of(
                population.people(),
                held,
                new TrialResult.Counts(
                        verdicts.size(), doubtful, heldLate, released, lockedOut.size()),
                reasons,
                List.copyOf(verdicts.values()));
    }
}
