package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a chain an acceptance is in of people who each handed their own invite on within minutes
 * of accepting one, told by times alone. Among hundreds who invite each other in a burst the
 * longest has about a dozen; a script that makes each account invite the next has all of them.
 */
final class Relay {
    private static final int MOST = 256;
    private static final int LONGEST = 64;
    private static final long AT_ONCE_MILLIS = 600_000;
    private static final double WEIGHT = 90;
    private static final int LEAST = 20;
    private static final int FULL = 36;

    /** Where it is known that nobody in it does anything else. */
    private static final int LEAST_IDLE = 12;

    private static final int FULL_IDLE = 20;

    private Relay() {}

    /** Adds what speaks against the acceptance. */
    static void judge(Edge edge, long walk, Activity activity, long nowMillis, Findings findings) {
        List<Account> chain = new ArrayList<>();
        int length = 1 + before(edge, walk, chain) + after(edge, walk, chain);
        if (length <= LEAST_IDLE) {
            return;
        }
        double idle = activity.idleness(chain, nowMillis);
        double weight =
                idle == Activity.UNKNOWN
                        ? Scale.of(length, LEAST, FULL)
                        : idle * Scale.of(length, LEAST_IDLE, FULL_IDLE);
        findings.add(ReasonKind.RING_RELAY, WEIGHT * weight, Side.BOTH, length, 0);
    }

    private static boolean isAtOnce(Edge before, Edge after) {
        long gap = after.atMillis() - before.atMillis();
        return gap >= 0 && gap <= AT_ONCE_MILLIS;
    }

    /** How many acceptances led to this one without a pause. */
    private static int before(Edge edge, long walk, List<Account> chain) {
        edge.inviter().mark(walk);
        chain.add(edge.inviter());
        int steps = 0;
        Edge at = edge;
        while (steps < LONGEST && !at.inviter().taken().isEmpty()) {
            Edge one = at.inviter().taken().getLast();
            if (!isAtOnce(one, at) || !one.inviter().mark(walk)) {
                break;
            }
            chain.add(one.inviter());
            at = one;
            steps++;
        }
        return steps;
    }

    /** How long the longest goes on from here without a pause. */
    private static int after(Edge edge, long walk, List<Account> chain) {
        List<Edge> layer = new ArrayList<>(List.of(edge));
        for (int steps = 0; ; steps++) {
            List<Edge> next = new ArrayList<>();
            for (Edge one : layer) {
                if (!one.friend().mark(walk) || chain.size() >= MOST) {
                    continue;
                }
                chain.add(one.friend());
                for (Edge given : one.friend().given()) {
                    if (isAtOnce(one, given)) {
                        next.add(given);
                    }
                }
            }
            if (next.isEmpty() || steps == LONGEST) {
                return steps;
            }
            layer = next;
        }
    }
}
