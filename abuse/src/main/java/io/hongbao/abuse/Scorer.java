package io.hongbao.abuse;

import java.util.List;
import java.util.Optional;

/**
 * Scores acceptances one after the other, in the order of their time. The same calls give the same
 * verdicts: it has no clock and no chance. It remembers what {@link Bounds} say and looks at a
 * bounded part of that for each acceptance: 64 accounts by devices, 256 by invites, an inviter's 64
 * latest friends. Used by one thread at a time.
 *
 * <p>What only two people, or a household, have done says little; a network with thousands of
 * people says nothing. docs/abuse.md lists all reasons and weights.
 */
public final class Scorer {
    private static final double SAME_DEVICE = 25;
    private static final double PER_SELF = 5;
    private static final long FRESH_MILLIS = 1_800_000;
    private static final double FARMED_FRIENDS = 70;
    private static final int LEAST_FARMED = 3;
    private static final double CYCLE = 5;
    private static final int LONGEST_CYCLE = 6;
    private static final double VELOCITY = 15;
    private static final int FAST_PER_MILLE = 990;
    private static final int WRONG_CODES = 5;
    private static final double GUESSING = 20;
    private static final double PER_WRONG_CODE = 7;
    private static final double MOST_GUESSING = 80;

    private final ScoreRules rules;
    private final Velocity velocity = new Velocity();
    private final Memory memory;
    private long walks = 1;
    private long nowMillis = Long.MIN_VALUE;

    public Scorer(ScoreRules rules, Bounds bounds) {
        this.rules = rules;
        this.memory = new Memory(bounds, velocity);
    }

    /**
     * Somebody was there, whatever they did: so ordinary people make a network an ordinary one.
     *
     * @return whether the person, the device or the place was new
     */
    public boolean seen(Party party) {
        boolean isNew = !memory.knows(party);
        memory.meet(party);
        memory.trim();
        return isNew;
    }

    /**
     * What {@link #score} would say. It is not remembered, because the acceptance may yet be
     * refused.
     */
    public Verdict weigh(Acceptance acceptance) {
        nowMillis = Math.max(nowMillis, acceptance.atMillis());
        Account inviter = memory.meet(acceptance.inviter());
        Account friend = memory.meet(acceptance.friend());
        Edge edge = new Edge(acceptance, inviter, friend);
        inviter.given().add(edge);
        friend.taken().add(edge);
        inviter.activate();
        friend.activate();
        try {
            return judge(edge);
        } finally {
            inviter.given().removeLast();
            friend.taken().removeLast();
            memory.trim();
        }
    }

    /**
     * Scores an acceptance, and remembers it.
     *
     * @return the verdict that holds until {@link #reconsider} answers another one
     */
    public Verdict score(Acceptance acceptance) {
        nowMillis = Math.max(nowMillis, acceptance.atMillis());
        Account inviter = memory.meet(acceptance.inviter());
        Account friend = memory.meet(acceptance.friend());
        Edge edge = memory.add(acceptance, inviter, friend);
        velocity.accepted(inviter, acceptance.atMillis());
        Verdict verdict = judge(edge);
        edge.verdict(verdict);
        memory.trim();
        return verdict;
    }

    /** Notes a first order; what it changes shows when verdicts are reconsidered. */
    public void ordered(FirstOrder order) {
        nowMillis = Math.max(nowMillis, order.atMillis());
        memory.account(order.person())
                .ifPresent(account -> {
                    if (!account.hasOrdered()) {
                        account.ordered(order);
                        memory.stay(account, Place.HOME, order.address());
                    }
                });
    }

    /**
     * A reviewer has decided on a friend's acceptances; they keep their verdicts.
     *
     * @return whether there was one that is remembered
     */
    public boolean settle(String friend) {
        List<Edge> taken = memory.account(friend).map(Account::taken).orElse(List.of());
        taken.forEach(Edge::settle);
        return !taken.isEmpty();
    }

