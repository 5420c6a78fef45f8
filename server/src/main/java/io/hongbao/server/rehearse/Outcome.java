package io.hongbao.server.rehearse;

import java.util.List;

/**
 * How a rehearsal that was started here ended; kept beside its report.
 *
 * @param state {@code done} when it has a report, {@code stopped} or {@code failed}
 * @param lines what it printed last
 */
record Outcome(String state, List<String> lines) {
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String STOPPED = "stopped";
    static final String FAILED = "failed";

    Outcome {
        lines = List.copyOf(lines);
    }
}
