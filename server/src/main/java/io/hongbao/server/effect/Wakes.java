package io.hongbao.server.effect;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** When which item is to be looked at again. Used by the dispatcher's thread only. */
final class Wakes {

    /** Stale ones are swept out when as many as live ones, and at least so many, are there. */
    private static final int LEAST_SWEPT = 4_096;

    private final PriorityQueue<Wake> queue =
            new PriorityQueue<>(Comparator.comparingLong(Wake::dueMillis));

    private int sweepAt = LEAST_SWEPT;

    private record Wake(long dueMillis, Item item, long turn) {
        boolean isStale() {
            return item.turn() != turn;
        }
    }

    void add(Item item, long dueMillis) {
        if (queue.size() >= sweepAt) {
            queue.removeIf(Wake::isStale);
            sweepAt = Math.max(LEAST_SWEPT, 2 * queue.size());
        }
        queue.add(new Wake(dueMillis, item, item.turn()));
    }

    /** The next item that is due and has not come into another phase meanwhile. */
    Optional<Item> next(long nowMillis) {
        for (Wake wake = queue.peek();
                wake != null && wake.dueMillis() <= nowMillis;
                wake = queue.peek()) {
            queue.remove();
            if (!wake.isStale()) {
                return Optional.of(wake.item());
            }
        }
        return Optional.empty();
    }

    /** How long until the next one is due, at most {@code mostMillis}. */
    long millisUntilNext(long nowMillis, long mostMillis) {
        Wake wake = queue.peek();
        return wake == null ? mostMillis : Math.clamp(wake.dueMillis() - nowMillis, 0, mostMillis);
    }
}