    /**
     * Looks again at what was accepted since then: rings and resale show late, and so does that a
     * network is an ordinary one.
     *
     * @param sinceMillis the earliest acceptance to look at
     * @param atMillis now
     * @return the verdicts that hold from now on in which a side is newly held or released, oldest
     *     acceptance first
     */
    public List<Verdict> reconsider(long sinceMillis, long atMillis) {
        return review(sinceMillis, atMillis).next(Integer.MAX_VALUE).stream()
                .filter(Review.Looked::changed)
                .map(Review.Looked::verdict)
                .toList();
    }

    /**
     * The same in steps, for who cannot wait for all of it. Between the steps the scorer may be
     * used.
     */
    public Review review(long sinceMillis, long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
        return new Review(this, memory.edges(), sinceMillis);
    }

    /** Judges an acceptance again. */
    Review.Looked look(Edge edge) {
        Verdict before = edge.verdict();
        Verdict now = judge(edge);
        edge.verdict(now);
        return new Review.Looked(before, now);
    }

    /** The devices that somebody was seen on, at most 8; empty when nothing is known. */
    public List<String> devices(String person) {
        List<Device> devices = memory.account(person).map(Account::devices).orElse(List.of());
        return devices.isEmpty() ? List.of() : devices.stream().map(Device::id).toList();
    }

    /** When somebody's account was made, as far as is known; long ago when it is not. */
    public long createdAtMillis(String person) {
        return memory.account(person).map(Account::createdAtMillis).orElse(0L);
    }

    /** Who is near somebody; empty when nothing is known of them. */
    public Optional<Neighbourhood> neighbourhood(String person) {
        return memory.account(person).map(Neighbourhood::of);
    }

    /** Forgets a person, with their devices, places and acceptances on either side. */
    public void forget(String person) {
        memory.forget(person);
    }

    /** The verdicts that hold for a friend's acceptances, oldest first; of the latest ones. */
    public List<Verdict> verdicts(String friend) {
        return memory.account(friend).map(Account::taken).orElse(List.of()).stream()
                .map(Edge::verdict)
                .toList();
    }

    /** Whether a reviewer has decided on the friend's acceptances, of those that are remembered. */
    public boolean isSettled(String friend) {
        List<Edge> taken = memory.account(friend).map(Account::taken).orElse(List.of());
        return !taken.isEmpty() && taken.stream().allMatch(Edge::isSettled);
    }

    /** Whether an acceptance of this friend is remembered. */
    public boolean hasAccepted(String friend) {
        return memory.account(friend).filter(one -> !one.taken().isEmpty()).isPresent();
    }

    /** How many accounts are remembered. */
    public int people() {
        return memory.people();
    }

    /** How many acceptances are remembered. */
    public int acceptances() {
        return memory.edges().size();
    }

    /** How many devices, networks, households and addresses are remembered. */
    public int devicesAndPlaces() {
        return memory.devices() + memory.places();
    }

    private Verdict judge(Edge edge) {
        memory.activity().advance(nowMillis);
        Findings findings = new Findings();
        byDevices(edge, findings);
        byInvites(edge, findings);
        byFriends(edge, findings);
        bySpeed(edge.inviter(), findings);
        Resale.judge(edge.inviter(), nowMillis, findings);
        int wrong = edge.acceptance().wrongCodes();
        if (wrong >= WRONG_CODES) {
            double weight =
                    Math.min(MOST_GUESSING, GUESSING + PER_WRONG_CODE * (wrong - WRONG_CODES));
            findings.add(ReasonKind.GUESSING, weight, Side.FRIEND, wrong, 0);
        }
        int inviterScore = findings.inviterScore();
        int friendScore = findings.friendScore();
        return new Verdict(
                edge.acceptance(),
                inviterScore,
                friendScore,
                holds(inviterScore, edge.verdict().holdsInviter()),
                holds(friendScore, edge.verdict().holdsFriend()),
                findings.heaviestFirst());
    }

    private boolean holds(int score, boolean held) {
        return score >= (held ? rules.releaseBelow() : rules.holdFrom());
    }

