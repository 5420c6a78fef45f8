package io.hongbao.server.abuse;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which acceptances are held, of each campaign the oldest first: an index only. Whoever reads it
 * looks at the core's own state before believing a row.
 */
public final class HeldQueue {
    private final Map<String, ConcurrentSkipListSet<Row>> campaigns = new ConcurrentHashMap<>();
    private final Map<Who, Held> rows = new ConcurrentHashMap<>();

    /**
     * A held acceptance.
     *
     * @param acceptedAtMillis when it was accepted
     */
    public record Row(long acceptedAtMillis, UserId friend) implements Comparable<Row> {
        private static final Comparator<Row> ORDER =
                Comparator.comparingLong(Row::acceptedAtMillis).thenComparing(Row::friend);

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }

    private record Who(String campaign, UserId friend) {}

    private record Held(Row row, Set<Side> sides) {}

    void add(String campaign, Row row, Set<Side> sides) {
        Held before = rows.put(new Who(campaign, row.friend()), new Held(row, sides));
        ConcurrentSkipListSet<Row> all = of(campaign);
        if (before != null && !before.row().equals(row)) {
            all.remove(before.row());
        }
        all.add(row);
    }

    void remove(String campaign, UserId friend) {
        Held before = rows.remove(new Who(campaign, friend));
        if (before != null) {
            of(campaign).remove(before.row());
        }
    }

    /** Which of its sides are held; empty when it is not. */
    Set<Side> sides(String campaign, UserId friend) {
        Held held = rows.get(new Who(campaign, friend));
        return held == null ? Set.of() : held.sides();
    }

    /** How many are held. */
    public int size(String campaign) {
        return of(campaign).size();
    }

    /** The next ones after a row, at most so many. */
    public List<Row> after(String campaign, Optional<Row> row, int most) {
        ConcurrentSkipListSet<Row> all = of(campaign);
        List<Row> page = new ArrayList<>();
        for (Row next : row.map(last -> all.tailSet(last, false)).orElse(all)) {
            if (page.size() == most) {
                break;
            }
            page.add(next);
        }
        return page;
    }

    private ConcurrentSkipListSet<Row> of(String campaign) {
        return campaigns.computeIfAbsent(campaign, _ -> new ConcurrentSkipListSet<>());
    }
}
