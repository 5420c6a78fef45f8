package io.hongbao.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found in one file so far. */
public final class Problems {
    /** A broken file can have a problem per character; nobody reads more than this. */
    private static final int MOST = 200;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private int count;

    /**
     * @param file how problems call it
     */
    public Problems(String file) {
        this.file = file;
    }

    void add(Node.Place place, String field, String rule, String fix) {
        count++;
        if (found.size() < MOST) {
            found.add(new Problem(file, place.line(), place.column(), field, rule, fix));
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether nobody will read any more of them. */
    public boolean isFull() {
        return found.size() == MOST;
    }

    /**
     * How many have been noted, also those that nobody will read: more of them after reading a part
     * than before means that something is wrong with that part.
     */
    public int count() {
        return count;
    }

    /** The first ones that were noted, at most 200, in the order of the file. */
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