    private void bySpeed(Account inviter, Findings findings) {
        for (Velocity.Span span : Velocity.Span.values()) {
            int slower = velocity.slowerPerMille(inviter, span);
            if (slower >= FAST_PER_MILLE) {
                ReasonKind kind =
                        switch (span) {
                            case MINUTE -> ReasonKind.VELOCITY_MINUTE;
                            case HOUR -> ReasonKind.VELOCITY_HOUR;
                        };
                findings.add(kind, VELOCITY, Side.INVITER, inviter.peak(span), slower);
                return;
            }
        }
    }

    private void byDevices(Edge edge, Findings findings) {
        boolean same = edge.inviter().sharesDevice(edge.friend());
        Crowd ofFriend = Crowd.around(edge.friend(), walks++);
        crowded(ofFriend, edge.friend());
        if (same) {
            findings.add(ReasonKind.SAME_DEVICE, SAME_DEVICE, Side.BOTH, 0, 0);
            crowd(ofFriend, Side.BOTH, findings);
            if (isSelf(edge)) {
                long selves = edge.inviter().given().stream().filter(Scorer::isSelf).count();
                findings.add(ReasonKind.SELF_INVITE, PER_SELF * selves, Side.BOTH, selves, 0);
            }
        } else {
            Crowd ofInviter = Crowd.around(edge.inviter(), walks++);
            crowded(ofInviter, edge.inviter());
            crowd(ofFriend, Side.FRIEND, findings);
            crowd(ofInviter, Side.INVITER, findings);
        }
    }

    /**
     * Whether a new account on the inviter's only device may be the inviter's own. Where a home is
     * known that both live in, it is somebody of the family.
     */
    private static boolean isSelf(Edge edge) {
        Party inviter = edge.acceptance().inviter();
        Party friend = edge.acceptance().friend();
        boolean home =
                !friend.household().isEmpty() && friend.household().equals(inviter.household());
        return !home
                && inviter.devices().size() == 1
                && friend.devices().equals(inviter.devices())
                && edge.friendAgeMillis() < FRESH_MILLIS;
    }

    private void crowded(Crowd crowd, Account account) {
        if (crowd.isFarm(rules.householdPeople())) {
            crowd.accounts().forEach(each -> each.farmed(true));
        } else {
            account.farmed(false);
        }
    }

    private void crowd(Crowd crowd, Side side, Findings findings) {
        findings.add(
                ReasonKind.DEVICE_CROWD,
                crowd.weight(rules.householdPeople()),
                side,
                crowd.accounts().size(),
                crowd.devices());
    }

    private void byInvites(Edge edge, Findings findings) {
        int household = rules.householdPeople();
        if (mayHaveCircle(edge.inviter()) || mayHaveCircle(edge.friend())) {
            Circle.around(edge, household, walks++)
                    .judge(edge, memory.activity(), nowMillis, findings);
        }
        Weave.judge(edge, walks++, memory.activity(), nowMillis, findings);
        Relay.judge(edge, walks++, memory.activity(), nowMillis, findings);
        int steps = cycle(edge);
        if (steps > 0) {
            findings.add(ReasonKind.CYCLE, CYCLE, Side.BOTH, steps, 0);
        }
    }

    private boolean mayHaveCircle(Account account) {
        return account.mayOverlap(rules.householdPeople()) || account.isDense();
    }

    /** Whether it was farms that this inviter invited; known when the friends are looked at. */
    private static void byFriends(Edge edge, Findings findings) {
        int farmed = 0;
        List<Edge> given = edge.inviter().given();
        for (Edge each : given) {
            farmed += each.friend().isFarmed() ? 1 : 0;
        }
        if (farmed >= LEAST_FARMED && farmed * 2 >= given.size()) {
            findings.add(
                    ReasonKind.FARMED_FRIENDS, FARMED_FRIENDS, Side.INVITER, farmed, given.size());
        }
    }

    /** After how many invites one comes back to the inviter; 0 when one does not soon. */
    private static int cycle(Edge edge) {
        Account at = edge.inviter();
        for (int steps = 2; steps <= LONGEST_CYCLE && !at.taken().isEmpty(); steps++) {
            at = at.taken().getLast().inviter();
            if (at == edge.friend()) {
                return steps;
            }
        }
        return 0;
    }
}
