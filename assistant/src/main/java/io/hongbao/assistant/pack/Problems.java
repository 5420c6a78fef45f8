package io.hongbao.assistant.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems found in one file so far. */
final class Problems {
    /** A broken file can have a problem per character; nobody reads more than this. */
    private static final int MOST = 200;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node.Place place, String field, String rule, String fix) {
        if (found.size() < MOST) {
            found.add(new Problem(file, place.line(), place.column(), field, rule, fix));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order of the file. */
    List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
