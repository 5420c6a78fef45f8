package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second look at what was accepted, in steps: {@link Scorer#review} begins one, and takes no time
 * for it. It ends with what was accepted last when it began. Used by the scorer's thread, as the
 * scorer is.
 */
public final class Review {
    private final Scorer scorer;
    private final long sinceMillis;
    private final @Nullable Edge last;
    private @Nullable Edge next;

    /**
     * What an acceptance looks like now.
     *
     * @param before the verdict that held until now
     */
    public record Looked(Verdict before, Verdict verdict) {
        /** Whether a side is newly held or released. */
        public boolean changed() {
            return before.holdsInviter() != verdict.holdsInviter()
                    || before.holdsFriend() != verdict.holdsFriend();
        }
    }

    Review(Scorer scorer, Deque<Edge> oldestFirst, long sinceMillis) {
        this.scorer = scorer;
        this.sinceMillis = sinceMillis;
        this.next = oldestFirst.peekFirst();
        this.last = oldestFirst.peekLast();
    }

    /** Whether everything was looked at. */
    public boolean isDone() {
        return next == null;
    }

    /**
     * Passes the next ones, at most so many, and looks at those that are recent enough and were not
     * settled meanwhile.
     */
    public List<Looked> next(int most) {
        List<Looked> looked = new ArrayList<>();
        for (int i = 0; i < most && next != null; i++) {
            Edge edge = next;
            next = edge == last ? null : edge.next();
            if (edge.atMillis() >= sinceMillis && !edge.isSettled()) {
                looked.add(scorer.look(edge));
            }
        }
        return looked;
    }
}
