package io.hongbao.rehearsal.plan;

import java.util.List;

/**
 * One line of a capacity plan: what, how it comes about, and what that rests on.
 *
 * @param id for programs, such as {@code processors.claims}
 * @param what for people
 * @param formula with the numbers in it
 * @param result what comes of it
 * @param atLeast whether it would be more if everything had been measured
 * @param sources where the figures that were measured or designed come from; empty when all of them
 *     were given or stand in lines above
 */
public record PlanLine(
        String id,
        Section section,
        String what,
        String formula,
        Figure result,
        boolean atLeast,
        List<String> sources) {

    /** What a line is about. */
    public enum Section {
        LOAD("Load"),
        PROCESSORS("Processors, nodes, partitions"),
        DISK("Disk"),
        NETWORK("Network");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public PlanLine {
        sources = List.copyOf(sources);
    }
}
