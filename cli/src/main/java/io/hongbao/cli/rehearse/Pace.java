package io.hongbao.cli.rehearse;

import io.hongbao.rehearsal.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many claims were decided by when, noted a few times a second. */
final class Pace {
    private static final int MOST = 20_000;
    private static final String REFUSED = "refused.";
    private static final double MIDDLE_FROM = 0.1;
    private static final double MIDDLE_TO = 0.9;

    private final List<Mark> marks = new ArrayList<>();

    /** So many claims were decided by then. */
    private record Mark(long atMillis, long claims) {}

    void note(LoadResult load) {
        if (marks.size() < MOST) {
            note(load.elapsedMillis(), decided(load));
        }
    }

    void note(long atMillis, long claims) {
        marks.add(new Mark(atMillis, claims));
    }

    /** First claims that the server granted, or refused by the campaign's rules. */
    static long decided(LoadResult load) {
        long decided = 0;
        for (Map.Entry<String, Long> one :
                load.answers()
                        .getOrDefault("claim", java.util.Collections.emptySortedMap())
                        .entrySet()) {
            if (one.getKey().equals("granted") || one.getKey().startsWith(REFUSED)) {
                decided += one.getValue();
            }
        }
        return decided;
    }

    /** Claims a second on average, up to {@code millis} after the beginning. */
    double perSecondUpTo(long millis) {
        Mark last = new Mark(0, 0);
        for (Mark mark : marks) {
            if (mark.atMillis() <= millis) {
                last = mark;
            }
        }
        return last.atMillis() == 0 ? 0 : last.claims() * 1000.0 / last.atMillis();
    }

    /**
     * Claims a second while the middle eight tenths of them were decided: without the moments in
     * which the first find their way and the last are still on it.
     */
    double perSecondInTheMiddle() {
        long all = marks.isEmpty() ? 0 : marks.getLast().claims();
        double fromMillis = reached(all * MIDDLE_FROM);
        double toMillis = reached(all * MIDDLE_TO);
        return toMillis <= fromMillis
                ? 0
                : all * (MIDDLE_TO - MIDDLE_FROM) * 1000 / (toMillis - fromMillis);
    }

    /**
     * How far behind its turn a claim was at the most, in seconds, when people are due at an even
     * rate from the beginning on and decided in the order in which they are due. A generator or a
     * server that keeps people from even joining the waiting room shows here, and only here.
     */
    double longestLagSeconds(double duePerSecond) {
        double longest = 0;
        Mark before = new Mark(0, 0);
        for (Mark mark : marks) {
            if (mark.claims() > before.claims()) {
                double dueSeconds = mark.claims() / duePerSecond;
                longest = Math.max(longest, mark.atMillis() / 1000.0 - dueSeconds);
            }
            before = mark;
        }
        return longest;
    }

    /** When so many were decided, in milliseconds; between two marks the pace counts as even. */
    private double reached(double claims) {
        Mark before = new Mark(0, 0);
        for (Mark mark : marks) {
            if (mark.claims() >= claims && mark.claims() > before.claims()) {
                double part =
                        (claims - before.claims()) / (mark.claims() - (double) before.claims());
                return before.atMillis() + part * (mark.atMillis() - before.atMillis());
            }
            before = mark;
        }
        return before.atMillis();
    }
}
