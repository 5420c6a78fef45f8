package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether one inviter's friends look like buyers of a code. Somebody with many followers has as
 * many strangers as friends, as fast; but these follow one link in one channel, order when they
 * feel like it, and some invite others. Each trait weighs little, and only the inviter answers for
 * it.
 */
final class Resale {
    private static final int LEAST = 8;
    private static final long AT_ONCE_MILLIS = 1_800_000;
    private static final long RIPE_MILLIS = 21_600_000;
    private static final double UNRELATED = 10;
    private static final double TYPED = 15;
    private static final double CHANNELS = 15;
    private static final double ORDERS = 30;
    private static final double DEAD_END = 10;

    private Resale() {}

    static void judge(Account inviter, long nowMillis, Findings findings) {
        List<Edge> given = inviter.given();
        int count = given.size();
        if (count < LEAST) {
            return;
        }
        int unrelated = 0;
        int typed = 0;
        for (Edge edge : given) {
            unrelated += isTied(edge) ? 0 : 1;
            typed += edge.acceptance().form().isTyped() ? 1 : 0;
        }
        if (unrelated * 10 < count * 8) {
            return;
        }
        findings.add(ReasonKind.RESALE_UNRELATED, UNRELATED, Side.INVITER, unrelated, count);
        if (typed * 10 >= count * 7) {
            findings.add(ReasonKind.RESALE_TYPED, TYPED, Side.INVITER, typed, count);
        }
        int chief = chiefChannel(given);
        if (chief > 0 && chief * 10 < count * 6) {
            findings.add(ReasonKind.RESALE_CHANNELS, CHANNELS, Side.INVITER, chief, count);
        }
        orders(given, findings);
        deadEnd(given, nowMillis, findings);
    }

    private static boolean isTied(Edge edge) {
        return edge.inviter().sharesDevice(edge.friend())
                || edge.inviter().sharesPlace(edge.friend(), Place.MOST_EVIDENCE);
    }

    /** The acceptances through the channel with the most of them; 0 when none names one. */
    private static int chiefChannel(List<Edge> given) {
        Map<String, Integer> counts = new HashMap<>();
        int chief = 0;
        for (Edge edge : given) {
            String channel = edge.acceptance().channel();
            if (!channel.isEmpty()) {
                chief = Math.max(chief, counts.merge(channel, 1, Integer::sum));
            }
        }
        return chief;
    }

    private static void orders(List<Edge> given, Findings findings) {
        int atOnce = 0;
        Set<String> outlets = new HashSet<>();
        for (Edge edge : given) {
            FirstOrder order = edge.friend().order();
            if (edge.friend().hasOrdered()
                    && order.atMillis() - edge.atMillis() <= AT_ONCE_MILLIS) {
                atOnce++;
                outlets.add(order.outlet());
            }
        }
        // All at one outlet is that outlet's own promotion.
        if (atOnce * 2 >= given.size() && outlets.size() * 3 >= atOnce) {
            findings.add(ReasonKind.RESALE_ORDERS, ORDERS, Side.INVITER, atOnce, given.size());
        }
    }

    private static void deadEnd(List<Edge> given, long nowMillis, Findings findings) {
        List<Edge> ripe = new ArrayList<>();
        int onward = 0;
        for (Edge edge : given) {
            if (nowMillis - edge.atMillis() >= RIPE_MILLIS) {
                ripe.add(edge);
                onward += edge.friend().given().isEmpty() ? 0 : 1;
            }
        }
        if (ripe.size() >= LEAST && onward * 20 <= ripe.size()) {
            findings.add(ReasonKind.RESALE_DEAD_END, DEAD_END, Side.INVITER, onward, ripe.size());
        }
    }
}
