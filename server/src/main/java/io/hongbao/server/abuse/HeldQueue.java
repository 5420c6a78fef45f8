package io.hongbao.server.abuse;

import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which acceptances are held, of each campaign the oldest first: an index only. Whoever reads it
 * looks at the core's own state before believing a row.
 */
public final class HeldQueue {
    private final Map<String, ConcurrentSkipListSet<Row>> campaigns = new ConcurrentHashMap<>();
    private final Map<Who, Row> rows = new ConcurrentHashMap<>();

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

    void add(String campaign, Row row) {
        Row before = rows.put(new Who(campaign, row.friend()), row);
        ConcurrentSkipListSet<Row> all = of(campaign);
        if (before != null && !before.equals(row)) {
            all.remove(before);
        }
        all.add(row);
    }

    void remove(String campaign, UserId friend) {
        Row before = rows.remove(new Who(campaign, friend));
        if (before != null) {
            of(campaign).remove(before);
        }
    }

    boolean contains(String campaign, UserId friend) {
        return rows.containsKey(new Who(campaign, friend));
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
