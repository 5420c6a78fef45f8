package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Every answer that was given to a workload, in the order in which they came. Hosts may answer from
 * any thread.
 */
public final class Answers {

    private final List<Answer> given = new ArrayList<>();
    private long refusedByQueue;

    /** What was answered to a command, and when. */
    public record Answer(Command command, Outcome outcome, long atMillis) {}

    synchronized void add(Command command, Outcome outcome, long atMillis) {
        given.add(new Answer(command, outcome, atMillis));
    }

    synchronized void addRefusedByQueue() {
        refusedByQueue++;
    }

    /** All of them so far. */
    public synchronized List<Answer> given() {
        return List.copyOf(given);
    }

    /** How many commands the host did not take because its queue was full. */
    public synchronized long refusedByQueue() {
        return refusedByQueue;
    }

    /** How many claims were granted an envelope that they had not been granted before. */
    public long granted() {
        return given().stream()
                .filter(answer ->
                        answer.outcome() instanceof Outcome.Granted(_, boolean repeated)
                                && !repeated)
                .count();
    }
}
