package io.hongbao.campaignfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found in one file so far. */
final class Problems {
    /** A broken file can have a problem per character; nobody reads more than this. */
    private static final int MOST = 200;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private int count;

    Problems(String file) {
        this.file = file;
    }

    void add(Node.Place place, String field, String rule, String fix) {
        count++;
        if (found.size() < MOST) {
            found.add(new Problem(file, place.line(), place.column(), field, rule, fix));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether nobody will read any more of them. */
    boolean isFull() {
        return found.size() == MOST;
    }

    /**
     * How many have been noted, also those that nobody will read: more of them after reading a part
     * than before means that something is wrong with that part.
     */
    int count() {
        return count;
    }

    /** All of them, in the order of the file. */
    List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
