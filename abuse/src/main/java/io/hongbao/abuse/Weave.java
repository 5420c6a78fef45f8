package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether invites around an acceptance go to and fro, told by their order alone, without devices or
 * networks. Among people an invite is handed on by who has accepted one, or by who never does; one
 * hand takes any two of its accounts, so that half of those that invite accept only later. Walked
 * through in breadth, by such accounts, those that they invited, and whoever is between two.
 */
final class Weave {
    private static final int MOST = 256;
    private static final double WEIGHT = 90;

    /** A chat group in which everybody takes another's code is woven as well: it does not hold. */
    private static final double WHILE_UNKNOWN = 0.2;

    private static final int LEAST_LATE = 4;
    private static final int FULL_LATE = 10;
    private static final double LEAST_SHARE = 0.2;
    private static final double FULL_SHARE = 0.4;
    private static final double LEAST_CLOSED = 0.65;
    private static final double FULL_CLOSED = 0.85;

    private final long walk;
    private final List<Account> members = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Account> twisted = new ArrayList<>();
    private int late;
    private int inviters;
    private int inside;
    private int ends;

    private Weave(long walk) {
        this.walk = walk;
    }

    /** Adds what speaks against the acceptance. */
    static void judge(Edge edge, long walk, Activity activity, long nowMillis, Findings findings) {
        if (!isTwisted(edge.inviter()) && !isTwisted(edge.friend())) {
            return;
        }
        Weave weave = new Weave(walk);
        weave.walk(edge);
        if (weave.late <= LEAST_LATE) {
            return;
        }
        double idle = activity.idleness(weave.twisted, nowMillis);
        double weight =
                WEIGHT
                        * Scale.of(weave.late, LEAST_LATE, FULL_LATE)
                        * Scale.of((double) weave.late / weave.inviters, LEAST_SHARE, FULL_SHARE)
                        * Scale.of((double) weave.inside / weave.ends, LEAST_CLOSED, FULL_CLOSED)
                        * (idle == Activity.UNKNOWN ? WHILE_UNKNOWN : idle);
        boolean inviter = weave.answers(edge.inviter());
        boolean friend = weave.answers(edge.friend());
        if (inviter || friend) {
            findings.add(
                    ReasonKind.RING_WOVEN,
                    weight,
                    inviter && friend ? Side.BOTH : inviter ? Side.INVITER : Side.FRIEND,
                    weave.late,
                    weave.inviters);
        }
    }

    /** Whether it accepted after somebody accepted its own invite. */
    private static boolean isLate(Account account) {
        return !account.given().isEmpty()
                && !account.taken().isEmpty()
                && account.given().getFirst().atMillis() < account.taken().getLast().atMillis();
    }

    /** Whether it is late, or accepted the invite of one that was. */
    private static boolean isTwisted(Account account) {
        if (isLate(account)) {
            return true;
        }
        for (Edge edge : account.taken()) {
            List<Edge> before = edge.inviter().taken();
            if (!before.isEmpty() && before.getLast().atMillis() > edge.atMillis()) {
                return true;
            }
        }
        return false;
    }

    private void meet(Account account) {
        if (members.size() < MOST && account.mark(walk)) {
            members.add(account);
        }
    }

    private void walk(Edge edge) {
        meet(edge.inviter());
        meet(edge.friend());
        int reached = members.size();
        for (int i = 0; i < members.size(); i++) {
            Account account = members.get(i);
            boolean passes = isTwisted(account);
            if (passes) {
                twisted.add(account);
            }
            // Who was met by a twisted one is passed as well, but not whom those met.
            if (passes || i < reached) {
                account.given().forEach(each -> meet(each.friend()));
                account.taken().forEach(each -> meet(each.inviter()));
            }
            if (passes) {
                reached = members.size();
            }
        }
        for (Account account : members) {
            late += isLate(account) ? 1 : 0;
            inviters += account.given().isEmpty() ? 0 : 1;
            ends += account.given().size() + account.taken().size();
            inside += inside(account);
            for (Edge each : account.given()) {
                if (each.friend().isMarked(walk)) {
                    times.add(each.atMillis());
                }
            }
        }
        Collections.sort(times);
    }

    /** How many of an account's invites, on either side, are with others of it. */
    private int inside(Account account) {
        int inside = 0;
        for (Edge edge : account.given()) {
            inside += edge.friend().isMarked(walk) ? 1 : 0;
        }
        for (Edge edge : account.taken()) {
            inside += edge.inviter().isMarked(walk) ? 1 : 0;
        }
        return inside;
    }

    /**
     * Whether the circle's reason is an account's. Who accepted one of its invites and did no more
     * may be anybody who came by, but for the hours in which most of it happened.
     */
    private boolean answers(Account account) {
        return isTwisted(account)
                || inside(account) > 1
                || account.taken().stream().anyMatch(edge -> isInBurst(edge.atMillis()));
    }

    private boolean isInBurst(long atMillis) {
        long from = times.get(times.size() / 10);
        long to = times.get(times.size() * 9 / 10);
        long more = (to - from) / 4;
        return atMillis >= from - more && atMillis <= to + more;
    }
}
