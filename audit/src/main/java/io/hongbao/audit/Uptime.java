package io.hongbao.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The hours in which each shard wrote anything. A host that stood still for a week is late with
 * what fell due meanwhile, and may be; one that has written for a day since then is not.
 */
final class Uptime {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long PATIENCE_HOURS = 24;

    private final List<TreeSet<Long>> hours = new ArrayList<>();

    Uptime(int shards) {
        for (int i = 0; i < shards; i++) {
            hours.add(new TreeSet<>());
        }
    }

    void seen(int shard, long atMillis) {
        long hour = Math.floorDiv(atMillis, HOUR_MILLIS);
        TreeSet<Long> known = hours.get(shard);
        if (known.isEmpty() || known.last() < hour) {
            known.add(hour);
        }
    }

    /** Whether the shard has written for more than a day after something was due. */
    boolean isOverdue(int shard, long dueAtMillis) {
        TreeSet<Long> known = hours.get(shard);
        Long firstAfter = known.higher(Math.floorDiv(dueAtMillis, HOUR_MILLIS));
        return firstAfter != null && known.last() - firstAfter > PATIENCE_HOURS;
    }
}
