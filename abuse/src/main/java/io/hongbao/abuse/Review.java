package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/**
 * A second look at what was accepted, in steps: {@link Scorer#review} begins one. Used by the
 * scorer's thread, as the scorer is.
 */
public final class Review {
    private final Scorer scorer;
    private final List<Edge> left;
    private int at;

    /**
     * What an acceptance looks like now.
     *
     * @param changed whether a side is newly held or released
     */
    public record Looked(Verdict verdict, boolean changed) {}

    Review(Scorer scorer, List<Edge> oldestFirst) {
        this.scorer = scorer;
        this.left = List.copyOf(oldestFirst);
    }

    /** Whether everything was looked at. */
    public boolean isDone() {
        return at == left.size();
    }

    /** Looks at the next ones, at most so many; those that were settled meanwhile are passed. */
    public List<Looked> next(int most) {
        List<Looked> looked = new ArrayList<>();
        for (int i = 0; i < most && at < left.size(); i++) {
            Edge edge = left.get(at++);
            if (!edge.isSettled()) {
                looked.add(scorer.look(edge));
            }
        }
        return looked;
    }
}
